using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>The circumstances of a seizure, which corrections leave alone.</summary>
/// <param name="Occurred">When.</param>
/// <param name="Authority">The authority that acted.</param>
/// <param name="Joint">True when it acted together with others.</param>
/// <param name="JointWith">The other States' parties that acted with it.</param>
/// <param name="Place">Where.</param>
/// <param name="Prices">What it cost.</param>
/// <param name="Route">The way it took.</param>
/// <param name="Transport">How it was carried.</param>
/// <param name="Concealment">How it was hidden.</param>
/// <param name="Packaging">How it was packed.</param>
/// <param name="Persons">Persons found with it.</param>
/// <param name="Laboratory">The laboratory that it came from.</param>
/// <param name="Description">In the words of the source.</param>
internal sealed record DrugSeizureCircumstances(
    Occurrence Occurred,
    string Authority,
    bool Joint,
    ImmutableArray<PartyCode> JointWith,
    DrugPlace Place,
    ImmutableArray<DrugPrice> Prices,
    ImmutableArray<DrugRouteStop> Route,
    DrugTransport? Transport,
    DrugConcealment? Concealment,
    DrugPackaging? Packaging,
    ImmutableArray<DrugPersons> Persons,
    DrugLaboratoryLink? Laboratory,
    Sealed<string>? Description)
{
    /// <summary>The first rule that they break, or null.</summary>
    public Refusal? Fault(CommandContext context) =>
        Occurred.Fault(context.Now, "occurred") ?? JointFault(context) ?? Place.Fault() ?? DrugPrice.Fault(Prices, context.Now)
        ?? DrugRouteStop.Fault(Route) ?? Packaging?.Fault() ?? DrugPersons.Fault(Persons);

    Refusal? JointFault(CommandContext context) =>
        !Joint && !JointWith.IsEmpty ? new Refusal("NOT_JOINT", "Parties that acted too make it a joint seizure.", ["joint"])
        : JointWith.Contains(context.Caller.Party) || JointWith.Distinct().Count() != JointWith.Length
            ? new Refusal("PARTY_REPEATED", "Name each other party once; your own acts anyway.", ["jointWith"])
        : null;
}

/// <summary>What was seized: a line of the record. A correction adds a line and leaves the old one.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Substance">What.</param>
/// <param name="SubstanceDetail">What exactly, in words.</param>
/// <param name="Form">In which form.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Purity">How pure.</param>
/// <param name="Reason">Why it corrects the line before.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="CorrectedBy">The number of the line that corrects it.</param>
internal sealed record DrugSeizureLine(
    int Number,
    DrugSubstance Substance,
    Sealed<string>? SubstanceDetail,
    DrugForm Form,
    DrugQuantity Quantity,
    DrugPurity? Purity,
    Sealed<string>? Reason,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt,
    int? CorrectedBy);

/// <summary>What a command says was seized.</summary>
internal sealed record DrugSeized(
    DrugSubstance Substance, Sealed<string>? Detail, DrugForm Form, DrugQuantityStated Quantity, DrugPurity? Purity)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault() =>
        Substance == DrugSubstance.Other && Detail is null
            ? new Refusal("SUBSTANCE_UNNAMED", "Another substance is named in words.", ["substanceDetail"])
            : Quantity.Fault(Substance, "quantity") ?? Purity?.Fault("purity");

    /// <summary>The line that records it now.</summary>
    public DrugSeizureLine Line(int number, Sealed<string>? reason, CommandContext context) => new(
        number, Substance, Detail, Form, ConversionTable.Current.Measure(Substance, Form, Quantity), Purity,
        reason, context.Caller.Person, context.Now, null);
}

/// <summary>A seizure of drugs, recorded by the State that made it.</summary>
/// <param name="Filing">Who reads it and what it belongs to.</param>
/// <param name="Circumstances">When, where and how.</param>
/// <param name="Lines">What was seized, the last line counting.</param>
/// <param name="Findings">What deserves a second look.</param>
internal sealed record DrugSeizure(
    DrugFiling Filing, DrugSeizureCircumstances Circumstances, ImmutableArray<DrugSeizureLine> Lines, ImmutableArray<DrugFinding> Findings)
{
    /// <summary>Before it is recorded.</summary>
    public static readonly DrugSeizure None = new(null!, null!, [], []);

    /// <summary>What counts.</summary>
    public DrugSeizureLine Current => Lines[^1];

    /// <summary>What deserves a second look.</summary>
    public static ImmutableArray<DrugFinding> Find(DrugSeizureCircumstances circumstances, DrugSeizureLine line)
    {
        var findings = ImmutableArray.CreateBuilder<DrugFinding>();
        if (circumstances.Prices.Any(price => price.IsUnusual(line.Substance))) findings.Add(DrugFinding.PriceUnusual);
        if (circumstances.Place.IsOutsideCountry()) findings.Add(DrugFinding.PositionOutsideCountry);
        if (line.Quantity is { Value: not null, KgEquivalent: null }) findings.Add(DrugFinding.WeightUnknown);
        return findings.ToImmutable();
    }
}
