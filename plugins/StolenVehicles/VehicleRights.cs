using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>All that rights on a reported vehicle are computed from.</summary>
/// <param name="Circle">Who reads the record.</param>
/// <param name="Status">What became of it.</param>
/// <param name="StandsIn">The country in which it was found.</param>
/// <param name="Claims">The claims of repatriation.</param>
/// <param name="Suppliers">The parties that supplied text to it.</param>
internal sealed record VehicleStanding(
    RecordCircle Circle, VehicleStatus Status, string? StandsIn, ImmutableArray<VehicleClaim> Claims, ImmutableArray<PartyCode> Suppliers)
{
    /// <summary>The claim that waits for its answer, or null.</summary>
    public VehicleClaim? OpenClaim => Claims.LastOrDefault(claim => claim.State == VehicleClaimState.Claimed);

    /// <summary>True for the supplying party and those that it shared the record with.</summary>
    public bool IsReadBy(PartyCode party) => party == Circle.Supplier || Circle.Shared.Any(shared => shared.Party == party);
}

/// <summary>Who may do what with a reported vehicle: one rule for the decision and for what a viewer is told that he can do.</summary>
internal static class VehicleRights
{
    static readonly Role[] _transmitting = [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];

    /// <summary>The roles that may try.</summary>
    public static Role[] Roles(VehicleAction action) =>
        action is VehicleAction.ClaimRepatriation or VehicleAction.ResolveClaim or VehicleAction.Share
            ? _transmitting
            : [.. RecordCircle.Entering];

    /// <summary>True for those who may let other parties know: a case officer drafts and never transmits abroad.</summary>
    public static bool MayTransmit(Caller caller) => _transmitting.Contains(caller.Role);

    /// <summary>Why the caller may not do it now, or null.</summary>
    public static Refusal? Against(VehicleAction action, VehicleStanding? standing, Caller caller) =>
        standing is null ? new Refusal(Refusal.NotFound, "There is nothing with that id that you may see.", ["vehicle"])
        : !Roles(action).Contains(caller.Role) || !HasStanding(action, standing, caller)
            ? new Refusal(Refusal.NotPermitted, "This act belongs to another party or unit of the record.", [])
        : Untimely(action, standing);

    /// <summary>What the caller may do now.</summary>
    public static IEnumerable<VehicleAction> Open(VehicleStanding standing, Caller caller) =>
        Enum.GetValues<VehicleAction>().Where(action => Against(action, standing, caller) is null);

    // What is entered into a shared record reaches other States at once, so that it takes those who transmit.
    static bool HasStanding(VehicleAction action, VehicleStanding standing, Caller caller) =>
        standing.IsReadBy(caller.Party)
        && (MayTransmit(caller) || standing.Circle.Shared.IsEmpty)
        && action switch
        {
            VehicleAction.LinkClone => standing.Circle.IsControlledBy(caller),
            VehicleAction.ChangeStatus => standing.Circle.IsControlledBy(caller)
                || standing.Status is VehicleStatus.Stolen or VehicleStatus.Embezzled,
            VehicleAction.Share => standing.Suppliers.Contains(caller.Party),
            VehicleAction.ClaimRepatriation => caller.Party.Value != standing.StandsIn,
            VehicleAction.ResolveClaim => caller.Party.Value == standing.StandsIn,
            _ => true,
        };

    static Refusal? Untimely(VehicleAction action, VehicleStanding standing) => (action, standing) switch
    {
        (VehicleAction.ChangeStatus, { Status: VehicleStatus.Returned }) => new Refusal(
            "VEHICLE_RETURNED", "The vehicle is back with its owner; nothing follows.", []),
        (VehicleAction.ClaimRepatriation, { Status: not VehicleStatus.Found }) => new Refusal(
            "VEHICLE_NOT_FOUND_YET", "Only a vehicle that was found and not returned is claimed back.", []),
        (VehicleAction.ClaimRepatriation, { OpenClaim: not null }) => new Refusal(
            "CLAIM_OPEN", "A claim waits for its answer; there is one at a time.", []),
        (VehicleAction.ClaimRepatriation, _) when standing.Claims.Any(claim => claim.State == VehicleClaimState.Granted) => new Refusal(
            "CLAIM_GRANTED", "A claim was granted; the vehicle goes back.", []),
        (VehicleAction.ClaimRepatriation, { StandsIn: var country }) when !standing.IsReadBy(new PartyCode(country!)) => new Refusal(
            "CLAIM_STATE_NOT_READING", "Share the record with the State in which the vehicle stands before it is claimed.", []),
        (VehicleAction.ResolveClaim, { OpenClaim: null }) => new Refusal(
            "CLAIM_NOT_OPEN", "There is no claim that waits for an answer.", []),
        _ => null,
    };
}
