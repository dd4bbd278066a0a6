using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An act on an item that takes two persons of its supplier.</summary>
internal enum ItemAct
{
    Erase,
    LowerClassification,
}

/// <summary>What one person of the supplier proposed and another may carry out.</summary>
/// <param name="Act">The act.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
internal sealed record ProposedAct(ItemAct Act, PersonId By, DateTimeOffset At)
{
    static readonly TimeSpan _lasting = TimeSpan.FromDays(7);

    /// <summary>On which ground, where the act is an erasure.</summary>
    public ErasureGround? Ground { get; init; }

    /// <summary>To which level, where the act lowers it.</summary>
    public ClassificationLevel? Level { get; init; }

    /// <summary>From when on nobody carries it out any more.</summary>
    [JsonIgnore]
    public DateTimeOffset LapsesAt => At + _lasting;

    /// <summary>True once it has lapsed.</summary>
    public bool HasLapsed(DateTimeOffset now) => LapsesAt <= now;
}

/// <summary>
/// The acts of two persons: the first proposes, another who also may carries the act out. A further act is a member of
/// <see cref="ItemAct"/>, a command that proposes it, and an entry here.
/// </summary>
internal static class TwoPersonActs
{
    static readonly FrozenDictionary<ItemAct, Func<InformationItem, ProposedAct, CommandContext, Decision>> _outcomes =
        new Dictionary<ItemAct, Func<InformationItem, ProposedAct, CommandContext, Decision>>
        {
            [ItemAct.Erase] = ItemErased.Decided,
            [ItemAct.LowerClassification] = ItemReclassified.Decided,
        }.ToFrozenDictionary();

    static readonly Refusal _pending = new(
        "ACT_PENDING", "Another act on this item waits for a second person; carry it out or withdraw it first.", ["item"]);

    /// <summary>Proposes an act, unless another waits. The rules of the act itself were asked before.</summary>
    public static Decision Propose(InformationItem item, ProposedAct proposed) =>
        item.PendingAt(proposed.At) is null ? new ItemActProposed(proposed) : _pending;

    /// <summary>What the second person's confirmation brings about, beside the fact that it was given.</summary>
    public static Decision Outcome(InformationItem item, ProposedAct proposed, CommandContext context) =>
        _outcomes[proposed.Act](item, proposed, context);
}

/// <summary>An act was proposed and waits for a second person.</summary>
internal sealed record ItemActProposed(ProposedAct Proposed) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Pending = Proposed };
}
