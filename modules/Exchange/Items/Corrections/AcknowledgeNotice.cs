using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The party that is told acknowledges: it has taken notice and follows.</summary>
internal sealed record AcknowledgeNotice(StreamId Notice) : Command<ItemNotice>
{
    /// <summary>The notice that the id names; one that never was when it is the id of something else.</summary>
    public StreamId Target() => Notice.Kind == ItemNotice.ActorKind ? Notice : new StreamId(ItemNotice.ActorKind, "none");

    public override Decision Decide(ItemNotice state, CommandContext context)
    {
        var groups = context.Caller.Groups;
        if (state.Brief is not { } brief || !NoticeRead.Readers(state).Any(group => groups.Contains(group))) return Refusals.NoSuchNotice;
        if (!Review.Reviewers(brief.Party, brief.BelongsTo).Any(group => groups.Contains(group))) return Refusals.NotPermitted;
        return state.Acknowledged is null ? new NoticeAcknowledged(context.Caller.Person, context.Now) : Decision.Accept();
    }
}

/// <summary>The party has taken notice.</summary>
internal sealed record NoticeAcknowledged(PersonId By, DateTimeOffset At) : DomainEvent<ItemNotice>
{
    public override ItemNotice Evolve(ItemNotice state) => state with { Acknowledged = this };
}

/// <summary>The platform marks a notice that nobody acknowledged in time.</summary>
internal sealed record MarkOverdue : Command<ItemNotice>
{
    public override Decision Decide(ItemNotice state, CommandContext context) =>
        state.Reminders() is [var reminder] && reminder.Due <= context.Now ? new NoticeOverdue(context.Now) : Decision.Accept();
}

/// <summary>The time to acknowledge has run out.</summary>
internal sealed record NoticeOverdue(DateTimeOffset At) : DomainEvent<ItemNotice>
{
    public override ItemNotice Evolve(ItemNotice state) => state with { IsOverdue = true };
}
