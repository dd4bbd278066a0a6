using System.Collections.Immutable;
using Selec.Directory.Accounts;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>A unit within a party, to which reading is granted.</summary>
/// <param name="Code">Its code, as <see cref="Groups"/> names it.</param>
/// <param name="Name">Its name.</param>
sealed record UnitView(string Code, string Name);

/// <summary>A party's people at headquarters and its contact point at home (Convention, articles 13 to 15).</summary>
/// <param name="Liaison">The unit of the Liaison Officers or representatives.</param>
/// <param name="Services">The services that post Liaison Officers; none for Operational Partners.</param>
/// <param name="FocalPoint">The unit of the National Focal Point; null for Operational Partners.</param>
sealed record NationalUnitView(string Liaison, ImmutableArray<LiaisonService> Services, string? FocalPoint);

/// <summary>A party on a day.</summary>
sealed record PartyView(
    PartyCode Code,
    string Name,
    bool IsState,
    PartyKind Kind,
    ImmutableArray<PartyStatus> History,
    ImmutableArray<string> Authorities,
    NationalUnitView? NationalUnit,
    ImmutableArray<UnitView> Units)
{
    static readonly ImmutableArray<UnitView> Centre =
    [
        new(Groups.Operations, "Operational Directorate"),
        new(Groups.Analysis, "Analytical Unit"),
        new(Groups.DirectorGeneral, "Director General"),
        new(Groups.DataProtection, "Data Protection Officer"),
        new(Groups.Supervision, "Joint Supervisory Body"),
        new(Groups.Security, "Security Officer"),
        new(Groups.Administrators, "Administrators"),
        new(Groups.Audit, "Auditors"),
        new(Groups.OperationalCenter, "Operational Center Unit"),
        .. Organisation.Known.TaskForces.Select(
            force => new UnitView(Groups.TaskForce(force.Key), $"Managers of the Task Force {force.Name}")),
    ];

    /// <summary>A party as it was on a day.</summary>
    public static PartyView Of(Party party, DateOnly day)
    {
        var kind = party.KindOn(day);
        var authorities = kind == PartyKind.MemberState ? Organisation.Known.AuthoritiesOf(party.Code) : [];
        return new PartyView(
            party.Code,
            party.Name,
            party.IsState,
            kind,
            party.History,
            authorities,
            Unit(party.Code, kind),
            UnitsOf(party.Code, kind, authorities));
    }

    static NationalUnitView? Unit(PartyCode party, PartyKind kind) => kind switch
    {
        PartyKind.MemberState => new(Groups.Liaison(party), [LiaisonService.Police, LiaisonService.Customs], Groups.FocalPoint(party)),
        PartyKind.OperationalPartner => new(Groups.Liaison(party), [], null),
        _ => null,
    };

    static ImmutableArray<UnitView> UnitsOf(PartyCode party, PartyKind kind, ImmutableArray<string> authorities) => kind switch
    {
        PartyKind.Centre => Centre,
        PartyKind.OperationalPartner => [new(Groups.Liaison(party), "Representatives at headquarters")],
        PartyKind.MemberState =>
        [
            new(Groups.FocalPoint(party), "National Focal Point"),
            new(Groups.Liaison(party), "Liaison Officers at headquarters"),
            .. authorities.Select(authority => new UnitView(Groups.Authority(party, authority), NameOf(authority))),
            new(Groups.Prosecutors(party), "SEEPAG prosecutors"),
        ],
        _ => [],
    };

    static string NameOf(string authority) => authority switch
    {
        "POLICE" => "Police",
        "CUSTOMS" => "Customs",
        "BORDER_POLICE" => "Border police",
        "PROSECUTION" => "Prosecution",
        _ => authority,
    };
}

/// <summary>A Task Force with its coordinating State.</summary>
sealed record TaskForceView(TaskForceKey Key, string Name, int Established, PartyView Coordinator);
