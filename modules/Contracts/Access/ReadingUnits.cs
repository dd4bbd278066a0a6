using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>The units through which a party is brought in.</summary>
public static class ReadingUnits
{
    /// <summary>
    /// A Member State's National Focal Point and Liaison Officers, or a partner's representatives, as far as the party's status lets them read
    /// anything at the moment; none otherwise.
    /// </summary>
    public static IEnumerable<string> Of(PartyCode party, CommandContext context) => context.Parties.KindAt(party, context.Now) switch
    {
        PartyKind.MemberState => [Groups.FocalPoint(party), Groups.Liaison(party)],
        PartyKind.OperationalPartner => [Groups.Liaison(party)],
        _ => [],
    };
}
