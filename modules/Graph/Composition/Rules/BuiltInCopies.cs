using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>A source may spell out a built-in directive, as long as it says what the specification says.
/// See https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives</summary>
internal static class BuiltInCopies
{
    public static bool IsCopy(DirectiveDeclaration directive, Written<DirectiveDeclaration>? earlier) =>
        earlier is not null && BuiltInTypes.Holds(earlier.Source) && Text(directive) == Text(earlier.Syntax);

    private static string Text(DirectiveDeclaration directive) => Printer.Print(new DirectiveDeclaration
    {
        Name = directive.Name,
        IsRepeatable = directive.IsRepeatable,
        Arguments =
        [
            .. directive.Arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal).Select(argument => new InputValueDeclaration
            {
                Name = argument.Name, Type = argument.Type, DefaultValue = argument.DefaultValue,
            }),
        ],
        Locations = [.. directive.Locations.OrderBy(place => place.Name, StringComparer.Ordinal)],
    });
}
