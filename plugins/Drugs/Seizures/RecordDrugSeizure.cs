using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Records a seizure of drugs by the caller's State.</summary>
internal sealed record RecordDrugSeizure(
    Occurrence Occurred,
    string Authority,
    bool Joint,
    ImmutableArray<PartyCode> JointWith,
    DrugPlace Place,
    DrugSubstance Substance,
    Sealed<string>? SubstanceDetail,
    DrugForm Form,
    DrugQuantityStated Quantity,
    DrugPurity? Purity,
    ImmutableArray<DrugPrice> Prices,
    ImmutableArray<DrugRouteStop> Route,
    DrugTransport? Transport,
    DrugConcealment? Concealment,
    DrugPackaging? Packaging,
    ImmutableArray<DrugPersons> Persons,
    DrugLaboratoryLink? Laboratory,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<PartyCode> SharedWith,
    ItemTerms Item) : Command<DrugSeizure>
{
    /// <summary>The numbers by which parcels are compared between States.</summary>
    public IEnumerable<Sealed<string>?> ParcelNumbers() => Packaging?.Parcels ?? [];

    /// <inheritdoc/>
    public override Decision Decide(DrugSeizure state, CommandContext context)
    {
        var (circumstances, seized) = (Circumstances(), new DrugSeized(Substance, SubstanceDetail, Form, Quantity, Purity));
        var fault = DrugFiling.Fault(context, Investigation, SharedWith, Item) ?? circumstances.Fault(context) ?? seized.Fault();
        if (fault is not null) return fault;
        var filing = DrugFiling.Begin(context, Investigation, SharedWith, Item);
        var line = seized.Line(1, null, context);
        return filing.Accept(new DrugSeizureRecorded(filing, circumstances, line, DrugSeizure.Find(circumstances, line)), context, Item);
    }

    DrugSeizureCircumstances Circumstances() => new(
        Occurred, Authority, Joint, JointWith, Place, Prices, Route, Transport, Concealment, Packaging, Persons, Laboratory, Description);
}

/// <summary>A seizure was recorded.</summary>
internal sealed record DrugSeizureRecorded(
    DrugFiling Filing, DrugSeizureCircumstances Circumstances, DrugSeizureLine Line, ImmutableArray<DrugFinding> Findings)
    : DomainEvent<DrugSeizure>
{
    /// <inheritdoc/>
    public override DrugSeizure Evolve(DrugSeizure state) => new(Filing, Circumstances, [Line], Findings);
}
