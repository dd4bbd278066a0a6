using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Answers the open claim, for the State in which the vehicle stands.</summary>
internal sealed record ResolveVehicleClaim(VehicleClaimOutcome Outcome, Sealed<string>? Reason, ItemTerms Item) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context)
    {
        var standing = state.Standing();
        return (VehicleRights.Against(VehicleAction.ResolveClaim, standing, context.Caller) ?? Item.Fault()) is { } fault
            ? fault
            : state.Accept(
                new VehicleClaimResolved(
                    standing!.OpenClaim!.Number, Outcome, Reason, SuppliedText.Of(context, Item), context.Caller.Person, context.Now),
                context, Item);
    }
}

/// <summary>A claim was granted or refused.</summary>
internal sealed record VehicleClaimResolved(
    int Number, VehicleClaimOutcome Outcome, Sealed<string>? Reason, SuppliedText Text, PersonId By, DateTimeOffset At)
    : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) =>
        (state with { Claims = [.. state.Claims.Select(claim => claim.Number == Number ? Resolved(claim) : claim)] }).Keeping(Text);

    VehicleClaim Resolved(VehicleClaim claim) => claim with
    {
        State = Outcome == VehicleClaimOutcome.Granted ? VehicleClaimState.Granted : VehicleClaimState.Refused,
        Reason = Reason,
        ResolvedBy = By,
        ResolvedAt = At,
    };
}
