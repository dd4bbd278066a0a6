using Selec.Sdk;

namespace Selec.Governance;

/// <summary>The desk's kinds of actor and the stored names of their events, which never change.</summary>
internal static class SubjectRequestActors
{
    public static readonly ActorDefinition<SubjectRequest> Requests =
        new ActorDefinition<SubjectRequest>(SubjectRequest.ActorKind, SubjectRequest.None, SubjectRequestRead.Of)
            .Event("subject-request.opened/1", GovernanceJson.Default.SubjectRequestOpened)
            .Event("subject-request.identity-confirmed/1", GovernanceJson.Default.IdentityConfirmed)
            .Event("subject-request.holdings-gathered/1", GovernanceJson.Default.HoldingsGathered)
            .Event("subject-request.consultation-ended/1", GovernanceJson.Default.ConsultationEnded)
            .Event("subject-request.replied/1", GovernanceJson.Default.SubjectReplied)
            .Event("subject-request.reply-received/1", GovernanceJson.Default.ReplyReceived)
            .Event("subject-request.due-soon/1", GovernanceJson.Default.ReplyDueSoon)
            .Event("subject-request.overdue/1", GovernanceJson.Default.ReplyOverdue)
            .Event("subject-request.closed/1", GovernanceJson.Default.SubjectRequestClosed)
            .Guarding<ConsultationEnded>(ConsultationEnded.Refused)
            .Reminded(SubjectReminders.Command);

    public static readonly ActorDefinition<Consultation> Consultations =
        new ActorDefinition<Consultation>(Consultation.ActorKind, Consultation.None, ConsultationRead.Of)
            .Event("consultation.asked/1", GovernanceJson.Default.ConsultationAsked)
            .Event("consultation.answered/1", GovernanceJson.Default.ConsultationAnswered)
            .Event("consultation.lapsed/1", GovernanceJson.Default.ConsultationLapsed)
            .Event("consultation.withdrawn/1", GovernanceJson.Default.ConsultationWithdrawn)
            .Reminded((_, reminder) => reminder == Consultation.Overdue ? new LapseConsultation() : null);
}
