using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A person about to act, with what decides whether the person's party may exchange at that moment.</summary>
/// <param name="Caller">The person.</param>
/// <param name="Parties">The parties with dated status.</param>
/// <param name="Now">The moment.</param>
internal readonly record struct Acting(Caller Caller, PartyRegister Parties, DateTimeOffset Now)
{
    public static Acting In(CommandContext context) => new(context.Caller, context.Parties, context.Now);

    public static Acting In(Call call) => new(call.Viewer, call.Parties, call.Now);

    /// <summary>Member States and Operational Partners exchange; Observers, Third Parties and the centre itself do not.</summary>
    public bool Exchanges(PartyCode party) => Parties.KindAt(party, Now) is PartyKind.MemberState or PartyKind.OperationalPartner;
}
