using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>An erasure by two persons of the supplier.</summary>
internal static class Erasing
{
    /// <summary>One person proposes, the other of the Liaison Officers and the focal point carries it out; the first refusal, or null.</summary>
    public static Refusal? Erase(this Platform platform, Caller caller, ItemId item, ErasureGround ground)
    {
        if (platform.Ask(caller, new EraseItem(item, ground)).Refusal is { } refused) return refused;
        if (platform.State<InformationItem>(item.Stream).Erased is not null) return null;
        var other = caller.Role == Role.LiaisonOfficer ? People.FocalPoint(caller.Party) : People.Liaison(caller.Party);
        return platform.Ask(other, new ConfirmAct(item, ItemAct.Erase, ground, null)).Refusal;
    }
}
