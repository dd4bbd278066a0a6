using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Access.Log;

/// <summary>
/// The objects of entries as a viewer may see them. An act also writes what its author does not know of, such as the identifier under which
/// the reports of all parties meet, and a version counts what others wrote before. So supervisors and auditors see everything, and
/// everybody else, without versions, the objects on which they hold a grant now.
/// </summary>
sealed class AuditObjects
{
    readonly IReadOnlySet<string>? _known;

    AuditObjects(IReadOnlySet<string>? known) => _known = known;

    /// <summary>Those of all these entries, looked up at once.</summary>
    public static async Task<AuditObjects> OfAsync(IReadOnlyList<RecordedAudit> entries, Call call, CancellationToken cancellationToken)
    {
        if (AuditReaders.SeesHidden(call.Viewer)) return new AuditObjects(null);
        var named = entries.SelectMany(recorded => recorded.Entry.Objects).Select(one => AuditObject.Read(one).Id.ToString()).Distinct().ToList();
        return new AuditObjects(await call.Read.GrantedAsync(named, call.Viewer, cancellationToken));
    }

    /// <summary>Whether the viewer may know of an object.</summary>
    public static async Task<bool> MayKnowAsync(StreamId node, Call call, CancellationToken cancellationToken) =>
        AuditReaders.SeesHidden(call.Viewer)
        || (await call.Read.GrantedAsync([node.ToString()], call.Viewer, cancellationToken)).Count > 0;

    /// <summary>The objects of one entry; none of an act refused as on something that is not there.</summary>
    public ImmutableArray<AuditObject> Of(AuditEntry entry)
    {
        var all = entry.Objects.Select(AuditObject.Read);
        if (_known is null) return [.. all];
        return entry.Result == Refusal.NotFound ? [] : [.. all.Where(one => _known.Contains(one.Id.ToString())).Select(one => one with { Version = null })];
    }
}
