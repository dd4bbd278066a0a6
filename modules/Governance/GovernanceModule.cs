using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>The data-subject desk: requests of persons for what is held about them.</summary>
internal sealed class GovernanceModule(Func<HoldingsSearch> holdings) : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("governance.graphql");
        module.Actor(SubjectRequestActors.Requests);
        module.Actor(SubjectRequestActors.Consultations);
        Reads(module);
        Desk(module);
        module.Mutation<AnswerConsultation>("answerConsultation", SubjectRequestActors.Consultations)
            .By(Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative)
            .On(command => DeskRules.Target(command.Consultation, Consultation.ActorKind));
    }

    void Reads(IFeatureBuilder module)
    {
        module.Scalar("SubjectReference", SubjectReference.Normal, "A SubjectReference is written as in SELEC/2026/DS/K7Q2-4M8X.");
        module.Node("SubjectRequest", SubjectRequest.ActorKind, SubjectRequestRead.Table);
        module.Node("Consultation", Consultation.ActorKind, ConsultationRead.Table);
        module.Type<SubjectFile>("SubjectFile");
        module.Type<SubjectIdentity>("SubjectIdentity");
        module.Type<SubjectHoldings>("SubjectHoldings");
        module.Connection("Query.subjectRequests", SubjectRequestRead.Table);
        module.Connection("Query.consultations", ConsultationRead.Table);
        module.Query("subjectHoldings", (call, cancellationToken) => holdings().AnswerAsync(call, cancellationToken));
        module.Field<SubjectRequestView>("SubjectRequest.overdue", (view, call) => view.IsOverdue(call.Now));
        module.Field<SubjectRequestView>("SubjectRequest.file", (view, call) => Standing.Supervises(call.Viewer.Role) ? view.File : null);
        module.Field<SubjectFile>("SubjectFile.neutralReply", file => file.NeutralReply());
        module.Many<SubjectRequestView, ConsultationView>(
            "SubjectRequest.consultations", ConsultationRead.Table, view => view.Id.Key, "request", row => row.Request.Key);
        module.One<ConsultationView, SubjectRequestView>("Consultation.request", SubjectRequestRead.Table, view => view.Request.Key);
    }

    void Desk(IModuleBuilder module)
    {
        module.Mutation<OpenSubjectRequest>("openSubjectRequest", SubjectRequestActors.Requests).By(DeskRules.Desk);
        On<ConfirmIdentity>(module, "confirmIdentity", command => command.Request);
        On<ConsultSuppliers>(module, "consultSuppliers", command => command.Request)
            .With((command, lookup, cancellationToken) => holdings().LookUpAsync(command, lookup, cancellationToken));
        On<ReplyToSubject>(module, "replyToSubject", command => command.Request);
        On<RecordReplyReceived>(module, "recordReplyReceived", command => command.Request);
    }

    static IMutation<TCommand> On<TCommand>(IFeatureBuilder module, string field, Func<TCommand, StreamId> request)
        where TCommand : Command<SubjectRequest> =>
        module.Mutation<TCommand>(field, SubjectRequestActors.Requests)
            .By(DeskRules.Desk)
            .On(command => DeskRules.Target(request(command), SubjectRequest.ActorKind));
}
