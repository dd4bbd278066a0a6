using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Says that a vehicle was found, or that it is back with its owner.</summary>
internal sealed record ChangeVehicleStatus(VehicleStatus Status, VehicleFind? Found, ItemTerms Item) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context) =>
        (VehicleRights.Against(VehicleAction.ChangeStatus, state.Standing(), context.Caller) ?? Item.Fault()
            ?? OwnFault(state, context)) is { } fault
            ? fault
            : state.Accept(
                new VehicleStatusChanged(Status, Found, SuppliedText.Of(context, Item), context.Caller.Person, context.Now), context, Item);

    Refusal? OwnFault(Vehicle state, CommandContext context) =>
        !IsNext(state.Status)
            ? Refuse("VEHICLE_STATUS_STEP", "A stolen or embezzled vehicle is found, and a found one returned; no other step.", "status")
        : Status == VehicleStatus.Found && Found is null
            ? Refuse("FIND_MISSING", "Say when and in which country it was found.", "found")
        : Status == VehicleStatus.Returned && Found is not null
            ? Refuse("FIND_WITHOUT_STATUS", "Where it was found stands in the record already.", "found")
        : Found is { } find && context.Caller.Party != state.Circle!.Supplier && find.Country != context.Caller.Party.Value
            ? Refuse(Refusal.NotPermitted, "Another State reports a find on its own territory alone.", "found", "country")
        : Found?.Fault(DateOnly.FromDateTime(context.Now.UtcDateTime), state.Particulars!.Theft);

    bool IsNext(VehicleStatus now) => (now, Status) is
        (VehicleStatus.Stolen or VehicleStatus.Embezzled, VehicleStatus.Found) or (VehicleStatus.Found, VehicleStatus.Returned);
}

/// <summary>A vehicle was found, or returned.</summary>
internal sealed record VehicleStatusChanged(
    VehicleStatus Status, VehicleFind? Found, SuppliedText Text, PersonId By, DateTimeOffset At) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) =>
        (state with { Status = Status, Found = Found ?? state.Found }).Keeping(Text);
}
