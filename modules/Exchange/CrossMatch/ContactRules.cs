using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What decides on the acts open to a person.</summary>
internal sealed record ContactStanding(ContactState State, ImmutableArray<PartyCode> Parties);

/// <summary>Who reads a contact and who may act on it: asked by grants, decisions and <c>Contact.viewerCan</c>.</summary>
internal static class ContactRules
{
    /// <summary>The groups that read a live contact: both sides' focal points and Liaison Officers, and the supervisors.</summary>
    public static IEnumerable<string> Readers(ContactStanding at) =>
        Groups.Supervisors.Concat(at.Parties.SelectMany(party => new[] { Groups.FocalPoint(party), Groups.Liaison(party) }));

    /// <summary>The acts open to a person now.</summary>
    public static ContactAction[] Open(ContactStanding at, Caller viewer) =>
        at.State == ContactState.Open && Fault(at, viewer) is null ? [ContactAction.Deny] : [];

    /// <summary>Why a person may not decide on a contact, or null.</summary>
    public static Refusal? Fault(ContactStanding at, Caller caller) =>
        at.Parties.IsEmpty || !Readers(at).Intersect(caller.Groups).Any() ? Refusals.NoSuchContact
        : at.Parties.Contains(caller.Party)
            && caller.Role is (Role.NationalFocalPoint or Role.LiaisonOfficer or Role.PartnerRepresentative) ? null
        : Refusals.NotPermitted;
}
