using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// No two directives have the same name. A source may spell out a built-in one, as long as it says what the specification says.
/// See https://spec.graphql.org/September2025/#sec-Schema and #sec-Type-System.Directives.Built-in-Directives
/// </summary>
internal static class UniqueDirectiveNames
{
    public static bool Allows(Written<DirectiveDeclaration> directive, Written<DirectiveDeclaration>? earlier, ErrorLog errors)
    {
        if (earlier is null)
        {
            return true;
        }

        if (!IsCopy(directive, earlier))
        {
            errors.AddAgain("@" + directive.Syntax.Name, directive, earlier);
        }

        return false;
    }

    private static bool IsCopy(Written<DirectiveDeclaration> directive, Written<DirectiveDeclaration> earlier) =>
        BuiltInTypes.Holds(earlier.Source) && Text(directive.Syntax) == Text(earlier.Syntax);

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
