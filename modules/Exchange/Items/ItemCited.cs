using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An answer was drawn from this item: whatever becomes of the source concerns it.</summary>
/// <param name="Derived">The item of the answer.</param>
/// <param name="Recipient">For whom it is meant.</param>
/// <param name="By">Who drew on it.</param>
/// <param name="At">When.</param>
internal sealed record ItemCited(ItemId Derived, PartyCode Recipient, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    static readonly Refusal _notReadable = new("SOURCE_NOT_READABLE", "Every source must be an information item that you may read.", ["sources"]);

    static readonly Refusal _notDisseminable = new(
        "SOURCE_NOT_DISSEMINABLE", "A source that another party marked H2 goes no further without its permission.", ["sources"]);

    /// <summary>The party that drew on it.</summary>
    public PartyCode Party { get; init; }

    /// <summary>The consent on which that rests; null where none is needed.</summary>
    public StreamId? Consent { get; init; }

    public override InformationItem Evolve(InformationItem state)
    {
        var used = state.Used(new ItemUse(ItemUseKind.Cited, Party, At, Consent) { Recipient = Recipient });
        return used.Derived.Contains(Derived) ? used : used with { Derived = used.Derived.Add(Derived) };
    }

    /// <summary>The fact for a source as its author found it.</summary>
    public static ItemCited Of(ItemView source, PartyCode recipient, CommandContext context)
    {
        var needed = source.Handling.Contains(HandlingCode.H2) && recipient != source.Supplier;
        return new ItemCited(context.Item!.Value, recipient, context.Caller.Person, context.Now)
        {
            Party = context.Caller.Party,
            Consent = needed ? ItemUses.BasisOf(Ask(source.Control, recipient, context), ConsentScope.Onward) : null,
        };
    }

    /// <summary>Asked on the newest state of the source, so that a consent that was revoked meanwhile is used no more.</summary>
    public static Refusal? Refused(InformationItem state, ItemCited fact, CommandContext context)
    {
        if (state.Control is null) return _notReadable;
        var refusals = AccessDecision.Refusals(Ask(state.Control, fact.Recipient, context)).ToList();
        return refusals.Count == 0 ? null
            : refusals is [AccessCondition.Handling] && state.Control.Handling.Contains(HandlingCode.H2) ? _notDisseminable
            : _notReadable;
    }

    // The request that is answered states the purpose.
    static AccessQuestion Ask(ItemControl source, PartyCode recipient, CommandContext context) =>
        new(Standing.Of(context.Caller), Act.Cite, source, context.Now) { Recipient = recipient, HasPurpose = true };
}
