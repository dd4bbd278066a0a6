using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// One audit entry per operation, or event that shows something, on disk before the first byte of the answer leaves; when it cannot be
/// written, the read fails. An operation that shows more objects than an entry holds, or cases that the session opened for different
/// purposes, has further entries.
/// </summary>
internal static class OperationLog
{
    const int MostObjects = 1_000;

    static readonly ImmutableHashSet<string> _logFields = ["auditEntries", "auditChains"];

    public static async ValueTask RecordAsync(GraphCall call, GraphResult result, CancellationToken cancellationToken)
    {
        var seen = call.Seen;
        if (seen.Count == 0 && (call.HasWritten || call.IsLogged)) return;
        var (item, text) = await SealedSearchAsync(call, cancellationToken);
        var entry = new AuditEntry(
            call.Now, KindOf(call, result), call.Caller.Person, call.Caller.Role, call.Caller.Party, call.Session.Id,
            string.Join(' ', result.RootFields.Distinct().Order(StringComparer.Ordinal)), [],
            result.Errors.Count == 0 ? "OK" : result.Errors[0].Code, 0, item, text)
        {
            Purpose = CodeOf(call.Purpose),
        };
        var entries = seen.SelectMany(of => of.Nodes.Chunk(MostObjects).Select(
            shown => entry with { Purpose = CodeOf(of.Purpose), Objects = [.. shown], Hits = shown.Length }));
        await Task.WhenAll(entries.DefaultIfEmpty(entry).Select(one => call.Ports.Journal.RecordAsync(one, cancellationToken)));
        call.IsLogged = true;
    }

    static string? CodeOf(Purpose? purpose) => purpose is { } stated ? Codes.Of(stated) : null;

    static AuditKind KindOf(GraphCall call, GraphResult result) =>
        result.RootFields.Any(_logFields.Contains) ? AuditKind.ReadLog
        : !call.SearchTexts.IsEmpty ? AuditKind.Search
        : result.OperationKind == OperationKind.Subscription ? AuditKind.Subscribe
        : AuditKind.Consult;

    static async Task<(ItemId? Item, string? Text)> SealedSearchAsync(GraphCall call, CancellationToken cancellationToken)
    {
        if (call.SearchTexts.IsEmpty) return (null, null);
        var item = await call.Ports.Sealing.OpenItemAsync(cancellationToken);
        return (item, call.Ports.Sealing.Seal(item, PartyCode.Selec, string.Join('\n', call.SearchTexts)).Cipher);
    }
}
