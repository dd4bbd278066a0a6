using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The platform ends a proposed release that nobody confirmed in time.</summary>
internal sealed record LapseRelease : Command<Release>
{
    public const string Reminder = "release-lapses";

    public override Decision Decide(Release state, CommandContext context) =>
        state.Lapsed is null && state.StateAt(context.Now) == ReleaseState.Lapsed ? new ReleaseLapsed(context.Now) : Decision.Accept();
}

/// <summary>A proposed release lapsed.</summary>
internal sealed record ReleaseLapsed(DateTimeOffset At) : DomainEvent<Release>
{
    public override Release Evolve(Release state) => state with { Lapsed = this };
}
