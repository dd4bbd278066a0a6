using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>
/// Opens what the caller's party supplied to a party that was asked later: nobody but the supplier lets a further party read.
/// </summary>
internal sealed record ShareItems(PartyCode Party) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context)
    {
        if (Rights.Against(InvestigationAction.ShareItems, state.Circle, context.Caller, context.Parties, context.Now) is { } no) return no;
        if (!state.Circle.Asked().Contains(Party)) return Refuse("PARTY_NOT_ASKED", "The party is not in this joint investigation.", "party");
        var own = state.Items.Where(item => item.Supplier == context.Caller.Party && !item.OpenTo.Contains(Party)).ToList();
        return own.Count == 0
            ? Decision.Accept()
            : Sharing.Letting(
                Decision.Accept(new ItemsShared(context.Caller.Party, Party, context.Caller.Person, context.Now)),
                Party, own, context, state.Circle);
    }
}

/// <summary>A party opened what it had supplied to a further party.</summary>
internal sealed record ItemsShared(PartyCode Supplier, PartyCode With, PersonId By, DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => state.Opening(Supplier, With);
}

/// <summary>What follows for items when their supplier lets a party in.</summary>
internal static class Sharing
{
    /// <summary>The party is let into the audience of these items; its units follow when it comes in.</summary>
    public static Decision Letting(this Decision decision, PartyCode party, IEnumerable<SuppliedItem> items, CommandContext context) =>
        items.Aggregate(decision, (so, item) => so.And(item.Item.Stream, Widened([], party, context)));

    /// <summary>The party, and those of its units that are in the circle already, may read these items.</summary>
    public static Decision Letting(
        Decision decision, PartyCode party, IEnumerable<SuppliedItem> items, CommandContext context, Circle circle) =>
        items.Aggregate(decision, (so, item) => so.And(item.Item.Stream, Widened(
            [.. Audience.OfTexts(circle, item.Ledger).Where(group => Groups.PartyOf(group) == party)], party, context)));

    static ItemAudienceWidened Widened(ImmutableArray<string> groups, PartyCode party, CommandContext context) =>
        new(groups, context.Caller.Person, context.Now) { Parties = [party] };
}
