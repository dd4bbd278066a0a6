using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>A plate.</summary>
/// <param name="Text">Country and number.</param>
/// <param name="Country">The country that the text names; null when it names none.</param>
/// <param name="Kind">For what it was given out.</param>
internal sealed record VehiclePlate(Sealed<string> Text, string? Country, VehiclePlateKind Kind);

/// <summary>A document of the vehicle.</summary>
/// <param name="Number">Its number.</param>
internal sealed record VehicleDocument(Sealed<string> Number);

/// <summary>Where and when it was taken.</summary>
/// <param name="Date">The day.</param>
/// <param name="Country">The country.</param>
/// <param name="Place">The place.</param>
internal sealed record VehicleTheft(DateOnly Date, string Country, Sealed<string>? Place)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(DateOnly today) =>
        Date > today ? new Refusal("THEFT_IN_FUTURE", "It cannot have been taken in the future.", ["theft", "date"]) : null;
}

/// <summary>Where, when and by whom it was found; there it stands until it is returned.</summary>
/// <param name="Date">The day.</param>
/// <param name="Country">The country in which it stands.</param>
/// <param name="Place">The place.</param>
/// <param name="Finder">Who found it.</param>
internal sealed record VehicleFind(DateOnly Date, string Country, Sealed<string>? Place, Sealed<string>? Finder)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(DateOnly today, VehicleTheft? theft) =>
        Date > today ? new Refusal("FOUND_IN_FUTURE", "It cannot have been found in the future.", ["found", "date"])
        : Date < theft?.Date ? new Refusal("FOUND_BEFORE_THEFT", "It cannot have been found before it was taken.", ["found", "date"])
        : null;
}

/// <summary>What is known of the vehicle itself.</summary>
/// <param name="Category">What kind it is.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Make">Its make.</param>
/// <param name="Model">Its model.</param>
/// <param name="OriginalVin">The VIN that its maker gave it.</param>
/// <param name="DisplayedVin">The VIN that it shows.</param>
/// <param name="EngineNumber">The number of its engine.</param>
/// <param name="Plate">Its plate.</param>
/// <param name="Documents">Its documents.</param>
/// <param name="FirstRegistration">When it was first registered.</param>
/// <param name="Theft">Where and when it was taken.</param>
/// <param name="ReportingReference">The reporting authority's own reference.</param>
internal sealed record VehicleParticulars(
    VehicleCategory Category,
    VehicleColour? Colour,
    Sealed<string>? Make,
    Sealed<string>? Model,
    Sealed<string>? OriginalVin,
    Sealed<string>? DisplayedVin,
    Sealed<string>? EngineNumber,
    VehiclePlate? Plate,
    ImmutableArray<VehicleDocument> Documents,
    DateOnly? FirstRegistration,
    VehicleTheft? Theft,
    Sealed<string>? ReportingReference);

/// <summary>Text that a party supplied to the record.</summary>
/// <param name="Item">The item that holds it.</param>
/// <param name="Supplier">The party, which alone may let others read it.</param>
/// <param name="Held">True when it may not be passed on (H2).</param>
internal sealed record SuppliedText(ItemId Item, PartyCode Supplier, bool Held)
{
    /// <summary>The text of a command being decided.</summary>
    public static SuppliedText Of(CommandContext context, ItemTerms terms) =>
        new(context.Item!.Value, context.Caller.Party, terms.Handling.Contains(HandlingCode.H2));
}

/// <summary>A reported vehicle.</summary>
/// <param name="Circle">Who reads the record; null before it is reported.</param>
/// <param name="Particulars">What is known of the vehicle itself.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Found">Where it was found.</param>
/// <param name="Investigation">The joint investigation that it belongs to.</param>
/// <param name="CloneOf">The vehicle whose identity it borrows.</param>
/// <param name="Registrations">Its registrations, the earliest first.</param>
/// <param name="Claims">The claims of repatriation, in order.</param>
/// <param name="Texts">The texts supplied to it.</param>
internal sealed record Vehicle(
    RecordCircle? Circle,
    VehicleParticulars? Particulars,
    VehicleStatus Status,
    VehicleFind? Found,
    StreamId? Investigation,
    StreamId? CloneOf,
    ImmutableArray<VehicleRegistration> Registrations,
    ImmutableArray<VehicleClaim> Claims,
    ImmutableArray<SuppliedText> Texts)
{
    /// <summary>Before it is reported.</summary>
    public static readonly Vehicle None = new(null, null, default, null, null, null, [], [], []);

    /// <summary>What rights are computed from; null before it is reported.</summary>
    public VehicleStanding? Standing() =>
        Circle is null
            ? null
            : new VehicleStanding(Circle, Status, Found?.Country, Claims, [.. Texts.Select(text => text.Supplier).Distinct()]);

    /// <summary>The same with one more text supplied to it.</summary>
    public Vehicle Keeping(SuppliedText text) => this with { Texts = Texts.Add(text) };

    /// <summary>Accepts a fact whose text becomes an item that the record's circle reads.</summary>
    public Decision Accept(DomainEvent<Vehicle> fact, CommandContext context, ItemTerms terms) =>
        Decision.Accept(fact).And(context.Item!.Value.Stream, context.OpenItem(terms, context.Self, Circle!.Readers()));
}
