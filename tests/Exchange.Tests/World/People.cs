using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>Parties and people of the tests.</summary>
internal static class People
{
    public static readonly PartyCode Bulgaria = new("BG");
    public static readonly PartyCode Romania = new("RO");
    public static readonly PartyCode Greece = new("GR");
    public static readonly PartyCode Turkiye = new("TR");
    public static readonly PartyCode Italy = new("IT");
    public static readonly PartyCode UnitedKingdom = new("UK");
    public static readonly PartyCode Germany = new("DE");
    public static readonly PartyCode China = new("CN");

    public static readonly PartyRegister Parties = new(new[]
    {
        Party(Bulgaria, PartyKind.MemberState), Party(Romania, PartyKind.MemberState), Party(Greece, PartyKind.MemberState),
        Party(Turkiye, PartyKind.MemberState), Party(Italy, PartyKind.OperationalPartner), Party(Germany, PartyKind.Observer),
        Party(China, PartyKind.ThirdParty), Party(PartyCode.Selec, PartyKind.Centre),
        new Party(UnitedKingdom, "United Kingdom", true,
        [
            new PartyStatus(PartyKind.Observer, new DateOnly(2011, 10, 7), new DateOnly(2020, 6, 1), true),
            new PartyStatus(PartyKind.OperationalPartner, new DateOnly(2020, 6, 1), null, true),
        ]),
    }.ToImmutableDictionary(party => party.Code));

    public static Caller Officer(PartyCode party, string authority = "POLICE") => Person(Role.CaseOfficer, party, $"{party}.{authority}");

    public static Caller FocalPoint(PartyCode party) => Person(Role.NationalFocalPoint, party, Groups.FocalPoint(party));

    public static Caller Liaison(PartyCode party) => Person(Role.LiaisonOfficer, party, Groups.Liaison(party));

    public static Caller Partner(PartyCode party) => Person(Role.PartnerRepresentative, party, Groups.Liaison(party));

    public static Caller Prosecutor(PartyCode party) => Person(Role.Prosecutor, party, Groups.Prosecutors(party));

    /// <summary>A second Liaison Officer beside <see cref="Liaison"/>.</summary>
    public static Caller SecondLiaison(PartyCode party)
    {
        var first = Liaison(party);
        var id = new PersonId($"{first.Person.Value}-2");
        return first with { Person = id, Groups = [Groups.Of(id), Groups.Officer(party, id), first.Unit] };
    }

    public static readonly Caller Operations = Person(Role.OperationsDirectorate, PartyCode.Selec, Groups.Operations);
    public static readonly Caller Analyst = Person(Role.Analyst, PartyCode.Selec, Groups.Analysis);
    public static readonly Caller DrugsManager = Person(Role.TaskForceManager, Bulgaria, "TF.DRUGS");
    public static readonly Caller DataProtection = Person(Role.DataProtectionOfficer, PartyCode.Selec, Groups.DataProtection);
    public static readonly Caller Director = Person(Role.DirectorGeneral, PartyCode.Selec, Groups.DirectorGeneral);
    public static readonly Caller Observer = Person(Role.ObserverRepresentative, Germany, "DE.OBSERVER");
    public static readonly Caller Administrator = Person(Role.Administrator, PartyCode.Selec, "SELEC.ADMIN");

    /// <summary>Everybody, for generated histories.</summary>
    public static readonly ImmutableArray<Caller> All =
    [
        .. new[] { Bulgaria, Romania, Greece, Turkiye }.SelectMany(
            state => new[] { Officer(state), Officer(state, "CUSTOMS"), FocalPoint(state), Liaison(state) }),
        Partner(Italy), Partner(UnitedKingdom), Operations, Analyst, DrugsManager, DataProtection, Director, Observer, Administrator,
    ];

    static Caller Person(Role role, PartyCode party, string unit)
    {
        var id = new PersonId($"{unit}-{role}".ToLowerInvariant().Replace('.', '-'));
        return new Caller(id, role, party, unit, [Groups.Of(id), Groups.Officer(party, id), unit]) { Clearance = ClassificationLevel.TopSecret };
    }

    static Party Party(PartyCode code, PartyKind kind)
        => new(code, code.Value, true, [new PartyStatus(kind, new DateOnly(2011, 10, 7), null, false)]);
}
