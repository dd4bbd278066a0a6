using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// Fields, arguments, input fields and enum values each have a name of their own within what they belong to, whichever parts of a type they
/// come from. See https://spec.graphql.org/September2025/#sec-Objects.Type-Validation
/// </summary>
internal static class UniqueMemberNames
{
    public static void Refuse(ElementPlace place, Written<MemberDeclaration> member, Written<MemberDeclaration> earlier, ErrorLog errors) =>
        errors.AddAgain(place.CoordinateOf(member.Syntax.Name), member, earlier);
}
