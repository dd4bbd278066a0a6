using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance;

/// <summary>
/// A request as whoever knows of it sees it: its reference, its days and its state, which are the same whatever is held. All else is in the
/// file, for the desk and the Joint Supervisory Body alone.
/// </summary>
internal sealed record SubjectRequestView(
    StreamId Id,
    NodeVersion Version,
    string Reference,
    DateOnly ReceivedOn,
    DateOnly ReplyDue,
    SubjectRequestState State,
    DateOnly? RepliedOn,
    DateOnly? ReplyReceivedOn,
    DateOnly? AppealUntil,
    SubjectFile File)
{
    /// <summary>True once the last day of the reply passed without one.</summary>
    public bool IsOverdue(DateTimeOffset now) => RepliedOn is null && SubjectDeadlines.DayOf(now) > ReplyDue;
}

/// <summary>What the desk knows of a request.</summary>
internal sealed record SubjectFile(
    SubjectRequestStage Stage,
    SubjectRequestKind Kind,
    string? From,
    SubjectIdentity Identity,
    Sealed<string> Letter,
    DateOnly ConsultUntil,
    ImmutableArray<ItemId> OwnItems,
    ImmutableArray<ItemId> LeftOut,
    SubjectReplyKind? ReplyKind,
    SubjectRefusalGround? RefusedOn,
    Sealed<string>? Answer,
    Sealed<string>? Reason,
    string Reference,
    DateOnly ReceivedOn,
    DateOnly? RepliedOn)
{
    /// <summary>The neutral reply as it was sent; null when the reply was another, or none yet.</summary>
    public string? NeutralReply() =>
        ReplyKind == SubjectReplyKind.Neutral ? Governance.NeutralReply.Of(Reference, ReceivedOn, RepliedOn!.Value) : null;
}

/// <summary>What can be read of a request, and by whom.</summary>
internal static class SubjectRequestRead
{
    public static readonly Table<SubjectRequestView> Table = new Table<SubjectRequestView>(
            "subject_requests", GovernanceJson.Default.SubjectRequestView, view => view.Id.Key, view => view.Id)
        .Code("reference", view => view.Reference)
        .Code("state", view => Codes.Of(view.State))
        .ListedBy("replyDue", view => SubjectDeadlines.End(view.ReplyDue));

    public static ReadSide Of(StreamId id, SubjectRequest state, long version) => state.Opened is { } opened
        ? new ReadSide([(Table, View(id, state, opened))], [.. Readers().Select(group => new Grant(id.ToString(), group, opened.At, null))], [])
        {
            Reminders = SubjectReminders.Of(state),
        }
        : ReadSide.Nothing;

    static IEnumerable<string> Readers() => [.. Groups.Supervisors, Groups.DirectorGeneral];

    static SubjectRequestView View(StreamId id, SubjectRequest state, SubjectRequestOpened opened)
    {
        DateOnly? repliedOn = state.Reply is { } reply ? SubjectDeadlines.DayOf(reply.At) : null;
        return new SubjectRequestView(
            id, new NodeVersion(id, state.Seen), opened.Reference, opened.ReceivedOn, state.Deadlines.ReplyDue, state.State(), repliedOn,
            state.ReceivedOn, state.AppealUntil, File(state, opened, repliedOn));
    }

    static SubjectFile File(SubjectRequest state, SubjectRequestOpened opened, DateOnly? repliedOn) => new(
        state.Stage(), opened.Kind, opened.From, opened.Identity, opened.Letter, state.Deadlines.ConsultUntil, state.Own, state.LeftOut,
        state.Reply?.Kind, state.Reply?.RefusedOn,
        state.Reply is { Kind: SubjectReplyKind.Answer } answered ? answered.Text : null,
        state.Reply is { Kind: SubjectReplyKind.Neutral } refused ? refused.Text : null,
        opened.Reference, opened.ReceivedOn, repliedOn);
}
