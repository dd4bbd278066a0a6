using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Where operations begin. See https://spec.graphql.org/September2025/#sec-Root-Operation-Types</summary>
internal sealed class RootTypes
{
    private readonly Dictionary<OperationKind, ObjectType> _types = [];

    public ObjectType? Query => _types.GetValueOrDefault(OperationKind.Query);

    public ObjectType? Mutation => _types.GetValueOrDefault(OperationKind.Mutation);

    public ObjectType? Subscription => _types.GetValueOrDefault(OperationKind.Subscription);

    public string? Description { get; private init; }

    public static RootTypes Of(Drafts drafts, IReadOnlyDictionary<string, NamedType> types, Annotations annotations, ErrorLog errors)
    {
        var isDefined = drafts.Schema.Exists(part => !part.Syntax.IsExtension);
        var roots = new RootTypes { Description = isDefined ? drafts.Schema[0].Syntax.Description : null };
        if (!isDefined)
        {
            roots.TakeByName(types);
        }

        foreach (var (source, part) in drafts.Schema)
        {
            foreach (var root in part.RootTypes)
            {
                roots.Take(root, source, types, errors);
            }

            annotations.Add(null, DirectivePlaces.Schema, source, part.Directives);
        }

        if (roots.Query is null)
        {
            errors.Add("schema", drafts.Schema.FirstOrDefault()?.Source, new Location(1, 1), "There is no query type.");
        }

        return roots;
    }

    private void TakeByName(IReadOnlyDictionary<string, NamedType> types)
    {
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (types.GetValueOrDefault(kind.ToString()) is ObjectType type)
            {
                _types.Add(kind, type);
            }
        }
    }

    private void Take(RootTypeDeclaration root, SourceText source, IReadOnlyDictionary<string, NamedType> types, ErrorLog errors)
    {
        var name = root.Type.Name;
        var fault = !types.TryGetValue(name, out var type) ? $"There is no type {name}."
            : type is not ObjectType ? $"{name} is not an object type."
            : _types.ContainsValue((ObjectType)type) ? $"{name} already answers another kind of operation."
            : !_types.TryAdd(root.Kind, (ObjectType)type) ? "This kind of operation already has a type."
            : null;
        if (fault is not null)
        {
            errors.Add("schema", source, root.Location, fault);
        }
    }
}
