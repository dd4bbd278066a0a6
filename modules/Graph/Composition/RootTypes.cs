using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Where one kind of operation begins, as the schema says or as the name of a type does; the type is null when there is no such type.</summary>
internal sealed record RootType(OperationKind Kind, NamedType? Type, SourceText? Source, Location Location);

/// <summary>Where operations begin. See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal sealed class RootTypes
{
    public List<RootType> All { get; } = [];

    public ObjectType? Query => Of(OperationKind.Query);

    public ObjectType? Mutation => Of(OperationKind.Mutation);

    public ObjectType? Subscription => Of(OperationKind.Subscription);

    public string? Description { get; private init; }

    public static RootTypes Of(Drafts drafts, IReadOnlyDictionary<string, NamedType> types, Annotations annotations, ErrorLog errors)
    {
        var roots = new RootTypes { Description = drafts.SchemaDefinition?.Syntax.Description };
        if (drafts.SchemaDefinition is null)
        {
            roots.TakeByName(types);
        }

        foreach (var (source, part) in drafts.Schema)
        {
            foreach (var root in part.RootTypes)
            {
                roots.Take(root, source, types, errors);
            }

            annotations.Add(new(null, DirectivePlaces.Schema, source, part.Directives));
        }

        return roots;
    }

    private ObjectType? Of(OperationKind kind) => All.Find(root => root.Kind == kind)?.Type as ObjectType;

    private void TakeByName(IReadOnlyDictionary<string, NamedType> types)
    {
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (types.TryGetValue(kind.ToString(), out var type))
            {
                All.Add(new RootType(kind, type, type.Source, type.Location));
            }
        }
    }

    private void Take(RootTypeDeclaration root, SourceText source, IReadOnlyDictionary<string, NamedType> types, ErrorLog errors)
    {
        if (!types.TryGetValue(root.Type.Name, out var type))
        {
            KnownTypeNames.Refuse("schema", source, root.Type, errors);
        }

        All.Add(new RootType(root.Kind, type, source, root.Location));
    }
}
