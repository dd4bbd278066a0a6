using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>What a plug-in may know of a joint investigation: who is in it. Read under the caller's grants like everything else.</summary>
/// <param name="Investigation">The joint investigation.</param>
/// <param name="Agreed">The parties that take part: those that have agreed.</param>
/// <param name="IsAccepted">True once it was accepted.</param>
public sealed record InvestigationParties(StreamId Investigation, ImmutableArray<PartyCode> Agreed, bool IsAccepted)
{
    /// <summary>The rows; key and grants are those of the joint investigation.</summary>
    public static readonly Table<InvestigationParties> Table = new(
        "investigation_parties", CoreJson.Default.InvestigationParties, view => view.Investigation.Key, view => view.Investigation);

    /// <summary>The joint investigation that an id names, or null when the caller sees none there.</summary>
    public static async Task<InvestigationParties?> FindAsync(StreamId investigation, Lookup lookup, CancellationToken cancellationToken)
    {
        if (investigation.Kind != "investigation") return null;
        return await lookup.Read.FindOneAsync(Table, lookup.Caller, investigation.Key, cancellationToken);
    }
}

/// <summary>JSON of core rows that plug-ins read.</summary>
[JsonSerializable(typeof(InvestigationParties))]
sealed partial class CoreJson : JsonSerializerContext;
