using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>What <c>@listSize</c> says of one field.</summary>
internal sealed class ListSize
{
    private static readonly string[] Nothing = [];

    private ListSize(AppliedDirective applied)
    {
        Assumed = (int?)applied.Arguments.GetValueOrDefault("assumedSize");
        Slicing = [.. Names(applied, "slicingArguments").Select(path => path.Split('.'))];
        SizedFields = Names(applied, "sizedFields");
        NeedsOne = Slicing.Count > 0 && applied.Arguments.GetValueOrDefault("requireOneSlicingArgument") is true;
    }

    public int? Assumed { get; }

    /// <summary>Paths: an argument, then fields of input objects within.</summary>
    public IReadOnlyList<string[]> Slicing { get; }

    public string[] SizedFields { get; }

    public bool NeedsOne { get; }

    public static ListSize? Of(FieldDefinition field) => field.Applied(CostDirectives.ListSize) is { } applied ? new(applied) : null;

    private static string[] Names(AppliedDirective applied, string argument) =>
        applied.Arguments.GetValueOrDefault(argument) is IReadOnlyList<object?> names ? [.. names.OfType<string>()] : Nothing;
}
