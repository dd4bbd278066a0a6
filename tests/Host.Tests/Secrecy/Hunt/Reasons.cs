using Selec.Contracts.Access;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>Which reasons may be given for a text that is withheld.</summary>
internal static class Reasons
{
    static readonly AccessCondition[] _ofSight =
    [
        AccessCondition.Account, AccessCondition.Certificate, AccessCondition.Role, AccessCondition.Audience, AccessCondition.AudienceWindow,
        AccessCondition.NeedToKnow, AccessCondition.Partner,
    ];

    /// <summary>True when the reason is that of the first refusal; whoever is outside the audience learns no other.</summary>
    public static bool Fit(IReadOnlyList<AccessCondition> refusals, bool isErased, string? reason)
    {
        if (refusals.Intersect(_ofSight).Any()) return reason == "NOT_IN_AUDIENCE";
        if (isErased || refusals.Contains(AccessCondition.Existence)) return reason == "ERASED";
        return reason == refusals[0] switch
        {
            AccessCondition.Clearance => "ABOVE_CLEARANCE",
            AccessCondition.Handling => "NOT_ACKNOWLEDGED",
            AccessCondition.Restriction => "RESTRICTED",
            AccessCondition.Purpose => "PURPOSE_MISSING",
            _ => "",
        };
    }
}
