using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The category that a command names, as an active plug-in declares it; null when none does.</summary>
internal sealed record NamedCategory(ResultCategory? Declared)
{
    /// <summary>Looks a category up among those declared now.</summary>
    public static NamedCategory Of(string code, IResultCategories categories) => new(categories.Declared.GetValueOrDefault(code));
}

/// <summary>Records a result in a category that a plug-in declares.</summary>
internal sealed record RecordDeclaredResult(
    ResultAct Act,
    string Category,
    Quantity Quantity,
    Sealed<string>? Place,
    Sealed<string>? Description,
    StreamId? Corrects,
    ItemTerms Item) : RecordResult(Act, Place, Description, Corrects, Item)
{
    /// <inheritdoc/>
    protected override Finding Found(CommandContext context) =>
        new(Declared: new DeclaredResult(Category, context.Fact<NamedCategory>().Declared!.Title, Quantity));

    /// <inheritdoc/>
    protected override Refusal? OwnFault(CommandContext context) =>
        context.Fact<NamedCategory>().Declared is not { } category
            ? Refuse("RESULT_CATEGORY_UNKNOWN", "No active plug-in declares that category of results.", "category")
        : Quantity.Fault("quantity") is { } fault ? fault
        : Quantity.Unit is { } unit && !category.Units.Contains(unit)
            ? Refuse("RESULT_UNIT_NOT_DECLARED", "The category is not counted in that unit.", "quantity", "unit")
        : null;
}
