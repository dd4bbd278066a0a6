using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>A registration of the vehicle: a link of its chain.</summary>
/// <param name="Number">Its number in the order of entry, from 1.</param>
/// <param name="Country">Where.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day on which it ended; null when it is not known to have ended before the next one.</param>
/// <param name="Plate">The plate given out.</param>
/// <param name="Kind">For what it was registered.</param>
/// <param name="HolderKind">To whom.</param>
/// <param name="Holder">To whom by name.</param>
/// <param name="GoodFaith">True when the holder bought it in good faith.</param>
/// <param name="Supplier">The party that entered this.</param>
/// <param name="RecordedBy">Who entered it.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Overlaps">True when another country had it registered at the same time: one of both is false, or shows a clone.</param>
internal sealed record VehicleRegistration(
    int Number,
    string Country,
    DateOnly From,
    DateOnly? To,
    VehiclePlate? Plate,
    VehiclePlateKind Kind,
    VehicleHolderKind HolderKind,
    Sealed<string>? Holder,
    bool GoodFaith,
    PartyCode Supplier,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt,
    bool Overlaps = false)
{
    /// <summary>
    /// True when both stand for a common day. One that is not known to have ended lasts until the next begins; the day of a change belongs
    /// to the later one.
    /// </summary>
    public bool Crosses(VehicleRegistration other)
    {
        var (earlier, later) = From <= other.From ? (this, other) : (other, this);
        return earlier.From == later.From || later.From < earlier.To;
    }
}

/// <summary>The country of a registration's plate, read off its text.</summary>
/// <param name="Country">The country; null when the text names none.</param>
internal sealed record PlateOrigin(string? Country)
{
    /// <summary>Reads it off the clear text.</summary>
    public static PlateOrigin Of(Sealed<string>? plate, Lookup lookup) =>
        new(plate is not null && lookup.ClearText(plate) is { } text ? Plates.CountryOf(text) : null);
}

/// <summary>Enters a registration; the chain is often learnt backwards, so the order of entry is free.</summary>
internal sealed record RecordVehicleRegistration(
    string Country,
    DateOnly From,
    DateOnly? To,
    Sealed<string>? Plate,
    VehiclePlateKind Kind,
    VehicleHolderKind HolderKind,
    Sealed<string>? Holder,
    bool GoodFaith,
    ItemTerms Item) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context)
    {
        if ((VehicleRights.Against(VehicleAction.RecordRegistration, state.Standing(), context.Caller)
            ?? Item.Fault() ?? DayFault(DateOnly.FromDateTime(context.Now.UtcDateTime), state)) is { } fault) return fault;
        var entry = new VehicleRegistration(
            state.Registrations.Length + 1, Country, From, To,
            Plate is { } plate ? new VehiclePlate(plate, context.Fact<PlateOrigin>().Country, Kind) : null,
            Kind, HolderKind, Holder, GoodFaith, context.Caller.Party, context.Caller.Person, context.Now);
        return state.Registrations.Any(other => other.Country == Country && other.Crosses(entry))
            ? Refuse("REGISTRATION_OVERLAPS", "The same country had it registered otherwise in these days; correct the dates.", "from")
            : state.Accept(new VehicleRegistrationRecorded(entry, SuppliedText.Of(context, Item)), context, Item);
    }

    Refusal? DayFault(DateOnly today, Vehicle state) =>
        To < From ? Refuse("REGISTRATION_BACKWARDS", "It cannot have ended before it began.", "to")
        : From > today ? Refuse("REGISTRATION_IN_FUTURE", "It cannot have been registered in the future.", "from")
        : From < state.Particulars!.FirstRegistration
            ? Refuse("REGISTRATION_BEFORE_FIRST", "It was first registered later than this.", "from")
        : null;
}

/// <summary>A registration was entered; the chain stays in the order of its days.</summary>
internal sealed record VehicleRegistrationRecorded(VehicleRegistration Registration, SuppliedText Text) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state)
    {
        var chain = state.Registrations.Append(Registration).OrderBy(entry => entry.From).ThenBy(entry => entry.Number).ToImmutableArray();
        return (state with
        {
            Registrations =
            [
                .. chain.Select(entry => entry with
                {
                    Overlaps = chain.Any(other => other.Number != entry.Number && other.Crosses(entry)),
                }),
            ],
        }).Keeping(Text);
    }
}
