using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>The acts on a controlled delivery.</summary>
internal enum ControlledDeliveryAction
{
    /// <summary>Authorise it for one's own State.</summary>
    Authorise,

    /// <summary>Refuse it for one's own State.</summary>
    Refuse,

    /// <summary>Withdraw the authorisation of one's own State, or report that of a third party withdrawn.</summary>
    Withdraw,

    /// <summary>Consent to cooperation with a third party.</summary>
    Consent,

    /// <summary>Withdraw such a consent.</summary>
    WithdrawConsent,

    /// <summary>Record the authorisation of a third party.</summary>
    RecordThirdParty,

    /// <summary>Start it.</summary>
    Start,

    /// <summary>Record a handover.</summary>
    RecordHandover,

    /// <summary>Conclude it.</summary>
    Conclude,

    /// <summary>Give it up.</summary>
    Abort,
}

/// <summary>Who may do what with a controlled delivery, and when.</summary>
internal static class DeliveryRights
{
    /// <summary>The roles that speak for a State of the route.</summary>
    public static readonly ImmutableArray<Role> Speaking = [Role.LiaisonOfficer, Role.NationalFocalPoint, Role.PartnerRepresentative];

    /// <summary>The roles that may try an act.</summary>
    public static Role[] Roles(ControlledDeliveryAction action) => action switch
    {
        ControlledDeliveryAction.Consent or ControlledDeliveryAction.WithdrawConsent => [Role.DirectorGeneral],
        ControlledDeliveryAction.RecordThirdParty => [Role.LiaisonOfficer],
        ControlledDeliveryAction.Start or ControlledDeliveryAction.Conclude or ControlledDeliveryAction.Abort =>
            [Role.LiaisonOfficer, Role.NationalFocalPoint],
        _ => [.. Speaking],
    };

    /// <summary>Why the caller may not, or null.</summary>
    public static Refusal? Against(ControlledDeliveryAction action, Delivery state, Caller caller) =>
        Stranger(action, state, caller) ?? Untimely(action, state);

    /// <summary>What the caller may do.</summary>
    public static ImmutableArray<ControlledDeliveryAction> Open(Delivery state, Caller caller) =>
        [
            .. Enum.GetValues<ControlledDeliveryAction>()
                .Where(action => Against(action, state, caller) is null && Remains(action, state, caller)),
        ];

    static Refusal? Stranger(ControlledDeliveryAction action, Delivery state, Caller caller)
    {
        if (!Roles(action).Contains(caller.Role)) return Forbidden("Your role does not do that.");
        var (onRoute, requesting) = (state.Leg(caller.Party) is { IsThirdParty: false }, caller.Party == state.RequestingState);
        return action switch
        {
            ControlledDeliveryAction.Authorise or ControlledDeliveryAction.Refuse =>
                onRoute ? null : Forbidden("Only a State of the route answers, for itself."),
            ControlledDeliveryAction.Withdraw or ControlledDeliveryAction.RecordHandover =>
                onRoute || requesting ? null : Forbidden("Only the States concerned do that."),
            ControlledDeliveryAction.Consent or ControlledDeliveryAction.WithdrawConsent => null,
            _ => requesting ? null : Forbidden("Only the State that proposed the delivery does that."),
        };
    }

    static Refusal? Untimely(ControlledDeliveryAction action, Delivery state) =>
        !state.IsOpen ? new Refusal("DELIVERY_ENDED", "The delivery is over.", [])
        : action switch
        {
            ControlledDeliveryAction.Refuse when state.Stage != ControlledDeliveryStage.Proposed =>
                new Refusal("DELIVERY_STARTED", "The delivery is under way; withdraw the authorisation instead.", []),
            ControlledDeliveryAction.Start when state.Stage != ControlledDeliveryStage.Proposed =>
                new Refusal("DELIVERY_STARTED", "The delivery has been started already.", []),
            ControlledDeliveryAction.RecordHandover or ControlledDeliveryAction.Conclude
                when state.Stage != ControlledDeliveryStage.InProgress =>
                new Refusal("DELIVERY_NOT_IN_PROGRESS", "The delivery is not in progress.", []),
            _ => null,
        };

    static bool Remains(ControlledDeliveryAction action, Delivery state, Caller caller)
    {
        var own = state.Leg(caller.Party)?.Answer;
        var abroad = state.Route.Where(leg => leg.IsThirdParty).ToList();
        return action switch
        {
            ControlledDeliveryAction.Authorise => own != ControlledDeliveryAnswer.Authorised,
            ControlledDeliveryAction.Refuse => own != ControlledDeliveryAnswer.Refused,
            ControlledDeliveryAction.Withdraw => own == ControlledDeliveryAnswer.Authorised
                || (caller.Party == state.RequestingState && caller.Role == Role.LiaisonOfficer
                    && abroad.Exists(leg => leg.Answer == ControlledDeliveryAnswer.Authorised)),
            ControlledDeliveryAction.Consent => abroad.Exists(leg => leg.LacksConsent),
            ControlledDeliveryAction.WithdrawConsent => abroad.Exists(leg => !leg.LacksConsent),
            ControlledDeliveryAction.RecordThirdParty =>
                abroad.Exists(leg => !leg.LacksConsent && leg.Answer != ControlledDeliveryAnswer.Authorised),
            ControlledDeliveryAction.Start => state.Route.All(leg => leg.IsClear),
            _ => true,
        };
    }

    static Refusal Forbidden(string message) => new(Refusal.NotPermitted, message, []);
}
