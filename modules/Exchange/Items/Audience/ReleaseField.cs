using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier lets parties read a field that it withheld from them.</summary>
internal sealed record ReleaseField(ItemId Item, string Field, ImmutableArray<PartyCode> Parties) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if ((ItemRules.Against(state, context) ?? ItemUses.WithoutPurpose(context)) is { } no) return no;
        ImmutableArray<PartyCode> withheld =
        [
            .. state.Control!.Restrictions.Where(known => known.Field == Field && Parties.Contains(known.Party)).Select(known => known.Party),
        ];
        return withheld.IsEmpty
            ? Refuse("FIELD_NOT_RESTRICTED", "The field is not withheld from any of these parties.", "parties")
            : new FieldReleased(Field, withheld, context.Caller.Person, context.Now);
    }
}

/// <summary>A field is no longer withheld from parties.</summary>
[AuditedAs(AuditKind.Disclose)]
internal sealed record FieldReleased(string Field, ImmutableArray<PartyCode> Parties, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.With(control => control with
    {
        Restrictions = control.Restrictions.RemoveAll(known => known.Field == Field && Parties.Contains(known.Party)),
    });
}
