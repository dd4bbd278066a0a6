using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Joint investigations, their results, judicial progress and the sums.</summary>
internal sealed class InvestigationsModule(Func<IDirectory> directory, Func<IResultCategories> categories) : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("investigations.graphql");
        module.Schema("judicial.graphql");
        module.Actor(InvestigationActor.Definition);
        module.Actor(ProceedingActor.Definition);
        module.Table(InvestigationParties.Table);
        Reads(module);
        Sums(module);
        Parties(module);
        Stages(module);
        Results(module);
        Judicial(module);
    }

    static void Reads(IFeatureBuilder module)
    {
        module.Node("Investigation", "investigation", InvestigationActor.Table);
        module.Node("Result", "result", ResultTable.Table);
        module.Node("Proceeding", "proceeding", ProceedingActor.Table);
        module.Type<Occurrence>("Occurrence");
        module.Type<InvestigationParty>("InvestigationParty");
        module.Type<AssignedOfficer>("AssignedOfficer");
        module.Type<ActionDay>("ActionDay");
        module.Type<JudicialLine>("JudicialLine");
        module.Type<SeizureResult>("SeizureResult");
        module.Type<PersonsResult>("PersonsResult");
        module.Type<DetectionResult>("DetectionResult");
        module.Type<FigureResult>("FigureResult");
        module.Type<DeclaredResult>("DeclaredResult");
        module.Type<Quantity>("Quantity");
        module.Type<EuroValue>("EuroValue");
        module.Type<CitizenCount>("CitizenCount");
        module.Type<StageEntry>("StageEntry");
        module.Type<WaitingFor>("WaitingFor");
        module.Connection("Query.investigations", InvestigationActor.Table);
        module.Connection("Query.results", ResultTable.Table);
        module.Connection("Query.proceedings", ProceedingActor.Table);
        module.Many<InvestigationView, ResultView>(
            "Investigation.results", ResultTable.Table, view => view.Id.Key, "investigation", row => row.Investigation.Key);
        module.Many<InvestigationView, ProceedingView>(
            "Investigation.proceedings", ProceedingActor.Table, view => view.Id.Key, "investigation", row => row.Investigation.Key);
        module.Field<InvestigationView>("Investigation.officers", (view, call) => view.IsOpenTo(call.Viewer) ? view.Officers : []);
        module.Field<InvestigationView>("Investigation.actionDays", (view, call) => view.IsOpenTo(call.Viewer) ? view.ActionDays : []);
        module.Field<InvestigationView>("Investigation.judicialLines", (view, call) => view.IsOpenTo(call.Viewer) ? view.JudicialLines : []);
        module.Field<InvestigationView>(
            "Investigation.viewerCan", (view, call) => Rights.Open(view.ReadCircle(), call.Viewer, call.Parties, call.Now));
        module.Field<ProceedingView>("Proceeding.viewerCan", (view, call) => PlanNextStep.Open(view, call.Viewer));
        module.Field<ProceedingView>("Proceeding.overdue", (view, call) => view.OverdueFrom() <= call.Now);
    }

    static void Sums(IFeatureBuilder module)
    {
        module.Type<ResultsSummary>("ResultsSummary");
        module.Type<Sum>("Sum");
        module.Type<CrimeAreaCount>("CrimeAreaCount");
        module.Type<SeizureSum>("SeizureSum");
        module.Type<ValueSum>("ValueSum");
        module.Type<PersonsSum>("PersonsSum");
        module.Type<DetectionSum>("DetectionSum");
        module.Type<DeclaredSum>("DeclaredSum");
        module.Type<Participation>("Participation");
        module.Type<PublishedFigure>("PublishedFigure");
        module.Query("resultsSummary", SummaryQuery.SummaryAsync);
        module.Query("publishedFigures", SummaryQuery.PublishedFiguresAsync);
    }

    void Parties(IFeatureBuilder module)
    {
        module.Mutation<ProposeInvestigation>("proposeInvestigation", InvestigationActor.Definition)
            .By(Role.LiaisonOfficer, Role.PartnerRepresentative)
            .With((command, lookup, cancellationToken) => VisibleLinks.LookUpAsync(
                lookup, cancellationToken, command.Predecessor, command.Origin));
        On<InviteParty>(module, "inviteParty", InvestigationAction.Invite);
        On<ShareItems>(module, "shareItems", InvestigationAction.ShareItems);
        On<JoinInvestigation>(module, "joinInvestigation", InvestigationAction.Join);
        On<DeclineInvitation>(module, "declineInvitation", InvestigationAction.Decline);
        On<AssignOfficer>(module, "assignOfficer", InvestigationAction.AssignOfficer)
            .With((command, lookup, _) => Task.FromResult(new Assignee(directory().CallerOf(command.Officer, lookup.Now))));
    }

    static void Stages(IFeatureBuilder module)
    {
        On<AcceptInvestigation>(module, "acceptInvestigation", InvestigationAction.Accept);
        On<RejectInvestigation>(module, "rejectInvestigation", InvestigationAction.Reject);
        On<BeginPlanning>(module, "beginPlanning", InvestigationAction.BeginPlanning);
        On<ActivateInvestigation>(module, "activateInvestigation", InvestigationAction.Activate);
        On<RecordActionDay>(module, "recordActionDay", InvestigationAction.RecordActionDay);
        On<SuspendInvestigation>(module, "suspendInvestigation", InvestigationAction.Suspend);
        On<ResumeInvestigation>(module, "resumeInvestigation", InvestigationAction.Resume);
        On<ConcludeInvestigation>(module, "concludeInvestigation", InvestigationAction.Conclude);
        On<BeginFollowUp>(module, "beginFollowUp", InvestigationAction.BeginFollowUp);
        On<EvaluateInvestigation>(module, "evaluateInvestigation", InvestigationAction.Evaluate);
        On<ArchiveInvestigation>(module, "archiveInvestigation", InvestigationAction.Archive);
        On<ChangeCodeName>(module, "changeCodeName", InvestigationAction.ChangeCodeName);
        On<ReviseInvestigation>(module, "reviseInvestigation", InvestigationAction.Revise);
    }

    void Results(IFeatureBuilder module)
    {
        On<RecordSeizure>(module, "recordSeizure", InvestigationAction.RecordResult);
        On<RecordPersons>(module, "recordPersons", InvestigationAction.RecordResult);
        On<RecordDetection>(module, "recordDetection", InvestigationAction.RecordResult);
        On<RecordOtherFigure>(module, "recordOtherFigure", InvestigationAction.RecordResult);
        On<RecordDeclaredResult>(module, "recordDeclaredResult", InvestigationAction.RecordResult)
            .With((command, _, _) => Task.FromResult(NamedCategory.Of(command.Category, categories())));
        ResultCategories.Add(module, categories);
    }

    static void Judicial(IFeatureBuilder module)
    {
        module.Mutation<RecordStage>("recordStage", ProceedingActor.Definition)
            .By(Role.Prosecutor)
            .On(command => Audience.Proceeding(command.Investigation, command.State))
            .With((command, lookup, cancellationToken) => CaseFile.LookUpAsync(command.Investigation.Key, lookup, cancellationToken));
        module.Mutation<PlanNextStep>("planNextStep", ProceedingActor.Definition)
            .By(Role.Prosecutor)
            .On("proceeding")
            .With((_, lookup, cancellationToken) => CaseFile.LookUpAsync(
                lookup.Actor.Key[..lookup.Actor.Key.LastIndexOf('.')], lookup, cancellationToken));
    }

    static IMutation<TCommand> On<TCommand>(IFeatureBuilder module, string field, InvestigationAction action)
        where TCommand : Command<Investigation> =>
        module.Mutation<TCommand>(field, InvestigationActor.Definition).By(Rights.Roles(action)).On("investigation");
}
