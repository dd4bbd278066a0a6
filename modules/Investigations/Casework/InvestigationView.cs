using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>A joint investigation as the API shows it.</summary>
internal sealed record InvestigationView(
    StreamId Id,
    NodeVersion Version,
    InvestigationStage Stage,
    bool Suspended,
    Sealed<string>? CodeName,
    Sealed<string>? Label,
    Sealed<string>? Summary,
    Sealed<string>? Methods,
    Sealed<string>? OccurredNote,
    Sealed<string>? Evaluation,
    CrimeArea PrimaryArea,
    ImmutableArray<CrimeArea> SecondaryAreas,
    TaskForceKey? TaskForce,
    Occurrence? Occurred,
    ImmutableArray<string> Route,
    ImmutableArray<string> GroupCitizenships,
    ImmutableArray<PartyCode> MentionedParties,
    PartyCode Proposer,
    PersonId ProposedBy,
    DateTimeOffset RecordedAt,
    DateTimeOffset? AcceptedAt,
    ImmutableArray<InvestigationParty> Parties,
    ImmutableArray<AssignedOfficer> Officers,
    ImmutableArray<ActionDay> ActionDays,
    ImmutableArray<JudicialLine> JudicialLines,
    StreamId? Predecessor,
    StreamId? Origin)
{
    /// <summary>Who is in it and how far it has come.</summary>
    public Circle ReadCircle() => new(Stage, Suspended, Proposer, RecordedAt, AcceptedAt, TaskForce, Parties, Officers, JudicialLines);

    /// <summary>
    /// True unless the viewer's party was asked and has not agreed: it sees what is proposed, and nothing of what the others do in it.
    /// </summary>
    public bool IsOpenTo(Caller viewer) => Parties.FirstOrDefault(party => party.Code == viewer.Party) is not { Answer: not PartyAnswer.Agreed };

    /// <summary>The view of a state.</summary>
    public static InvestigationView Of(StreamId id, Investigation state, long version) => new(
        id, new NodeVersion(id, version),
        state.Circle.Stage, state.Circle.Suspended,
        state.Texts.CodeName, state.Texts.Label, state.Texts.Summary, state.Texts.Methods, state.Texts.OccurredNote, state.Texts.Evaluation,
        state.Subject.PrimaryArea, state.Subject.SecondaryAreas, state.Subject.TaskForce, state.Subject.Occurred,
        state.Subject.Route, state.Subject.GroupCitizenships, state.Subject.MentionedParties,
        state.Circle.Proposer, state.ProposedBy, state.Circle.ProposedAt, state.Circle.AcceptedAt,
        state.Circle.Parties, state.Circle.Officers, state.ActionDays, state.Circle.Lines, state.Predecessor, state.Origin);
}
