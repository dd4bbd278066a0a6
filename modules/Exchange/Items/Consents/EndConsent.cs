using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Time ends a consent: one that nobody decided on lapses, one that was granted expires. The platform itself sees to it.</summary>
internal sealed record EndConsent : Command<Consent>
{
    public const string Lapse = "lapse";

    public const string Expire = "expire";

    public override Decision Decide(Consent state, CommandContext context) => state switch
    {
        { State: ConsentState.Asked, Asked: { } asked } when asked.LapsesAt <= context.Now => new ConsentLapsed(context.Now),
        { State: ConsentState.Granted, Granted: { } granted } when granted.Until <= context.Now => new ConsentExpired(context.Now),
        _ => Decision.Accept(),
    };
}

/// <summary>Nobody decided in time.</summary>
internal sealed record ConsentLapsed(DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state with { State = ConsentState.Lapsed, EndedAt = At };
}

/// <summary>The time for which it was granted is over.</summary>
internal sealed record ConsentExpired(DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state with { State = ConsentState.Expired, EndedAt = At };
}

/// <summary>The item was erased, and with it all that anybody might do with it.</summary>
internal sealed record ConsentEnded(DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state.State is ConsentState.Asked or ConsentState.Granted
        ? state with { State = ConsentState.Ended, EndedAt = At }
        : state;
}
