using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Who may take which step with a request in which state: asked by the decisions and by <c>Request.viewerCan</c>.</summary>
internal static class RequestRules
{
    static readonly RequestAction[] _actions = Enum.GetValues<RequestAction>();

    /// <summary>The steps open to a person now.</summary>
    public static RequestAction[] Open(RequestStanding at, Acting who) => [.. _actions.Where(act => Fault(act, at, who) is null)];

    /// <summary>Why a person may not take a step now, or null.</summary>
    public static Refusal? Fault(RequestAction act, RequestStanding at, Acting who) => act switch
    {
        _ when !IsPermitted(act, at.Side, who.Caller) => Refusals.NotPermitted,
        RequestAction.Withdraw when at.State is RequestState.Closed or RequestState.Withdrawn =>
            new Refusal("REQUEST_ENDED", "This request was closed or withdrawn before.", []),
        RequestAction.Close
            when at.State != RequestState.Sent => new Refusal("REQUEST_NOT_SENT", "Only a request that was sent can be closed.", []),
        RequestAction.Withdraw or RequestAction.Close => null,
        _ when !who.Exchanges(at.Side.Party) => Refusals.PartyNotEntitled,
        RequestAction.Revise when at.State != RequestState.Draft => new Refusal("REQUEST_NOT_DRAFT", "Only a draft can be revised.", []),
        RequestAction.Clear when at.State != RequestState.Draft => new Refusal("REQUEST_NOT_DRAFT", "Only a draft can be cleared.", []),
        RequestAction.Send when at.State != (at.Side.HasFocalPoint ? RequestState.Cleared : RequestState.Draft) =>
            new Refusal("REQUEST_NOT_CLEARED", "Only a request that its National Focal Point has cleared can be sent, and only once.", []),
        _ => null,
    };

    /// <summary>Why a person may not draft at all, or null.</summary>
    public static Refusal? DraftFault(PartySide side, Acting who) =>
        !who.Exchanges(side.Party) ? Refusals.PartyNotEntitled : side.IsDrafter(who.Caller) ? null : Refusals.NotPermitted;

    static bool IsPermitted(RequestAction act, PartySide side, Caller caller) => act switch
    {
        RequestAction.Revise => side.IsDrafter(caller),
        RequestAction.Clear => side.HasFocalPoint && side.IsFocalPoint(caller),
        RequestAction.Send => side.IsLiaison(caller),
        _ => side.IsLiaison(caller) || side.IsFocalPoint(caller),
    };
}
