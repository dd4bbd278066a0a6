using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The review of an item, told to its supplier and the supervisors alone: other readers of the item learn when it is due, not that its
/// supplier was told and has not decided.
/// </summary>
/// <param name="Open">The review that is due; null while none is.</param>
/// <param name="Announced">How many were announced.</param>
internal sealed record Review(ReviewDue? Open, int Announced)
{
    public const string ActorKind = "review";

    public static readonly Review None = new(null, 0);

    /// <summary>The review of an item.</summary>
    public static StreamId Of(ItemId item) => new(ActorKind, item.Value);

    /// <summary>The units of a party that review its items.</summary>
    public static IEnumerable<string> Reviewers(PartyCode supplier) =>
        supplier == PartyCode.Selec ? [Groups.Operations] : [Groups.FocalPoint(supplier), Groups.Liaison(supplier)];

    /// <summary>
    /// The units that are told of an item of a matter. Of what SELEC's data-subject desk holds, no other unit of SELEC hears; without a decision
    /// it is erased in its time.
    /// </summary>
    public static IEnumerable<string> Reviewers(PartyCode supplier, StreamId matter) =>
        supplier == PartyCode.Selec && ItemControl.IsOfDesk(matter) ? [] : Reviewers(supplier);
}

/// <summary>The review of an item is due.</summary>
/// <param name="Item">The item.</param>
/// <param name="Supplier">Who decides.</param>
/// <param name="Due">Until when.</param>
/// <param name="At">When it was announced.</param>
internal sealed record ReviewDue(ItemId Item, PartyCode Supplier, DateTimeOffset Due, DateTimeOffset At) : DomainEvent<Review>
{
    /// <summary>The matter in whose life the item was supplied.</summary>
    public StreamId? Matter { get; init; }

    public override Review Evolve(Review state) => new(this, state.Announced + 1);
}

/// <summary>The review is over: the item is kept, or it is no more.</summary>
internal sealed record ReviewEnded(DateTimeOffset At) : DomainEvent<Review>
{
    public override Review Evolve(Review state) => state with { Open = null };
}
