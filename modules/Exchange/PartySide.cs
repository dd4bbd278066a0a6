using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// One party's side of an exchange: who there drafts, clears and transmits.
/// An Operational Partner's representative takes every step of its side.
/// </summary>
/// <param name="Party">The party.</param>
/// <param name="HasFocalPoint">True for a Member State; an Operational Partner has a representative alone.</param>
/// <param name="Unit">The unit that handles the matter there; null while nobody does.</param>
internal sealed record PartySide(PartyCode Party, bool HasFocalPoint, string? Unit)
{
    /// <summary>The group that transmits and receives.</summary>
    public string LiaisonGroup() => Groups.Liaison(Party);

    /// <summary>The group that clears and routes.</summary>
    public string FocalPointGroup() => HasFocalPoint ? Groups.FocalPoint(Party) : LiaisonGroup();

    /// <summary>The group that handles the matter.</summary>
    public string HandlingGroup() => Unit ?? FocalPointGroup();

    public bool IsLiaison(Caller caller) => Is(caller, Role.LiaisonOfficer);

    public bool IsFocalPoint(Caller caller) => Is(caller, Role.NationalFocalPoint);

    /// <summary>True for those who may draft on this side: the handling unit's case officers and the focal point.</summary>
    public bool IsDrafter(Caller caller) => IsFocalPoint(caller) || (Is(caller, Role.CaseOfficer) && caller.Unit == Unit);

    bool Is(Caller caller, Role role) =>
        caller.Party == Party && caller.Role == (HasFocalPoint ? role : Role.PartnerRepresentative);
}
