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

    /// <summary>The consents that were ever asked for.</summary>
    public ImmutableArray<StreamId> Consents { get; init; } = [];

    /// <summary>The uses that it was put to.</summary>
    public ImmutableArray<ItemUse> Uses { get; init; } = [];

    /// <summary>The items that were drawn from this one.</summary>
    public ImmutableArray<ItemId> Derived { get; init; } = [];

    /// <summary>How long it is kept; null where nothing ends its time.</summary>
    public RetentionClock? Clock { get; init; }

    /// <summary>That it must be looked at again; null when its sources are what they were.</summary>
    public Reassessment? Reassess { get; init; }

    /// <summary>What was drawn from it and still has to be flagged, oldest change first.</summary>
    public ImmutableArray<DeferredDependents> Deferred { get; init; } = [];

    /// <summary>In how many turns such items were flagged.</summary>
    public int Turns { get; init; }

    /// <summary>By what it was corrected, or null.</summary>
    public ItemSuperseded? Superseded { get; init; }

    /// <summary>What it corrects and how, or null.</summary>
    public ItemCorrects? Corrects { get; init; }

    /// <summary>That it was taken back; null while it was not.</summary>
    public ItemTakenBack? Recalled { get; init; }

    /// <summary>Counts what every reader sees happen. The number of events would tell one addressee of the others.</summary>
    public int Seen { get; init; }

    /// <summary>What waits for a second person of the supplier, or null.</summary>
    public ProposedAct? Pending { get; init; }

    /// <summary>After the item was opened.</summary>
    public static InformationItem Open(InformationItem state, ItemOpened fact) => state with
    {
        Opened = fact,
        Control = ItemControl.Of(fact),
        Clock = RetentionClock.Of(fact),
    };

    /// <summary>After the audience was widened.</summary>
    public static InformationItem Widen(InformationItem state, ItemAudienceWidened fact) =>
        state.With(control => control.Widened(fact.Groups, fact.Parties, fact.At));

    /// <summary>After a party left its audience.</summary>
    public static InformationItem Leave(InformationItem state, ItemAudienceLeft fact) =>
        state.With(control => control.Narrowed(fact.Party, fact.At));

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

    /// <summary>After a use.</summary>
    public InformationItem Used(ItemUse use) => this with { Uses = Uses.Add(use) };

    /// <summary>The same after something that every reader sees.</summary>
    public InformationItem Visibly() => this with { Seen = Seen + 1 };

    /// <summary>The same with everything that was drawn from it still to be flagged.</summary>
    public InformationItem Deferring(ItemReassessmentDue fact) =>
        this with { Deferred = Deferred.Add(new DeferredDependents(fact, Derived)) };

    /// <summary>What became of it, for what was drawn from it; null while it is what it was.</summary>
    public SourceFate? Fate() => this switch
    {
        { Erased: not null } => SourceFate.Erased,
        { Recalled: not null } => SourceFate.Recalled,
        { Superseded: not null } => SourceFate.Corrected,
        _ => null,
    };

    /// <summary>The question whether somebody may do something with the item now.</summary>
    public AccessQuestion Ask(Act act, CommandContext context) => new(Standing.Of(context.Caller), act, Control!, context.Now);

    /// <summary>What waits for a second person and has not lapsed.</summary>
    public ProposedAct? PendingAt(DateTimeOffset now) => Pending?.HasLapsed(now) == false ? Pending : null;

    /// <summary>True for people who may know of it.</summary>
    public bool IsKnownTo(CommandContext context) => Control is not null && AccessDecision.May(Ask(Act.Know, context));

    /// <summary>True for those who act for the party that supplied it.</summary>
    public bool IsControlledBy(Caller caller) => ItemRules.Controls(caller, Opened!.Supplier);
}
