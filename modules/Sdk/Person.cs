using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>What a person is on the platform; one account holds one role.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>An investigator of a competent authority: drafts, never transmits abroad.</summary>
    CaseOfficer,

    /// <summary>The single contact point of a Member State: clears outgoing and routes incoming matters.</summary>
    NationalFocalPoint,

    /// <summary>Posted at headquarters by a Member State, police or customs: transmits and receives.</summary>
    LiaisonOfficer,

    /// <summary>An analyst of SELEC's Analytical Unit.</summary>
    Analyst,

    /// <summary>SELEC's Operational Directorate: coordinates joint investigations.</summary>
    OperationsDirectorate,

    /// <summary>The manager of a Task Force.</summary>
    TaskForceManager,

    /// <summary>A SEEPAG prosecutor or Prosecutorial Focal Point.</summary>
    Prosecutor,

    /// <summary>The representative of an Operational Partner.</summary>
    PartnerRepresentative,

    /// <summary>The representative of an Observer: strategic information only.</summary>
    ObserverRepresentative,

    /// <summary>The Data Protection Officer: supervises, reads everything, enters nothing.</summary>
    DataProtectionOfficer,

    /// <summary>A member of the Joint Supervisory Body.</summary>
    SupervisoryBody,

    /// <summary>The Director General.</summary>
    DirectorGeneral,

    /// <summary>The Security Officer: accounts and clearances, the audit chain.</summary>
    SecurityOfficer,

    /// <summary>Accounts, plug-ins and settings; no case content.</summary>
    Administrator,

    /// <summary>The audit log and access explanations; no case content.</summary>
    Auditor,

    /// <summary>The duty operator of the 24/7 Operational Center Unit.</summary>
    DutyOperator,
}

/// <summary>A signed-in person at the moment of an act or a read.</summary>
/// <param name="Person">The account.</param>
/// <param name="Role">The account's role.</param>
/// <param name="Party">The party the account belongs to.</param>
/// <param name="Unit">The unit within the party, as <see cref="Groups"/> names
/// it: BG.NFP, BG.LO, BG.POLICE, SELEC.OPS, TF.DRUGS, BG.SEEPAG.</param> <param name="Groups">Every group whose grants the person
/// enjoys now: the person itself, the unit, and what the role adds. Computed from dated status at the time of the act.</param>
public sealed record Caller(PersonId Person, Role Role, PartyCode Party, string Unit, ImmutableArray<string> Groups)
{
    /// <summary>The level to which the person is cleared at the moment; who says nothing of it is cleared to the lowest alone.</summary>
    public ClassificationLevel Clearance { get; init; }
}

/// <summary>The names of the groups to which reading is granted.</summary>
public static class Groups
{
    /// <summary>Data protection supervision; reads everything, every read logged.</summary>
    public const string DataProtection = "SELEC.DPO";

    /// <summary>The Joint Supervisory Body; reads everything, every read logged.</summary>
    public const string Supervision = "SELEC.JSB";

    /// <summary>SELEC's Operational Directorate.</summary>
    public const string Operations = "SELEC.OPS";

    /// <summary>SELEC's Analytical Unit.</summary>
    public const string Analysis = "SELEC.ANALYSIS";

    /// <summary>The Director General.</summary>
    public const string DirectorGeneral = "SELEC.DG";

    /// <summary>The Security Officer.</summary>
    public const string Security = "SELEC.SECURITY";

    /// <summary>The administrators of accounts, plug-ins and settings.</summary>
    public const string Administrators = "SELEC.ADMIN";

    /// <summary>The auditors.</summary>
    public const string Audit = "SELEC.AUDIT";

    /// <summary>The 24/7 Operational Center Unit.</summary>
    public const string OperationalCenter = "SELEC.OCU";

    /// <summary>
    /// Everybody whose party is a Member State, an Operational Partner or the centre at the moment: for who is who, never for content.
    /// </summary>
    public const string Everyone = "everyone";

    /// <summary>Everybody whose party is an Observer at the moment: for strategic information only.</summary>
    public const string Observers = "observers";

    /// <summary>Both supervisors: the first grants of everything that is entered.</summary>
    public static readonly ImmutableArray<string> Supervisors = [DataProtection, Supervision];

    /// <summary>One person.</summary>
    public static string Of(PersonId person) => $"person:{person.Value}";

    /// <summary>
    /// One person at work for a party, in a role that reads casework: not the same as <see cref="Of"/>, by which everybody sees what is
    /// the person's own.
    /// </summary>
    public static string Officer(PartyCode party, PersonId person) => $"{party.Value}.person:{person.Value}";

    /// <summary>The National Focal Point of a Member State.</summary>
    public static string FocalPoint(PartyCode state) => $"{state.Value}.NFP";

    /// <summary>
    /// The Liaison Officers of a Member State at headquarters, police and customs alike, or an Operational Partner's representatives.
    /// </summary>
    public static string Liaison(PartyCode party) => $"{party.Value}.LO";

    /// <summary>A competent authority of a State: its code after the State's, as BG.POLICE.</summary>
    public static string Authority(PartyCode state, string authority) => $"{state.Value}.{authority}";

    /// <summary>The SEEPAG prosecutors of a State.</summary>
    public static string Prosecutors(PartyCode state) => $"{state.Value}.SEEPAG";

    /// <summary>The managers of a Task Force: TF.STOLEN-VEHICLES.</summary>
    public static string TaskForce(TaskForceKey key) => $"TF.{JsonNamingPolicy.KebabCaseUpper.ConvertName(key.ToString())}";

    /// <summary>
    /// The party whose people a group is of; null for one person, for groups across parties, and for the supervisors, who belong to
    /// everybody's.
    /// </summary>
    public static PartyCode? PartyOf(string group) => group switch
    {
        Everyone or Observers or DataProtection or Supervision => null,
        _ when group.StartsWith("person:", StringComparison.Ordinal) => null,
        _ when group.StartsWith("TF.", StringComparison.Ordinal) => PartyCode.Selec,
        _ when group.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot => new PartyCode(group[..dot]),
        _ => new PartyCode(group),
    };
}
