using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>The parties of 2020-2021 and people of theirs.</summary>
internal static class People
{
    public static readonly DateTimeOffset Day = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static readonly ImmutableArray<string> _members = ["AL", "BA", "BG", "GR", "HU", "MD", "ME", "MK", "RO", "RS", "TR"];

    public static readonly PartyRegister Parties = new(
        _members.Select(code => Party(code, PartyKind.MemberState))
            .Append(Party("IT", PartyKind.OperationalPartner))
            .Append(Party("AT", PartyKind.Observer))
            .Append(Party("HR", PartyKind.ThirdParty))
            .Append(Party("SI", PartyKind.ThirdParty))
            .Append(Party("SELEC", PartyKind.Centre))
            .ToImmutableDictionary(party => party.Code));

    public static readonly Caller Operations = Of(Role.OperationsDirectorate, "SELEC", "SELEC.OPS");

    public static Caller Liaison(string state) => Of(Role.LiaisonOfficer, state, $"{state}.LO");

    public static Caller FocalPoint(string state) => Of(Role.NationalFocalPoint, state, $"{state}.NFP");

    public static Caller Prosecutor(string state) => Of(Role.Prosecutor, state, $"{state}.SEEPAG");

    public static Caller CaseOfficer(string state) => Of(Role.CaseOfficer, state, $"{state}.POLICE");

    public static Caller Partner(string party) => Of(Role.PartnerRepresentative, party, $"{party}.LO");

    public static PartyRegister Without(string member) =>
        new(Parties.Parties.SetItem(new PartyCode(member), Party(member, PartyKind.ThirdParty)));

    public static Caller Of(Role role, string party, string unit)
    {
        var person = new PersonId($"{party.ToLowerInvariant()}-{role.ToString().ToLowerInvariant()}");
        return new Caller(person, role, new PartyCode(party), unit, [Groups.Of(person), Groups.Officer(new PartyCode(party), person), unit]) { Clearance = ClassificationLevel.TopSecret };
    }

    static Party Party(string code, PartyKind kind)
        => new(new PartyCode(code), code, true, [new PartyStatus(kind, new DateOnly(2011, 10, 7), null, true)]);
}
