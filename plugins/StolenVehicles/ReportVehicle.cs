using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>A plate as entered.</summary>
/// <param name="Text">Country, blank, number.</param>
/// <param name="Kind">For what it was given out.</param>
internal sealed record EnteredPlate(Sealed<string> Text, VehiclePlateKind Kind);

/// <summary>What a report's own texts tell, in codes.</summary>
/// <param name="OriginalVin">What keeps the original VIN from being one, or null.</param>
/// <param name="PlateCountry">The country that the plate names.</param>
internal sealed record ReportedMarks(VinFault? OriginalVin, string? PlateCountry)
{
    /// <summary>Reads them off the clear texts.</summary>
    public static ReportedMarks Of(ReportVehicle command, Lookup lookup) => new(
        command.OriginalVin is { } vin && lookup.ClearText(vin) is { } text ? Vin.Fault(text) : null,
        command.Plate is { } plate && lookup.ClearText(plate.Text) is { } number ? Plates.CountryOf(number) : null);

    /// <summary>Why the original VIN is none, or null. One that is only displayed may be anything: altered ones are reported.</summary>
    public Refusal? Fault() => OriginalVin switch
    {
        null => null,
        { Structure: VehicleVinStructure.WrongLength } => new Refusal(
            "VIN_LENGTH", "A VIN has 17 letters and digits.", ["originalVin"]),
        { Position: var position } => new Refusal(
            "VIN_LETTER", $"Position {position} holds a character that no VIN has; I, O and Q are left out of them.", ["originalVin"]),
    };
}

/// <summary>The joint investigation that a report names, as far as the caller sees it.</summary>
/// <param name="Found">Its parties; null when none is named or seen.</param>
internal sealed record NamedInvestigation(InvestigationParties? Found)
{
    /// <summary>Looks it up under the caller's grants.</summary>
    public static async Task<NamedInvestigation> FindAsync(StreamId? named, Lookup lookup, CancellationToken cancellationToken) =>
        new(named is { } one ? await InvestigationParties.FindAsync(one, lookup, cancellationToken) : null);

    /// <summary>Why a vehicle cannot be filed under it, or null: it must be accepted, and the caller's party in it.</summary>
    public Refusal? Fault(StreamId? named, PartyCode party) =>
        named is null || (Found is { IsAccepted: true } && Found.Agreed.Contains(party))
            ? null
            : new Refusal(Refusal.NotFound, "There is no accepted joint investigation of yours with that id.", ["investigation"]);
}

/// <summary>Reports a vehicle that was stolen, embezzled or found.</summary>
internal sealed record ReportVehicle(
    VehicleCategory Category,
    VehicleColour? Colour,
    Sealed<string>? Make,
    Sealed<string>? Model,
    Sealed<string>? OriginalVin,
    Sealed<string>? DisplayedVin,
    Sealed<string>? EngineNumber,
    EnteredPlate? Plate,
    ImmutableArray<Sealed<string>> DocumentNumbers,
    DateOnly? FirstRegistration,
    VehicleTheft? Theft,
    Sealed<string>? ReportingReference,
    VehicleStatus Status,
    VehicleFind? Found,
    StreamId? Investigation,
    ImmutableArray<PartyCode> SharedWith,
    ItemTerms Item) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context)
    {
        var marks = context.Fact<ReportedMarks>();
        if ((NotPermitted(context) ?? Item.Fault() ?? marks.Fault() ?? OwnFault(DateOnly.FromDateTime(context.Now.UtcDateTime))
            ?? RecordCircle.Fault(SharedWith, context, "sharedWith")
            ?? context.Fact<NamedInvestigation>().Fault(Investigation, context.Caller.Party)) is { } fault) return fault;
        var particulars = new VehicleParticulars(
            Category, Colour, Make, Model, OriginalVin, DisplayedVin, EngineNumber,
            Plate is { } plate ? new VehiclePlate(plate.Text, marks.PlateCountry, plate.Kind) : null,
            [.. DocumentNumbers.Select(number => new VehicleDocument(number))], FirstRegistration, Theft, ReportingReference);
        var reported = new VehicleReported(
            context.Caller.Party, SharedWith, particulars, Status, Found, Investigation, SuppliedText.Of(context, Item),
            context.Caller.Person, context.Now);
        return reported.Evolve(state).Accept(reported, context, Item);
    }

    Refusal? NotPermitted(CommandContext context) =>
        context.Parties.KindAt(context.Caller.Party, context.Now) is not (PartyKind.MemberState or PartyKind.OperationalPartner)
            || !RecordCircle.Entering.Contains(context.Caller.Role)
            ? Refuse(Refusal.NotPermitted, "Member States and Operational Partners report vehicles.")
        : !SharedWith.IsEmpty && !VehicleRights.MayTransmit(context.Caller)
            ? Refuse(Refusal.NotPermitted, "Your focal point or Liaison Officer shares the record with other parties.", "sharedWith")
        : null;

    Refusal? OwnFault(DateOnly today) =>
        OriginalVin is null && DisplayedVin is null && EngineNumber is null && Plate is null && DocumentNumbers.IsEmpty
            ? Refuse("VEHICLE_UNIDENTIFIED", "Give at least one of VIN, engine number, plate and document number.")
        : FirstRegistration > today
            ? Refuse("FIRST_REGISTRATION_IN_FUTURE", "It cannot have been registered in the future.", "firstRegistration")
        : Status is VehicleStatus.Stolen or VehicleStatus.Embezzled && Theft is null
            ? Refuse("THEFT_MISSING", "Say when and in which country it was taken.", "theft")
        : Status == VehicleStatus.Found && Found is null
            ? Refuse("FIND_MISSING", "Say when and in which country it was found.", "found")
        : Status is VehicleStatus.Stolen or VehicleStatus.Embezzled && Found is not null
            ? Refuse("FIND_WITHOUT_STATUS", "A vehicle that was found is reported as found.", "found")
        : Theft?.Fault(today) ?? Found?.Fault(today, Theft);
}

/// <summary>A vehicle was reported.</summary>
internal sealed record VehicleReported(
    PartyCode Supplier,
    ImmutableArray<PartyCode> SharedWith,
    VehicleParticulars Particulars,
    VehicleStatus Status,
    VehicleFind? Found,
    StreamId? Investigation,
    SuppliedText Text,
    PersonId By,
    DateTimeOffset At) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) => state with
    {
        Circle = new RecordCircle(Supplier, By, At, TaskForceKey.StolenVehicles, []).With(SharedWith, At),
        Particulars = Particulars,
        Status = Status,
        Found = Found,
        Investigation = Investigation,
        Texts = [Text],
    };
}
