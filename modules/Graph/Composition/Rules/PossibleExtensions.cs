using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>What is extended is there and of the same kind, and is not built in.
/// See https://spec.graphql.org/September2025/#sec-Type-Extensions</summary>
internal static class PossibleExtensions
{
    public static bool Allows(Written<TypeDeclaration> extension, TypeDraft? type, ErrorLog errors)
    {
        var fault = type is null ? "There is no such type to extend."
            : type.IsBuiltIn ? "A built-in type cannot be extended."
            : type.Definition.GetType() != extension.Syntax.GetType() ? "An extension must be of the same kind as the type."
            : null;
        if (fault is not null)
        {
            errors.Add(extension.Syntax.Name, extension.Source, extension.Syntax.Location, fault);
        }

        return fault is null;
    }
}
