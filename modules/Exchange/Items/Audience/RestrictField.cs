using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier withholds a field of an item from named parties (Convention, article 24(1)).</summary>
internal sealed record RestrictField(ItemId Item, string Field, ImmutableArray<PartyCode> Parties) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.Against(state, context) is { } no) return no;
        if (!context.Fact<NamedText>().Exists)
            return Refuse("FIELD_NO_TEXT", "No text is called so. Texts alone are withheld; codes and numbers go with the item.", "field");
        if (Parties.IsEmpty) return Refuse("PARTIES_MISSING", "Name the parties from which the field is withheld.", "parties");
        if (Parties.Contains(state.Opened!.Supplier)) return Refuse("RESTRICTION_ON_SUPPLIER", "The supplier always reads its own item.", "parties");
        ImmutableArray<PartyCode> added =
            [.. Parties.Distinct().Where(party => !state.Control!.Restrictions.Contains(new FieldRestriction(Field, party)))];
        return added.IsEmpty ? Decision.Accept() : new FieldRestricted(Field, added, context.Caller.Person, context.Now);
    }
}

/// <summary>Whether a field of that name holds texts.</summary>
internal sealed record NamedText(bool Exists);

/// <summary>A field is withheld from parties.</summary>
internal sealed record FieldRestricted(string Field, ImmutableArray<PartyCode> Parties, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.With(control => control with
    {
        Restrictions = control.Restrictions.AddRange(Parties.Select(party => new FieldRestriction(Field, party))),
    });
}
