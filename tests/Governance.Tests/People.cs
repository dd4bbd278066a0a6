using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Governance.Tests;

/// <summary>Parties and people of theirs.</summary>
internal static class People
{
    public static readonly PartyRegister Parties = new(
        new[] { "BG", "MD", "RO" }.Select(code => Party(code, PartyKind.MemberState))
            .Append(Party("IT", PartyKind.OperationalPartner))
            .Append(Party("SELEC", PartyKind.Centre))
            .ToImmutableDictionary(party => party.Code));

    public static readonly Caller Desk = Of(Role.DataProtectionOfficer, "SELEC", Groups.DataProtection);

    public static readonly Caller Body = Of(Role.SupervisoryBody, "SELEC", Groups.Supervision);

    public static readonly Caller General = Of(Role.DirectorGeneral, "SELEC", Groups.DirectorGeneral);

    public static readonly Caller Operations = Of(Role.OperationsDirectorate, "SELEC", Groups.Operations);

    public static Caller Liaison(string party) => Of(Role.LiaisonOfficer, party, $"{party}.LO");

    public static Caller FocalPoint(string party) => Of(Role.NationalFocalPoint, party, $"{party}.NFP");

    public static Caller CaseOfficer(string party) => Of(Role.CaseOfficer, party, $"{party}.POLICE");

    static Caller Of(Role role, string party, string unit)
    {
        var person = new PersonId($"{party.ToLowerInvariant()}-{role.ToString().ToLowerInvariant()}");
        return new Caller(person, role, new PartyCode(party), unit, [Groups.Of(person), Groups.Officer(new PartyCode(party), person), unit])
        {
            Clearance = ClassificationLevel.TopSecret,
        };
    }

    static Party Party(string code, PartyKind kind) =>
        new(new PartyCode(code), code, true, [new PartyStatus(kind, new DateOnly(2011, 10, 7), null, true)]);
}
