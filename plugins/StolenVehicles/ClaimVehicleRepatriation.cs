using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>A claim that a found vehicle goes back.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Claimant">The party that claims it.</param>
/// <param name="LegalOwner">For whom.</param>
/// <param name="Grounds">On what grounds.</param>
/// <param name="State">How it stands.</param>
/// <param name="ClaimedBy">Who claimed it.</param>
/// <param name="ClaimedAt">When.</param>
/// <param name="Reason">Why it was granted or refused.</param>
/// <param name="ResolvedBy">Who granted or refused it.</param>
/// <param name="ResolvedAt">When.</param>
internal sealed record VehicleClaim(
    int Number,
    PartyCode Claimant,
    Sealed<string> LegalOwner,
    Sealed<string>? Grounds,
    VehicleClaimState State,
    PersonId ClaimedBy,
    DateTimeOffset ClaimedAt,
    Sealed<string>? Reason = null,
    PersonId? ResolvedBy = null,
    DateTimeOffset? ResolvedAt = null);

/// <summary>Claims a found vehicle back from the State in which it stands.</summary>
internal sealed record ClaimVehicleRepatriation(Sealed<string> LegalOwner, Sealed<string>? Grounds, ItemTerms Item) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context) =>
        (VehicleRights.Against(VehicleAction.ClaimRepatriation, state.Standing(), context.Caller) ?? Item.Fault()) is { } fault
            ? fault
            : state.Accept(
                new VehicleRepatriationClaimed(
                    new VehicleClaim(
                        state.Claims.Length + 1, context.Caller.Party, LegalOwner, Grounds, VehicleClaimState.Claimed,
                        context.Caller.Person, context.Now),
                    SuppliedText.Of(context, Item)),
                context, Item);
}

/// <summary>A found vehicle was claimed back.</summary>
internal sealed record VehicleRepatriationClaimed(VehicleClaim Claim, SuppliedText Text) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) => (state with { Claims = state.Claims.Add(Claim) }).Keeping(Text);
}
