using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>
/// Shares the record with further parties, by its supplier; or, by a party that supplied some of its texts, lets parties that read the
/// record read these. Each party passes on its own texts alone, and never those that it marked H2.
/// </summary>
internal sealed record ShareVehicle(ImmutableArray<PartyCode> Parties) : Command<Vehicle>
{
    /// <inheritdoc/>
    public override Decision Decide(Vehicle state, CommandContext context)
    {
        if ((VehicleRights.Against(VehicleAction.Share, state.Standing(), context.Caller)
            ?? RecordCircle.Fault(Parties, context, "parties") ?? OwnFault(state, context.Caller)) is { } fault) return fault;
        DomainEvent<Vehicle> shared = state.Circle!.IsControlledBy(context.Caller)
            ? new VehicleShared(Parties, context.Caller.Person, context.Now)
            : new VehicleTextsReleased(Parties, context.Caller.Person, context.Now);
        var own = state.Texts.Where(text => text.Supplier == context.Caller.Party && !text.Held).Select(text => text.Item);
        ImmutableArray<string> readers = [.. Parties.SelectMany(party => (string[])[Groups.FocalPoint(party), Groups.Liaison(party)])];
        return Decision.Accept(shared).AndFor(own, new ItemAudienceWidened(readers, context.Caller.Person, context.Now));
    }

    Refusal? OwnFault(Vehicle state, Caller caller)
    {
        var reading = Parties.Count(state.Standing()!.IsReadBy);
        return
            Parties.IsEmpty ? Refuse("PARTIES_MISSING", "Name at least one party.", "parties")
            : state.Circle!.IsControlledBy(caller)
                ? reading > 0 ? Refuse("PARTY_READS_ALREADY", "The record is shared with that party already.", "parties") : null
            : reading < Parties.Length
                ? Refuse(Refusal.NotPermitted, "The record's supplier alone shares it with further parties.", "parties")
            : null;
    }
}

/// <summary>The record was shared with further parties.</summary>
internal sealed record VehicleShared(ImmutableArray<PartyCode> Parties, PersonId By, DateTimeOffset At) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) => state with { Circle = state.Circle?.With(Parties, At) };
}

/// <summary>A party let others that read the record read its own texts.</summary>
internal sealed record VehicleTextsReleased(ImmutableArray<PartyCode> Parties, PersonId By, DateTimeOffset At) : DomainEvent<Vehicle>
{
    /// <inheritdoc/>
    public override Vehicle Evolve(Vehicle state) => state;
}
