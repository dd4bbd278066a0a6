using System.Collections.Immutable;
using System.Globalization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Log;

/// <summary>Entries of the audit log, newest first, as far as the viewer may read them.</summary>
sealed class AuditEntries(Func<IAuditLog> log, ISealing sealing, IKeyedHashes hashes) : Contracts.IList<AuditEntryView>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Found<AuditEntryView>>> ReadAsync(ListQuestion question, CancellationToken cancellationToken)
    {
        if (await AskedAsync(question.Call, cancellationToken) is not { } asked) return [];
        asked = asked with { OldestFirst = question.Backwards, After = question.After is { } place ? Place(place) : null };
        var entries = await log().FindAuditAsync(asked, question.Limit, cancellationToken);
        var named = await AuditObjects.OfAsync(entries, question.Call, cancellationToken);
        return [.. entries.Select(entry => new Found<AuditEntryView>(View(entry, named, question.Call.Viewer), Seek(entry)))];
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(Call call, long most, CancellationToken cancellationToken) =>
        await AskedAsync(call, cancellationToken) is { } asked ? await log().CountAuditAsync(asked, most, cancellationToken) : 0;

    /// <inheritdoc/>
    public StreamId Named(AuditEntryView view) => new("audit", view.Id);

    // Whoever finds an own act by an object would learn that the act reached it.
    static async Task<AuditQuestion?> AskedAsync(Call call, CancellationToken cancellationToken) =>
        AuditFilter.TryRead(call, out var question) && AuditReaders.Narrowed(question, call.Viewer) is { } narrowed
        && (narrowed.Object is not { } named || await AuditObjects.MayKnowAsync(named, call, cancellationToken))
            ? narrowed
            : null;

    static ImmutableArray<object?> Seek(RecordedAudit entry) => [entry.Entry.At.ToUnixTimeMilliseconds(), entry.Id];

    static AuditPlace Place(ImmutableArray<object?> seek) => new((long)seek[0]!, (long)seek[1]!);

    AuditEntryView View(RecordedAudit recorded, AuditObjects objects, Caller viewer)
    {
        var entry = recorded.Entry;
        var text = entry is { SearchItem: { } item, SearchText: { } cipher } ? new Sealed<string>(item, PartyCode.Selec, cipher) : null;
        var opened = text is not null && AuditReaders.MayOpen(viewer) ? sealing.Open(text) : null;
        return new AuditEntryView(
            hashes.Tag("audit-entry", recorded.Id.ToString(CultureInfo.InvariantCulture)), entry.At, entry.Kind, entry.Person,
            entry.Person?.Value, entry.Role, entry.Party, entry.Operation, objects.Of(entry), entry.Result, entry.Hits,
            entry.Purpose)
        {
            Opened = opened,
            SearchText = opened is null ? text : null,
        };
    }
}
