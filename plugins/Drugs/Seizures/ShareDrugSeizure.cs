using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Lets further parties read a seizure; texts that its supplier holds back (H2) stay where they are.</summary>
internal sealed record ShareDrugSeizure(ImmutableArray<PartyCode> Parties) : Command<DrugSeizure>
{
    /// <inheritdoc/>
    public override Decision Decide(DrugSeizure state, CommandContext context)
    {
        var circle = state.Filing.Circle;
        if (DrugSeizureRights.Against(DrugSeizureAction.Share, circle, context.Caller) is { } forbidden) return forbidden;
        if (Parties.IsEmpty) return Refuse("PARTIES_MISSING", "Name at least one party to share it with.", "parties");
        if (RecordCircle.Fault(Parties, context, "parties") is { } fault) return fault;
        if (Parties.Any(party => circle.Shared.Any(shared => shared.Party == party)))
        {
            return Refuse("ALREADY_SHARED", "It is shared with that party already.", "parties");
        }
        var joined = circle.With(Parties, context.Now).Readers().Except(circle.Readers());
        return Decision.Accept(new DrugSeizureShared(Parties, context.Caller.Person, context.Now)).AndFor(
            state.Filing.Items.Where(item => !item.Held).Select(item => item.Item),
            new ItemAudienceWidened([.. joined], context.Caller.Person, context.Now));
    }
}

/// <summary>A seizure was shared with further parties.</summary>
internal sealed record DrugSeizureShared(ImmutableArray<PartyCode> Parties, PersonId By, DateTimeOffset At) : DomainEvent<DrugSeizure>
{
    /// <inheritdoc/>
    public override DrugSeizure Evolve(DrugSeizure state) =>
        state with { Filing = state.Filing with { Circle = state.Filing.Circle.With(Parties, At) } };
}
