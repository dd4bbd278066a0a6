using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Names the joint investigation or renames it; without a name it has none.</summary>
internal sealed record ChangeCodeName(Sealed<string>? CodeName, ItemTerms Item) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.ChangeCodeName, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : Item.Fault() is { } fault ? fault
        : state.Accept(
            new CodeNameChanged(CodeName, Investigation.Supplied(context, Item), context.Caller.Person, context.Now), context, Item);
}

/// <summary>The code name changed.</summary>
internal sealed record CodeNameChanged(Sealed<string>? CodeName, SuppliedItem? Item, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state)
        => (state with { Texts = state.Texts with { CodeName = CodeName } }).Keeping(Item);
}
