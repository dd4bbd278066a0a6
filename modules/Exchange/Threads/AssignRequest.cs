using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The addressee's National Focal Point, having checked the request against what the State holds, gives it to the competent authority.
/// </summary>
internal sealed record AssignRequest(string Authority, CrossCheck CrossCheck) : Command<RequestThread>
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        if (ThreadRules.Fault(ThreadAction.Assign, state.Standing(), Acting.In(context)) is { } fault) return fault;
        if (!CodeForms.IsCode(Authority) || Authority is "LO" or "SEEPAG")
        {
            return Refuse(
                "AUTHORITY_UNKNOWN",
                "Name a competent authority of the State by its code, or NFP for the focal point itself.", "authority");
        }
        var unit = Groups.Authority(state.Addressee.Party, Authority);
        return Decision.Accept(new ThreadAssigned(unit, CrossCheck, context.Caller.Person, context.Now))
            .And(state.Request!.Item.Stream, new ItemAudienceWidened([unit], context.Caller.Person, context.Now));
    }
}

/// <summary>The request was cross-checked and reached the authority that will answer it.</summary>
internal sealed record ThreadAssigned(string Unit, CrossCheck CrossCheck, PersonId By, DateTimeOffset At) : DomainEvent<RequestThread>
{
    public override RequestThread Evolve(RequestThread state) => state with
    {
        State = ThreadState.Assigned,
        Addressee = state.Addressee with { Unit = Unit },
        CrossCheck = CrossCheck,
        AssignedAt = At,
    };
}
