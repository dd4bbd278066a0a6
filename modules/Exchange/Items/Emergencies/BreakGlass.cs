using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Somebody who may not see an item takes sight of it in an emergency. Only need to know and audience are set aside; role, clearance, a
/// partner's agreement and the supplier's restrictions are not.
/// </summary>
/// <param name="Target">The item, by its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Item">The terms of the reason.</param>
internal sealed record BreakGlass(ItemId Target, Sealed<string> Reason, ItemTerms Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        var terms = context.Fact<BreakGlassTerms>();
        if (Item.Fault() is { } fault) return fault;
        if (!MayTry(terms, context)) return NoSuchItem;
        // Asked before the item is, so that the answer tells nothing of it.
        if (context.Fact<OverdueReview>().Exists)
            return Refuse("REVIEW_PENDING", "The review of an earlier emergency of yours is overdue; ask a supervisor to complete it.");
        if (state.Control?.IsOfDesk() != false || state.Erased is not null) return NoSuchItem;
        var missing = AccessDecision.Refusals(state.Ask(Act.Know, context)).ToList();
        if (missing.Count == 0) return Refuse("SIGHT_NOT_MISSING", "You see this item without breaking glass.", "target");
        return missing.All(IsSetAside) ? Taken(state, terms, context) : NoSuchItem;
    }

    static Refusal NoSuchItem => Refusals.NoSuchItem with { Path = ["target"] };

    static bool MayTry(BreakGlassTerms terms, CommandContext context) =>
        terms.Roles.Contains(context.Caller.Role)
        && context.Caller.Groups.Contains(Groups.Officer(context.Caller.Party, context.Caller.Person))
        && context.Parties.KindAt(context.Caller.Party, context.Now) is PartyKind.MemberState or PartyKind.Centre;

    static bool IsSetAside(AccessCondition condition) =>
        condition is AccessCondition.Audience or AccessCondition.AudienceWindow or AccessCondition.NeedToKnow;

    Decision Taken(InformationItem state, BreakGlassTerms terms, CommandContext context)
    {
        var (caller, emergency) = (context.Caller, new StreamId(Emergency.ActorKind, context.NewId(0)));
        var sight = new EmergencySight(caller.Person, caller.Party, new Window(context.Now, context.Now.AddHours(terms.Hours)));
        var supplier = state.Opened!.Supplier;
        var told = ReadingUnits.Of(supplier, context).ToList();
        return Decision.Accept(new EmergencySightTaken(sight, emergency, context.Now))
            .And(emergency, new GlassBroken(Target, supplier, sight, Reason, [.. told], context.Now))
            .And(context.Item!.Value.Stream, context.OpenItem(Item, emergency, told));
    }
}

/// <summary>Somebody took sight of an item in an emergency.</summary>
/// <param name="Sight">Who, and for how long.</param>
/// <param name="Emergency">Where the reason is, and the review.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.BreakGlass)]
internal sealed record EmergencySightTaken(EmergencySight Sight, StreamId Emergency, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.With(control => control with { Emergencies = control.Emergencies.Add(Sight) });
}

/// <summary>Whether the review of an earlier emergency of the person is overdue.</summary>
internal sealed record OverdueReview(bool Exists)
{
    public static async Task<OverdueReview> FindAsync(Lookup lookup, CancellationToken cancellationToken)
    {
        var own = await lookup.Read.AllAsync(
            EmergencyRead.Emergencies, lookup.Caller, new Filter.In("person", [lookup.Caller.Person.Value]), cancellationToken);
        return new OverdueReview(own.Any(found => found.View.IsOverdue(lookup.Now)));
    }
}
