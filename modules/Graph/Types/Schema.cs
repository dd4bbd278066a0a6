using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>A complete, checked type system. Made by composition and never changed afterwards.</summary>
public sealed class Schema
{
    private readonly Dictionary<NamedType, List<ObjectType>> _possibleTypes = [];

    internal Schema(SchemaParts parts)
    {
        Types = new MemberList<NamedType>(parts.Types);
        Directives = parts.Directives;
        QueryType = parts.Query;
        MutationType = parts.Mutation;
        SubscriptionType = parts.Subscription;
        Description = parts.Description;
        AppliedDirectives = parts.AppliedDirectives;
        MetaFields = new MetaFields(Types);
        foreach (var type in parts.Types)
        {
            NotePossible(type);
        }
    }

    public string? Description { get; }

    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>Every type, those of introspection and the built-in scalars included.</summary>
    public MemberList<NamedType> Types { get; }

    public MemberList<DirectiveDefinition> Directives { get; }

    /// <summary><c>__typename</c>, <c>__schema</c> and <c>__type</c>.</summary>
    public MetaFields MetaFields { get; }

    public NamedType? Type(string name) => Types.Find(name);

    public ObjectType? RootType(OperationKind kind) => kind switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The object types a value of this type can have; an object type is its own only one.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type) ?? [];

    public bool IsPossibleType(NamedType type, ObjectType candidate) =>
        ReferenceEquals(type, candidate) || (_possibleTypes.ContainsKey(type) && candidate.PartOf.Contains(type));

    /// <summary>Whether some object can be of both types at once.</summary>
    public bool Overlaps(NamedType one, NamedType other) =>
        ReferenceEquals(one, other) || PossibleTypes(one).Any(candidate => IsPossibleType(other, candidate));

    /// <summary>The field by that name, the meta fields included where the specification allows them.</summary>
    public FieldDefinition? Field(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return MetaFields.Find(name, parent, QueryType);
        }

        return parent is FieldsType fields ? fields.Fields.Find(name) : null;
    }

    /// <summary>The type a reference names, or null when the schema has no such type.</summary>
    public GraphType? Resolve(TypeRef reference) => reference switch
    {
        ListTypeRef list => Resolve(list.OfType) is { } item ? item.AsList() : null,
        NonNullTypeRef nonNull => Resolve(nonNull.OfType) is { } inner ? inner.AsNonNull() : null,
        _ => Type(reference.InnerName),
    };

    private void NotePossible(NamedType type)
    {
        if (type is ObjectType self)
        {
            foreach (var promised in self.Interfaces)
            {
                Note(promised, self);
            }
        }
        else if (type is UnionType union)
        {
            foreach (var member in union.Members)
            {
                Note(union, member);
            }
        }
    }

    private void Note(NamedType whole, ObjectType part)
    {
        part.PartOf.Add(whole);
        if (!_possibleTypes.TryGetValue(whole, out var parts))
        {
            _possibleTypes.Add(whole, parts = []);
        }

        parts.Add(part);
    }
}

/// <summary>What composition hands over to a new schema.</summary>
internal sealed record SchemaParts(NamedType[] Types, MemberList<DirectiveDefinition> Directives, ObjectType Query)
{
    public ObjectType? Mutation { get; init; }

    public ObjectType? Subscription { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<AppliedDirective> AppliedDirectives { get; init; } = [];
}
