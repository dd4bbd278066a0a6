using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>A consultation as the party that is asked sees it, and the supervisors.</summary>
internal sealed record ConsultationView(
    StreamId Id,
    NodeVersion Version,
    StreamId Request,
    string Reference,
    DateOnly ReceivedOn,
    PartyCode Party,
    ImmutableArray<ItemId> Items,
    SubjectIdentity? Identity,
    DateTimeOffset AskedAt,
    DateOnly AnswerBy,
    ConsultationState State,
    ConsultationAnswer? Answer,
    SubjectRefusalGround? Ground,
    Sealed<string>? Text,
    DateTimeOffset? AnsweredAt,
    PersonId? AnsweredBy);

/// <summary>What can be read of a consultation, and by whom.</summary>
internal static class ConsultationRead
{
    public static readonly Table<ConsultationView> Table = new Table<ConsultationView>(
            "subject_consultations", GovernanceJson.Default.ConsultationView, view => view.Id.Key, view => view.Id)
        .Code("request", view => view.Request.Key)
        .Code("party", view => view.Party.Value)
        .Code("state", view => Codes.Of(view.State))
        .ListedBy("answerBy", view => SubjectDeadlines.End(view.AnswerBy));

    public static ReadSide Of(StreamId id, Consultation state, long version) => state.Asked is { } asked
        ? new ReadSide(
            [(Table, View(id, state, asked, version))],
            [.. Readers(asked).Select(group => new Grant(id.ToString(), group, asked.At, null))],
            [])
        {
            Reminders = state.State == ConsultationState.Open ? [new Reminder(Consultation.Overdue, state.LapsesAt)] : [],
        }
        : ReadSide.Nothing;

    /// <summary>The units that decide for the party, and the supervisors.</summary>
    public static IEnumerable<string> Readers(ConsultationAsked asked) => [.. DeskRules.Deciding(asked.Party), .. Groups.Supervisors];

    // Who asks is shown as long as it is needed to decide.
    static ConsultationView View(StreamId id, Consultation state, ConsultationAsked asked, long version) => new(
        id, new NodeVersion(id, version), asked.Request, asked.Reference, asked.ReceivedOn, asked.Party, asked.Items,
        state.State == ConsultationState.Open ? asked.Identity : null, asked.At, asked.AnswerBy, state.State,
        state.Answered?.Answer, state.Answered?.Ground, state.Answered?.Text, state.Answered?.At, state.Answered?.By);
}
