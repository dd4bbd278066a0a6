using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// An information item: the atom of supplied information. Every module opens items; this actor keeps who controls them, who may do what
/// with them, and what became of them.
/// </summary>
/// <param name="Opened">How it was supplied.</param>
/// <param name="Control">What decides on access to it; null before it is opened.</param>
/// <param name="Traces">The identifiers that its texts were reported to.</param>
/// <param name="Erased">How it was erased, or null.</param>
internal sealed record InformationItem(ItemOpened? Opened, ItemControl? Control, ImmutableArray<StreamId> Traces, ItemErased? Erased)
{
    public const string ActorKind = "item";

    public static readonly InformationItem None = new(null, null, [], null);

    /// <summary>The items that were drawn from this one.</summary>
    public ImmutableArray<ItemId> Derived { get; init; } = [];

    /// <summary>What waits for a second person of the supplier, or null.</summary>
    public ProposedAct? Pending { get; init; }

    /// <summary>After the item was opened.</summary>
    public static InformationItem Open(InformationItem state, ItemOpened fact) => state with { Opened = fact, Control = ItemControl.Of(fact) };

    /// <summary>After the audience was widened.</summary>
    public static InformationItem Widen(InformationItem state, ItemAudienceWidened fact) =>
        state.With(control => control.Widened(fact.Groups, fact.Parties, fact.At));

    /// <summary>After somebody took sight of it in an emergency.</summary>
    public static InformationItem Sight(InformationItem state, EmergencySightTaken fact) =>
        state.With(control => control with { Emergencies = control.Emergencies.Add(fact.Sight) });

    /// <summary>
    /// What a plug-in may write: it opens an item for an actor of its own, once, and lets further groups read what its own actors opened.
    /// </summary>
    public static bool Admits(InformationItem state, DomainEvent fact, StreamId writer) => fact switch
    {
        ItemOpened opened => state.Opened is null && opened.BelongsTo == writer,
        ItemAudienceWidened => state.Opened?.BelongsTo.Kind == writer.Kind,
        _ => false,
    };

    /// <summary>The same under other control.</summary>
    public InformationItem With(Func<ItemControl, ItemControl> change) => this with { Control = change(Control!) };

    /// <summary>The question whether somebody may do something with the item now.</summary>
    public AccessQuestion Ask(Act act, CommandContext context) => new(Standing.Of(context.Caller), act, Control!, context.Now);

    /// <summary>What waits for a second person and has not lapsed.</summary>
    public ProposedAct? PendingAt(DateTimeOffset now) => Pending is { } pending && now < pending.LapsesAt ? pending : null;

    /// <summary>True for people who may know of it.</summary>
    public bool IsKnownTo(CommandContext context) => Control is not null && AccessDecision.May(Ask(Act.Know, context));

    /// <summary>True for the focal point and the Liaison Officers of the party that supplied it.</summary>
    public bool IsControlledBy(Caller caller) => ItemRules.Controls(caller, Opened!.Supplier);
}
