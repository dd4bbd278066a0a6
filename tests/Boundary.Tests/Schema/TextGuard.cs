using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>
/// <c>String</c> means text that is sealed. The few strings that are not
/// text have names of their own; every other one is on the approved list.
/// </summary>
internal static class TextGuard
{
    static readonly string[] _tagsOfInputs = ["idempotencyKey", "version"];
    static readonly string[] _cursors = ["after", "before", "cursor"];
    static readonly string[] _tagsOfOutputs = ["version", "current", "yours", "cursor"];

    public static IEnumerable<string> Faults(Graph.Types.Schema schema) =>
    [
        .. schema.InputFields()
            .Where(field => IsText(field.Type)
                && OwnerOf(field).EndsWith("Filter", StringComparison.Ordinal) && OwnerOf(field) != "TextFilter")
            .Select(field => $"{Sdl.Place(field)} filters by text outside TextFilter"),
        .. schema.Arguments()
            .Where(argument => IsText(argument.Type) && !_cursors.Contains(argument.Name))
            .Select(argument => $"{Sdl.Place(argument)} is text in an argument, which has no item to be sealed under"),
        .. schema.Fields()
            .Where(field => field.Type.IsNonNull && IsText(field.Type) && !_tagsOfOutputs.Contains(field.Name))
            .Select(field => $"{Sdl.Place(field)} is text that cannot be withheld; a code is a scalar of its own, text is nullable"),
    ];

    /// <summary>The input fields that carry sealed text, one a line.</summary>
    public static string SealedInputs(Graph.Types.Schema schema) => string.Concat(
        schema.InputFields()
            .Where(field => IsText(field.Type) && OwnerOf(field) != "TextFilter" && !_tagsOfInputs.Contains(field.Name))
            .Select(field => field.Coordinate + "\n")
            .Order(StringComparer.Ordinal));

    static bool IsText(GraphType type) => type.Inner.Name == "String";

    static string OwnerOf(InputValueDefinition field) => field.Coordinate.Split('.')[0];
}
