using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Directory.Reference;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Directory.Accounts;

/// <summary>The service that posted a Liaison Officer (Convention, article 14).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LiaisonService>))]
public enum LiaisonService
{
    /// <summary>The police.</summary>
    Police,

    /// <summary>The customs.</summary>
    Customs,
}

/// <summary>What an account is for: one role, for one party, in one unit.</summary>
/// <param name="Role">The role.</param>
/// <param name="Party">The party.</param>
/// <param name="Authority">A case officer's authority, otherwise null.</param>
/// <param name="Service">A Liaison Officer's service, otherwise null.</param>
/// <param name="TaskForce">A Task Force manager's Task Force, otherwise null.</param>
public sealed record Posting(
    Role Role, PartyCode Party, string? Authority = null, LiaisonService? Service = null, TaskForceKey? TaskForce = null)
{
    /// <summary>The unit within the party, as <see cref="Groups"/> names it.</summary>
    public string Unit() => Role switch
    {
        Role.CaseOfficer => Groups.Authority(Party, Authority!),
        Role.NationalFocalPoint => Groups.FocalPoint(Party),
        Role.LiaisonOfficer or Role.PartnerRepresentative => Groups.Liaison(Party),
        Role.Prosecutor => Groups.Prosecutors(Party),
        Role.ObserverRepresentative => Party.Value,
        Role.TaskForceManager => Groups.TaskForce(TaskForce!.Value),
        Role.Analyst => Groups.Analysis,
        Role.OperationsDirectorate => Groups.Operations,
        Role.DataProtectionOfficer => Groups.DataProtection,
        Role.SupervisoryBody => Groups.Supervision,
        Role.DirectorGeneral => Groups.DirectorGeneral,
        Role.SecurityOfficer => Groups.Security,
        Role.Administrator => Groups.Administrators,
        Role.Auditor => Groups.Audit,
        Role.DutyOperator => Groups.OperationalCenter,
        _ => throw new InvalidOperationException($"The role {Role} has no unit."),
    };

    /// <summary>The kind of party that the role exists for.</summary>
    public static PartyKind KindFor(Role role) => role switch
    {
        Role.CaseOfficer or Role.NationalFocalPoint or Role.LiaisonOfficer or Role.Prosecutor => PartyKind.MemberState,
        Role.PartnerRepresentative => PartyKind.OperationalPartner,
        Role.ObserverRepresentative => PartyKind.Observer,
        _ => PartyKind.Centre,
    };

    /// <summary>
    /// Where the person stands at a moment: when the party's status of that day no longer fits the role, unit and all that was granted to
    /// the person are out of reach until it fits again.
    /// </summary>
    public Standing StandingOf(PersonId person, PartyRegister parties, DateTimeOffset now)
    {
        var (kind, ceiling) = (parties.KindAt(Party, now), parties.CeilingAt(Party, now));
        return new Standing(person, Role, Party, Unit(), GroupsOf(person))
        {
            PartyHolds = kind == KindFor(Role) && ceiling is not null,
            Ceiling = ceiling ?? ClassificationLevel.Basic,
            Remaining = kind == PartyKind.Observer ? [Groups.Observers] : [],
        };
    }

    ImmutableArray<string> GroupsOf(PersonId person) => Role switch
    {
        Role.ObserverRepresentative => [Groups.Of(person), Groups.Observers],
        Role.DirectorGeneral or Role.SecurityOfficer or Role.Administrator or Role.Auditor => [Groups.Of(person), Unit(), Groups.Everyone],
        _ => [Groups.Of(person), Groups.Officer(Party, person), Unit(), Groups.Everyone],
    };

    /// <summary>The first rule that the posting breaks on a day, or null.</summary>
    internal Refusal? Fault(PartyRegister parties, DateTimeOffset now) => this switch
    {
        _ when parties.KindAt(Party, now) is null => new("PARTY_UNKNOWN", "There is no such party.", ["party"]),
        _ when parties.KindAt(Party, now) != KindFor(Role) =>
            new("ROLE_NOT_OF_PARTY", "The role does not exist for a party of this kind today.", ["role"]),
        { Role: Role.CaseOfficer } when Authority is null || !Organisation.Known.AuthoritiesOf(Party).Contains(Authority) =>
            new("AUTHORITY_UNKNOWN", "A case officer belongs to a competent authority of the State.", ["authority"]),
        { Role: Role.LiaisonOfficer, Service: null } =>
            new("SERVICE_MISSING", "A Liaison Officer is posted by the police or the customs.", ["service"]),
        { Role: Role.TaskForceManager, TaskForce: null } =>
            new("TASK_FORCE_MISSING", "A Task Force manager manages one Task Force.", ["taskForce"]),
        { Role: not Role.CaseOfficer, Authority: not null } =>
            new("AUTHORITY_NOT_ASKED", "Only a case officer belongs to an authority.", ["authority"]),
        { Role: not Role.LiaisonOfficer, Service: not null } =>
            new("SERVICE_NOT_ASKED", "Only a Liaison Officer has a posting service.", ["service"]),
        { Role: not Role.TaskForceManager, TaskForce: not null } =>
            new("TASK_FORCE_NOT_ASKED", "Only a Task Force manager has a Task Force.", ["taskForce"]),
        _ => null,
    };
}
