using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>Two leading underscores belong to introspection.
/// See https://spec.graphql.org/September2025/#sec-Names.Reserved-Names</summary>
internal static class ReservedNames
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var type in composed.Drafts.Types.Values.Where(type => !type.IsBuiltIn))
        {
            Check(default, type.Name, type.Source, type.Definition, errors);
            foreach (var (source, part) in type.Parts)
            {
                CheckMembers(part, source, errors);
            }
        }

        foreach (var (source, directive) in composed.Drafts.Directives.Values.Where(directive => !BuiltInTypes.Holds(directive.Source)))
        {
            Check(ElementPlace.Directive, directive.Name, source, directive, errors);
            Check(ElementPlace.ArgumentOf("@" + directive.Name), directive.Arguments, source, errors);
        }
    }

    private static void CheckMembers(TypeDeclaration type, SourceText source, ErrorLog errors)
    {
        var place = ElementPlace.MemberOf(type.Name);
        switch (type)
        {
            case FieldsDeclaration fields:
                Check(place, fields.Fields, source, errors);
                foreach (var field in fields.Fields)
                {
                    Check(ElementPlace.ArgumentOf(type.Name, field.Name), field.Arguments, source, errors);
                }

                break;
            case InputObjectDeclaration input:
                Check(place, input.Fields, source, errors);
                break;
            case EnumDeclaration values:
                Check(place, values.Values, source, errors);
                break;
        }
    }

    private static void Check<T>(ElementPlace place, IReadOnlyList<T> members, SourceText source, ErrorLog errors)
        where T : MemberDeclaration
    {
        for (var i = 0; i < members.Count; i++)
        {
            Check(place, members[i].Name, source, members[i], errors);
        }
    }

    private static void Check(ElementPlace place, string name, SourceText source, Node at, ErrorLog errors)
    {
        if (name.Length > 1 && name[0] == '_' && name[1] == '_')
        {
            errors.Add(place.CoordinateOf(name), source, at.Location, "Names with two leading underscores are reserved.");
        }
    }
}
