using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>An answer was drawn from this item: whatever becomes of the source concerns it.</summary>
/// <param name="Derived">The item of the answer.</param>
/// <param name="Recipient">For whom it is meant.</param>
/// <param name="By">Who drew on it.</param>
/// <param name="At">When.</param>
internal sealed record ItemCited(ItemId Derived, PartyCode Recipient, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Derived.Contains(Derived) ? state : state with { Derived = state.Derived.Add(Derived) };
}
