using System.Collections.Immutable;
using System.Globalization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Log;

/// <summary>An entry of the audit log as its readers see it.</summary>
sealed record AuditEntryView(
    string Id,
    DateTimeOffset At,
    AuditKind Kind,
    PersonId? Person,
    string? Account,
    Role? Role,
    PartyCode? Party,
    string Operation,
    ImmutableArray<AuditObject> Objects,
    string Result,
    int Hits,
    string? Purpose)
{
    /// <summary>What was searched for, for a viewer who may read it.</summary>
    public string? Opened { get; init; }

    /// <summary>The same, withheld.</summary>
    public Sealed<string>? SearchText { get; init; }
}

/// <summary>An object of an act.</summary>
sealed record AuditObject(string Kind, StreamId Id, int? Version)
{
    /// <summary>Reads <c>kind/key</c> or <c>kind/key@version</c>.</summary>
    public static AuditObject Read(string named)
    {
        var at = named.IndexOf('@', StringComparison.Ordinal);
        var node = StreamId.Parse(at < 0 ? named : named[..at]);
        return new AuditObject(
            node.Kind, node,
            at >= 0 && int.TryParse(named[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
    }
}

/// <summary>A chain of the audit log and whether it holds.</summary>
sealed record AuditChainView(string Chain, int Count, bool Holds, int? FirstFault)
{
    /// <summary>Every chain that a walk has met.</summary>
    public static ImmutableArray<AuditChainView> Of(AuditVerification walk)
    {
        var faults = walk.Faults.DistinctBy(fault => fault.Chain).ToDictionary(fault => fault.Chain, fault => (int)fault.Sequence);
        return
        [
            .. walk.Heads.OrderBy(head => head.Chain, StringComparer.Ordinal).Select(head => new AuditChainView(
                head.Chain, (int)head.Count, !faults.ContainsKey(head.Chain), faults.TryGetValue(head.Chain, out var at) ? at : null)),
        ];
    }
}
