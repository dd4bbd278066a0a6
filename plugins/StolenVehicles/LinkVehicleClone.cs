using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>The vehicle named as the original, as far as the caller sees it.</summary>
/// <param name="IsSeen">True when the caller sees it.</param>
/// <param name="IsCloneOf">The vehicle that it is itself linked to.</param>
internal sealed record NamedOriginal(bool IsSeen, StreamId? IsCloneOf)
{
    /// <summary>Looks it up under the caller's grants.</summary>
    public static async Task<NamedOriginal> FindAsync(StreamId named, Lookup lookup, CancellationToken cancellationToken)
    {
        if (named.Kind != VehicleActor.Kind) return new NamedOriginal(false, null);
        var found = await lookup.Read.FindAsync(
            VehicleActor.Table, lookup.Caller, Selection.Of(new Filter.Keys([named.Key]), 1), cancellationToken);
        return new NamedOriginal(found.Count == 1, found.Count == 1 ? found[0].View.CloneOf : null);
    }
}

/// <summary>Says which vehicle's identity this one borrows.</summary>
internal sealed record LinkVehicleClone(StreamId Original) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context)
    {
        if (VehicleRights.Against(VehicleAction.LinkClone, state.Standing(), context.Caller) is { } no) return no;
        if (state.CloneOf == Original) return Decision.Accept();
        var original = context.Fact<NamedOriginal>();
        return
            Original == context.Self ? Refuse("CLONE_OF_ITSELF", "A vehicle is no clone of itself.", "original")
            : !original.IsSeen ? Refuse(Refusal.NotFound, "There is nothing with that id that you may see.", "original")
            : state.CloneOf is not null ? Refuse("CLONE_LINKED", "It is linked to another vehicle already.", "original")
            : original.IsCloneOf == context.Self ? Refuse("CLONE_CIRCLE", "That vehicle is linked as the clone of this one.", "original")
            : new VehicleCloneLinked(Original, context.Caller.Person, context.Now);
    }
}

/// <summary>A vehicle was linked to the one whose identity it borrows.</summary>
internal sealed record VehicleCloneLinked(StreamId Original, PersonId By, DateTimeOffset At) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) => state with { CloneOf = Original };
}
