using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Who may do what, and when: one rule for the decision and for what a viewer is told that he can do.</summary>
internal static class Rights
{
    static readonly Role[] _directorate = [Role.OperationsDirectorate];
    static readonly Role[] _liaison = [Role.LiaisonOfficer, Role.PartnerRepresentative];
    static readonly Role[] _coordination = [Role.OperationsDirectorate, Role.LiaisonOfficer, Role.NationalFocalPoint];

    static readonly ImmutableArray<InvestigationStage> _underWay = [
        InvestigationStage.Accepted, InvestigationStage.Planning, InvestigationStage.Active];
    static readonly ImmutableArray<InvestigationStage> _over = [
        InvestigationStage.Concluded, InvestigationStage.FollowUp, InvestigationStage.Evaluated];

    /// <summary>The roles that may try.</summary>
    public static Role[] Roles(InvestigationAction action) => action switch
    {
        InvestigationAction.Accept or InvestigationAction.Reject
            or InvestigationAction.Evaluate or InvestigationAction.Archive => _directorate,
        InvestigationAction.Join or InvestigationAction.Decline => _liaison,
        InvestigationAction.Invite => [.. _directorate, .. _liaison],
        InvestigationAction.ShareItems => [.. _coordination, Role.PartnerRepresentative],
        InvestigationAction.BeginFollowUp => [.. _directorate, Role.Prosecutor],
        InvestigationAction.AssignOfficer => [Role.LiaisonOfficer, Role.NationalFocalPoint],
        InvestigationAction.RecordResult => [.. _coordination, Role.CaseOfficer],
        InvestigationAction.RecordStage => [Role.Prosecutor],
        _ => _coordination,
    };

    /// <summary>Why the caller may not do it now, or null.</summary>
    public static Refusal? Against(InvestigationAction action, Circle circle, Caller caller, PartyRegister parties, DateTimeOffset now) =>
        !Roles(action).Contains(caller.Role) || !HasStanding(action, circle, caller)
            ? new Refusal(Refusal.NotPermitted, "This act belongs to another party or unit of the joint investigation.", [])
            : Untimely(action, circle) ?? Missing(action, circle, parties, now);

    /// <summary>What the caller may do now.</summary>
    public static IEnumerable<InvestigationAction> Open(Circle circle, Caller caller, PartyRegister parties, DateTimeOffset now) =>
        Enum.GetValues<InvestigationAction>().Where(action => Against(action, circle, caller, parties, now) is null);

    static bool HasStanding(InvestigationAction action, Circle circle, Caller caller) => (action, caller.Role) switch
    {
        (_, Role.OperationsDirectorate) => true,
        (InvestigationAction.Join or InvestigationAction.Decline, _) => circle.Party(caller.Party) is { Answer: PartyAnswer.Awaited },
        (InvestigationAction.Invite, _) => circle.Party(caller.Party) is { Role: PartyRole.Initiator, Answer: PartyAnswer.Agreed },
        (InvestigationAction.ShareItems, _) => circle.HasAgreed(caller.Party),
        (_, Role.CaseOfficer) => circle.IsActing(caller.Party) && circle.Officers.Any(officer => officer.Person == caller.Person),
        _ => circle.IsActing(caller.Party),
    };

    static Refusal? Untimely(InvestigationAction action, Circle circle)
    {
        var (stages, code, message) = When(action);
        if (!stages.Contains(circle.Stage)) return new Refusal(code, message, []);
        return (action, circle.Suspended) switch
        {
            (InvestigationAction.Resume, false) => new Refusal(
                "INVESTIGATION_NOT_SUSPENDED", "The joint investigation is not suspended.", []),
            (InvestigationAction.BeginPlanning or InvestigationAction.Activate
                or InvestigationAction.RecordActionDay or InvestigationAction.Suspend
                or InvestigationAction.Conclude, true)
                    => new Refusal("INVESTIGATION_SUSPENDED", "The joint investigation is suspended; resume it first.", []),
            _ => null,
        };
    }

    static (ImmutableArray<InvestigationStage> Stages, string Code, string Message) When(InvestigationAction action) => action switch
    {
        InvestigationAction.Accept or InvestigationAction.Reject
            => ([InvestigationStage.Proposed], "INVESTIGATION_NOT_PROPOSED",
                "Only a proposed joint investigation is accepted or rejected."),
        InvestigationAction.Invite or InvestigationAction.Join or InvestigationAction.Decline =>
            ([InvestigationStage.Proposed, .. _underWay], "INVESTIGATION_CLOSED_TO_PARTIES",
                "Parties come in only before the joint investigation is concluded."),
        InvestigationAction.BeginPlanning
            => ([InvestigationStage.Accepted], "INVESTIGATION_NOT_ACCEPTED", "Only an accepted joint investigation is planned."),
        InvestigationAction.Activate
            => ([InvestigationStage.Planning], "INVESTIGATION_NOT_PLANNED", "Only a planned joint investigation begins."),
        InvestigationAction.RecordActionDay or InvestigationAction.Conclude
            => ([InvestigationStage.Active], "INVESTIGATION_NOT_ACTIVE", "The joint investigation is not under way."),
        InvestigationAction.Suspend or InvestigationAction.Resume
            => (_underWay, "INVESTIGATION_NOT_UNDER_WAY",
                "Only an accepted joint investigation that is not concluded is suspended or resumed."),
        InvestigationAction.BeginFollowUp
            => ([InvestigationStage.Concluded], "INVESTIGATION_NOT_CONCLUDED",
                "Only a concluded joint investigation is followed through the courts."),
        InvestigationAction.Evaluate
            => ([InvestigationStage.Concluded, InvestigationStage.FollowUp],
                "INVESTIGATION_NOT_CONCLUDED", "Only a concluded joint investigation is evaluated."),
        InvestigationAction.Archive
            => ([InvestigationStage.Evaluated], "INVESTIGATION_NOT_EVALUATED", "Only an evaluated joint investigation is archived."),
        InvestigationAction.ChangeCodeName or InvestigationAction.Revise or InvestigationAction.ShareItems =>
            ([InvestigationStage.Proposed, .. _underWay, .. _over], "INVESTIGATION_CLOSED", "The joint investigation is closed."),
        _ => ([.. _underWay, .. _over], "INVESTIGATION_NOT_ACCEPTED", "This needs an accepted joint investigation that is not archived."),
    };

    static Refusal? Missing(InvestigationAction action, Circle circle, PartyRegister parties, DateTimeOffset now) => action switch
    {
        InvestigationAction.Accept when circle.MemberStates(parties, now) < 2 =>
            new Refusal("TWO_MEMBER_STATES_NEEDED", "A joint investigation needs two Member States that have agreed to take part.", []),
        InvestigationAction.Archive when circle.ActingStates().Any(state => circle.Lines.All(line => line.State != state)) =>
            new Refusal(
                "JUDICIAL_LINE_MISSING", "Each participating State needs a judicial line before the joint investigation is archived.", []),
        _ => null,
    };
}
