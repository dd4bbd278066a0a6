using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Drafts an answer, in part or final. Its handling is never weaker than that of the items it draws on.</summary>
internal sealed record AnswerRequest(bool Final, Sealed<string> Text, ImmutableArray<StreamId> Sources, ItemTerms Item) : MessageDraft(Item)
{
    public override Decision Decide(RequestThread state, CommandContext context)
    {
        var sources = context.Fact<SourceItems>();
        if ((ThreadRules.Fault(ThreadAction.Answer, state.Standing(), Acting.In(context)) ?? sources.Fault(Item)) is { } fault) return fault;
        var content = new MessageContent(Final ? MessageKind.Answer : MessageKind.PartialAnswer, Text);
        var written = Write(state, context, content, [.. Sources.Select(source => new ItemId(source.Key)).Distinct()]);
        return sources.Found.Aggregate(
            written, (decision, source) => decision.And(source.Id, ItemCited.Of(source, state.Request!.Side.Party, context)));
    }
}

/// <summary>The items an answer draws on, as far as its author may read them.</summary>
/// <param name="Found">Those found.</param>
/// <param name="AreComplete">True when every item named is among them.</param>
internal sealed record SourceItems(ImmutableArray<ItemView> Found, bool AreComplete)
{
    /// <summary>Looks the items up under the author's grants.</summary>
    public static async Task<SourceItems> FindAsync(ImmutableArray<StreamId> sources, Lookup lookup, CancellationToken cancellationToken)
    {
        var keys = sources.Where(source => source.Kind == InformationItem.ActorKind)
            .Select(source => source.Key).Distinct().ToImmutableArray();
        var found = keys.IsEmpty
            ? []
            : await lookup.Read.AllAsync(ItemRead.Items, lookup.Caller, new Filter.Keys(keys), cancellationToken);
        return new SourceItems([.. found.Select(row => row.View)], found.Count == keys.Length && sources.All(
            source => source.Kind == InformationItem.ActorKind));
    }

    /// <summary>
    /// The first rule that the answer's terms break against these sources, or null. Whether a source may be drawn on, it is asked itself.
    /// </summary>
    public Refusal? Fault(ItemTerms answer)
    {
        if (!AreComplete)
        {
            return new Refusal("SOURCE_NOT_READABLE", "Every source must be an information item that you may read.", ["sources"]);
        }
        return Found.All(source => answer.IsNoWeakerThan(source.Handling, source.SelecLevel))
            ? null
            : new Refusal(
                "HANDLING_WEAKER_THAN_SOURCE",
                "An answer carries every handling code and at least the classification of its sources.", ["item", "handling"]);
    }
}
