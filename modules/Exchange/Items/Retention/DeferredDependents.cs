using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Items that still have to be flagged, because more was drawn from their source than one act may flag.</summary>
/// <param name="Fact">What they are to be told.</param>
/// <param name="Left">The items that were not told yet.</param>
internal sealed record DeferredDependents(ItemReassessmentDue Fact, ImmutableArray<ItemId> Left);

/// <summary>More was drawn from the item than one act may flag; the platform flags it, some at a time.</summary>
internal sealed record DependentsDeferred(ItemReassessmentDue Fact) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Deferring(Fact);
}

/// <summary>The platform flags the next of the items that were drawn from one that changed.</summary>
internal sealed record FlagDependents : Command<InformationItem>
{
    /// <summary>How a reminder of it begins; each has the number of its turn, so that every one is a new one.</summary>
    public const string Reminder = "dependents-flagged.";

    const int AtOnce = 100;

    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (state.Deferred is not [var first, ..]) return Decision.Accept();
        ImmutableArray<ItemId> next = [.. first.Left.Take(AtOnce)];
        return Decision.Accept(new DependentsFlagged(next.Length, context.Now))
            .AndFor(next, Dependents.Sharing(first.Fact, Dependents.Most, next.Length));
    }
}

/// <summary>The next of the deferred items were flagged.</summary>
/// <param name="Count">How many.</param>
/// <param name="At">When.</param>
internal sealed record DependentsFlagged(int Count, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state)
    {
        var first = state.Deferred[0] with { Left = state.Deferred[0].Left[Count..] };
        return state with
        {
            Deferred = first.Left.IsEmpty ? state.Deferred.RemoveAt(0) : state.Deferred.SetItem(0, first),
            Turns = state.Turns + 1,
        };
    }
}
