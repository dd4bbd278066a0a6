using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>No two types have the same name, the built-in ones included. See https://spec.graphql.org/September2025/#sec-Schema</summary>
internal static class UniqueTypeNames
{
    public static bool Allows(Written<TypeDeclaration> type, TypeDraft? earlier, ErrorLog errors)
    {
        if (earlier is null)
        {
            return true;
        }

        errors.AddAgain(type.Syntax.Name, type, earlier.Parts[0]);
        return false;
    }
}
