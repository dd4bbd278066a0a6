using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>What a joint investigation is about, in codes.</summary>
/// <param name="PrimaryArea">The crime area it is filed under.</param>
/// <param name="SecondaryAreas">Further crime areas.</param>
/// <param name="TaskForce">The Task Force it belongs to.</param>
/// <param name="Occurred">When the joint acts took place; null when not stated.</param>
/// <param name="Route">The countries of the route, in order.</param>
/// <param name="GroupCitizenships">The citizenships found in the criminal group.</param>
/// <param name="MentionedParties">Countries and organisations that it names and that are no parties to it.</param>
internal sealed record InvestigationSubject(
    CrimeArea PrimaryArea,
    ImmutableArray<CrimeArea> SecondaryAreas,
    TaskForceKey? TaskForce,
    Occurrence? Occurred,
    ImmutableArray<string> Route,
    ImmutableArray<string> GroupCitizenships,
    ImmutableArray<PartyCode> MentionedParties)
{
    /// <summary>The first rule that it breaks, or null.</summary>
    public Refusal? Fault(DateTimeOffset now) =>
        SecondaryAreas.Contains(PrimaryArea) || SecondaryAreas.Distinct().Count() != SecondaryAreas.Length
            ? new Refusal("CRIME_AREA_REPEATED", "Name each crime area once.", ["subject", "secondaryAreas"])
            : Occurred?.Fault(now, "occurred") is { } fault ? fault with { Path = fault.Path.Insert(0, "subject") } : null;
}

/// <summary>The texts of a joint investigation.</summary>
/// <param name="CodeName">Its code name; unique in its year of occurrence.</param>
/// <param name="Label">A short label for lists.</param>
/// <param name="Summary">What it is about.</param>
/// <param name="Methods">The methods used.</param>
/// <param name="OccurredNote">What the source says of the time, where days cannot.</param>
/// <param name="Evaluation">How it was evaluated.</param>
internal sealed record InvestigationTexts(
    Sealed<string>? CodeName,
    Sealed<string>? Label,
    Sealed<string>? Summary,
    Sealed<string>? Methods,
    Sealed<string>? OccurredNote,
    Sealed<string>? Evaluation);

/// <summary>An item supplied to a joint investigation.</summary>
/// <param name="Item">The item.</param>
/// <param name="Held">True when its supplier lets nobody pass it on (H2).</param>
/// <param name="Ledger">True when it came with a result or another act: nothing for a party that has not agreed.</param>
/// <param name="Supplier">The party that supplied it.</param>
internal sealed record SuppliedItem(ItemId Item, bool Held, bool Ledger, PartyCode Supplier)
{
    /// <summary>The parties that the supplier knew of, or let in since: they read it as soon as they come in.</summary>
    public ImmutableArray<PartyCode> OpenTo { get; init; } = [];

    /// <summary>True when a group may be brought in by whoever brings in its party, or by the supplier.</summary>
    public bool MayBeOpenedTo(string group, PartyCode actor) =>
        actor == Supplier || Groups.PartyOf(group) is not { } party || OpenTo.Contains(party);
}

/// <summary>A day on which the States act together.</summary>
/// <param name="Day">The day.</param>
/// <param name="States">The States that acted.</param>
/// <param name="Description">What was done.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record ActionDay(
    DateOnly Day, ImmutableArray<PartyCode> States, Sealed<string>? Description, PersonId By, DateTimeOffset RecordedAt);

/// <summary>A joint investigation of two or more Member States.</summary>
/// <param name="Circle">Who is in it and how far it has come.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Items">The items supplied to it.</param>
/// <param name="ActionDays">Its action days.</param>
/// <param name="Results">The ledger of its results.</param>
/// <param name="Predecessor">The joint investigation that it continues.</param>
/// <param name="Origin">The request from which it grew.</param>
/// <param name="ProposedBy">Who proposed it.</param>
internal sealed record Investigation(
    Circle Circle,
    InvestigationSubject Subject,
    InvestigationTexts Texts,
    ImmutableArray<SuppliedItem> Items,
    ImmutableArray<ActionDay> ActionDays,
    ImmutableArray<ResultEntry> Results,
    StreamId? Predecessor,
    StreamId? Origin,
    PersonId ProposedBy)
{
    /// <summary>Before it is proposed.</summary>
    public static readonly Investigation None = new(
        new Circle(InvestigationStage.Proposed, false, default, default, null, null, [], [], []),
        new InvestigationSubject(CrimeArea.Drugs, [], null, null, [], [], []),
        new InvestigationTexts(null, null, null, null, null, null),
        [], [], [], null, null, default);

    /// <summary>
    /// Accepts a fact: the text that came with it becomes an item of this joint
    /// investigation, and whoever it brings in may read the earlier ones.
    /// </summary>
    public Decision Accept(DomainEvent<Investigation> fact, CommandContext context, ItemTerms? terms = null)
    {
        var after = fact.Evolve(this);
        var decision = Decision.Accept(fact);
        foreach (var ledger in (bool[])[false, true])
        {
            ImmutableArray<string> joined = [.. Audience.OfTexts(after.Circle, ledger).Except(Audience.OfTexts(Circle, ledger))];
            decision = Items.Where(item => !item.Held && item.Ledger == ledger)
                .Aggregate(decision, (so, item) => Widened(so, item, joined, context));
        }
        return terms is not null && context.Item is { } opened
            ? decision.And(opened.Stream, after.Opened(terms, context, after.Items[^1].Ledger))
            : decision;
    }

    /// <summary>
    /// The item of a text supplied now: for those who read the texts of the joint investigation, and for the parties asked, which read it
    /// when they have agreed. A party asked later reads it when its supplier says so.
    /// </summary>
    public ItemOpened Opened(ItemTerms terms, CommandContext context, bool ledger) =>
        context.OpenItem(terms, context.Self, Audience.OfTexts(Circle, ledger)) with { Parties = [.. Circle.Asked()] };

    static Decision Widened(Decision decision, SuppliedItem item, ImmutableArray<string> joined, CommandContext context)
    {
        ImmutableArray<string> groups = [.. joined.Where(group => item.MayBeOpenedTo(group, context.Caller.Party))];
        return groups.IsEmpty
            ? decision
            : decision.And(item.Item.Stream, new ItemAudienceWidened(groups, context.Caller.Person, context.Now));
    }

    /// <summary>The item opened for a command's text, as the joint investigation keeps it.</summary>
    public static SuppliedItem? Supplied(CommandContext context, ItemTerms terms, bool ledger = false) =>
        context.Item is { } item ? new SuppliedItem(item, terms.Handling.Contains(HandlingCode.H2), ledger, context.Caller.Party) : null;

    /// <summary>The same with one more item, for the parties that are asked by now.</summary>
    public Investigation Keeping(SuppliedItem? item) =>
        item is null ? this : this with { Items = Items.Add(item with { OpenTo = [.. Circle.Asked(), PartyCode.Selec] }) };

    /// <summary>The same with a supplier's items open to a further party.</summary>
    public Investigation Opening(PartyCode supplier, PartyCode party) => this with
    {
        Items = [.. Items.Select(item => item.Supplier == supplier && !item.OpenTo.Contains(party)
            ? item with { OpenTo = item.OpenTo.Add(party) }
            : item)],
    };

    /// <summary>The same at another stage.</summary>
    public Investigation At(InvestigationStage stage) => this with { Circle = Circle with { Stage = stage } };
}
