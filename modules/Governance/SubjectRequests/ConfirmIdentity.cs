using Selec.Sdk;

namespace Selec.Governance;

/// <summary>The desk has made sure that the person is who the letter says.</summary>
internal sealed record ConfirmIdentity(StreamId Request) : Command<SubjectRequest>
{
    public override Decision Decide(SubjectRequest state, CommandContext context) =>
        DeskRules.Against(state, context.Caller) is { } fault ? fault
        : state.ConfirmedAt is not null ? Decision.Accept()
        : new IdentityConfirmed(context.Caller.Person, context.Now);
}

/// <summary>The person's identity was confirmed.</summary>
internal sealed record IdentityConfirmed(PersonId By, DateTimeOffset At) : DomainEvent<SubjectRequest>
{
    public override SubjectRequest Evolve(SubjectRequest state) => state.Visibly() with { ConfirmedAt = At };
}
