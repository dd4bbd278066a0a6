using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>An item supplied to a record.</summary>
/// <param name="Item">The item.</param>
/// <param name="Held">True when its supplier lets nobody pass it on (H2).</param>
internal sealed record DrugItem(ItemId Item, bool Held);

/// <summary>The joint investigation that a record names, as far as the caller sees it.</summary>
/// <param name="Investigation">Who is in it; null when none was named or none is seen.</param>
internal sealed record DrugCase(InvestigationParties? Investigation)
{
    /// <summary>Looks it up.</summary>
    public static async Task<DrugCase> FindAsync(StreamId? investigation, Lookup lookup, CancellationToken cancellationToken) =>
        new(investigation is { } named ? await InvestigationParties.FindAsync(named, lookup, cancellationToken) : null);

    /// <summary>Why the caller's party may not record for it, or null.</summary>
    public Refusal? Fault(StreamId? named, Caller caller) =>
        named is null ? null
        : Investigation is null ? new Refusal(Refusal.NotFound, "There is nothing with that id that you may see.", ["investigation"])
        : !Investigation.Agreed.Contains(caller.Party)
            ? new Refusal(Refusal.NotPermitted, "Only a party of the joint investigation records for it.", ["investigation"])
        : !Investigation.IsAccepted
            ? new Refusal("INVESTIGATION_NOT_ACCEPTED", "The joint investigation has not been accepted.", ["investigation"])
        : null;
}

/// <summary>Who reads a record, what it belongs to, and the items of its texts.</summary>
/// <param name="Circle">Who reads it.</param>
/// <param name="Investigation">The joint investigation that it belongs to.</param>
/// <param name="Items">The items of its texts.</param>
internal sealed record DrugFiling(RecordCircle Circle, StreamId? Investigation, ImmutableArray<DrugItem> Items)
{
    /// <summary>Begins the filing of a record that the caller enters now.</summary>
    public static DrugFiling Begin(
        CommandContext context, StreamId? investigation, ImmutableArray<PartyCode> sharedWith, ItemTerms terms) =>
        new(RecordCircle.Begin(context, TaskForceKey.Drugs, sharedWith), investigation, Supplied(context, terms));

    /// <summary>The item of the command's texts, if any.</summary>
    public static ImmutableArray<DrugItem> Supplied(CommandContext context, ItemTerms terms) =>
        context.Item is { } item ? [new DrugItem(item, terms.Handling.Contains(HandlingCode.H2))] : [];

    /// <summary>Why the caller may not file such a record, or null.</summary>
    public static Refusal? Fault(CommandContext context, StreamId? investigation, ImmutableArray<PartyCode> sharedWith, ItemTerms terms) =>
        context.Parties.KindAt(context.Caller.Party, context.Now) is not (PartyKind.MemberState or PartyKind.OperationalPartner)
            || !RecordCircle.Entering.Contains(context.Caller.Role)
            ? new Refusal(Refusal.NotPermitted, "Member States and Operational Partners enter records.", [])
        : context.Caller.Role == Role.CaseOfficer && !sharedWith.IsEmpty
            ? new Refusal(Refusal.NotPermitted, "Your National Focal Point or Liaison Officer shares records abroad.", ["sharedWith"])
        : terms.Fault() ?? RecordCircle.Fault(sharedWith, context, "sharedWith")
            ?? context.Fact<DrugCase>().Fault(investigation, context.Caller);

    /// <summary>Accepts a fact; text that came with it becomes an item that this circle reads.</summary>
    public Decision Accept(DomainEvent fact, CommandContext context, ItemTerms terms) => context.Item is { } item
        ? Decision.Accept(fact).And(item.Stream, context.OpenItem(terms, context.Self, Circle.Readers()))
        : Decision.Accept(fact);

    /// <summary>The grants on the record's node.</summary>
    public ImmutableArray<Grant> Grants(StreamId node) => Circle.Grants(node);
}
