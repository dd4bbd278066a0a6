using Selec.Sdk;

namespace Selec.Governance;

/// <summary>Who runs the desk, and who is consulted.</summary>
internal static class DeskRules
{
    /// <summary>The desk is the Data Protection Officer's alone.</summary>
    public const Role Desk = Role.DataProtectionOfficer;

    /// <summary>Why a person may not act for the desk on a request, or null.</summary>
    public static Refusal? Against(SubjectRequest state, Caller caller) =>
        caller.Role != Desk ? new Refusal(Refusal.NotPermitted, "The Data Protection Officer alone answers persons.", [])
        : state.Opened is null ? NothingThere("request")
        : null;

    /// <summary>What is named is hidden or missing.</summary>
    public static Refusal NothingThere(string path) => new(Refusal.NotFound, "There is nothing with that id that you may see.", [path]);

    /// <summary>The units that decide for a party, as a National Unit is brought in elsewhere.</summary>
    public static IEnumerable<string> Deciding(PartyCode party) => [Groups.FocalPoint(party), Groups.Liaison(party)];

    /// <summary>The actor that an id names; one that never was when it is the id of something else.</summary>
    public static StreamId Target(StreamId named, string kind) => named.Kind == kind ? named : new StreamId(kind, "none");
}
