using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory;

/// <summary>A person of the demonstration.</summary>
/// <param name="Person">The account's readable id.</param>
/// <param name="Name">The name, plainly marked as invented.</param>
/// <param name="Posting">What the account is for.</param>
public sealed record DemoPerson(PersonId Person, string Name, Posting Posting)
{
    /// <summary>The role.</summary>
    public Role Role => Posting.Role;

    /// <summary>The party.</summary>
    public PartyCode Party => Posting.Party;

    /// <summary>The stream of the account.</summary>
    public StreamId Stream => Account.StreamOf(Person);

    /// <summary>The command that opens the account unless it is there, with the name sealed in an item opened for it.</summary>
    public SeedAccount Seed(Sealed<string> name) => new(new OpenAccount(
        name,
        Posting.Role,
        Posting.Party,
        Posting.Authority,
        Posting.Service,
        Posting.TaskForce,
        ClassificationLevel.Confidential,
        DemoPeople.CertificateValidTo,
        ValidFrom: null,
        ValidTo: null,
        DemoPeople.Terms));
}

/// <summary>A person for every role in every party where the role exists.</summary>
public static class DemoPeople
{
    internal static readonly DateOnly CertificateValidTo = new(2099, 12, 31);

    internal static readonly ItemTerms Terms = new(
        StatementKind.Fact, SourceEvaluation.A, InformationEvaluation.One, [HandlingCode.H0], null, ClassificationLevel.Basic, null);

    /// <summary>Who seeds the first people: the installation itself, which has no account.</summary>
    public static readonly Caller Installation =
        new(new PersonId("installation"), Role.Administrator, PartyCode.Selec, Groups.Administrators, []);

    /// <summary>All of them, as parties stand today: Member States first, then Operational Partners, Observers and the centre.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        .. Current(PartyKind.MemberState).SelectMany(National),
        .. Current(PartyKind.OperationalPartner)
            .Select(party => Demo("representative", "representative", party, new Posting(Role.PartnerRepresentative, party.Code))),
        .. Current(PartyKind.Observer)
            .Select(party => Demo("observer", "observer representative", party, new Posting(Role.ObserverRepresentative, party.Code))),
        .. Current(PartyKind.Centre).SelectMany(Staff),
    ];

    static IEnumerable<DemoPerson> National(Party state) =>
    [
        Demo("case-officer-police", "case officer (police)", state, new Posting(Role.CaseOfficer, state.Code, Authority: "POLICE")),
        Demo("case-officer-customs", "case officer (customs)", state, new Posting(Role.CaseOfficer, state.Code, Authority: "CUSTOMS")),
        Demo("focal-point", "officer of the National Focal Point", state, new Posting(Role.NationalFocalPoint, state.Code)),
        Demo("liaison-police", "liaison officer (police)", state, Liaison(state, LiaisonService.Police)),
        Demo("liaison-customs", "liaison officer (customs)", state, Liaison(state, LiaisonService.Customs)),
        Demo("prosecutor", "SEEPAG prosecutor", state, new Posting(Role.Prosecutor, state.Code)),
    ];

    static IEnumerable<DemoPerson> Staff(Party centre) =>
    [
        Demo("analyst", "analyst", centre, new Posting(Role.Analyst, centre.Code)),
        Demo("operations", "officer of the Operational Directorate", centre, new Posting(Role.OperationsDirectorate, centre.Code)),
        .. Organisation.Known.TaskForces.Select(force =>
            Demo($"task-force-{force.Key.Key()}", $"manager of the Task Force {force.Name}", centre, Manager(centre, force))),
        Demo("data-protection", "Data Protection Officer", centre, new Posting(Role.DataProtectionOfficer, centre.Code)),
        Demo("supervisory-body", "member of the Joint Supervisory Body", centre, new Posting(Role.SupervisoryBody, centre.Code)),
        Demo("director-general", "Director General", centre, new Posting(Role.DirectorGeneral, centre.Code)),
        Demo("security", "Security Officer", centre, new Posting(Role.SecurityOfficer, centre.Code)),
        Demo("administrator", "administrator", centre, new Posting(Role.Administrator, centre.Code)),
        Demo("auditor", "auditor", centre, new Posting(Role.Auditor, centre.Code)),
        Demo("duty-operator", "duty operator", centre, new Posting(Role.DutyOperator, centre.Code)),
    ];

    static Posting Liaison(Party state, LiaisonService service) => new(Role.LiaisonOfficer, state.Code, Service: service);

    static Posting Manager(Party centre, TaskForce force) => new(Role.TaskForceManager, centre.Code, TaskForce: force.Key);

    static IEnumerable<Party> Current(PartyKind kind) => Organisation.Known.Parties.Where(party => party.History[^1].Kind == kind);

    static DemoPerson Demo(string id, string title, Party party, Posting posting) =>
        new(new PersonId($"{party.Code.Value.ToLowerInvariant()}-{id}"), $"Demo {title}, {party.Name}", posting);
}
