namespace Selec.GraphOracle.Tests.World;

internal enum ShapeKind
{
    Scalar,
    Enum,
    Input,
    Interface,
    Object,
    Union,
}

/// <summary>A type as it is used: a name, or a list around another.</summary>
internal sealed record Ref(string Inner, Ref? Item = null, bool IsNonNull = false)
{
    public bool IsList => Item is not null;

    public Ref Nullable => this with { IsNonNull = false };

    public Ref NonNull => this with { IsNonNull = true };

    public static Ref ListOf(Ref item) => new(item.Inner, item);

    public override string ToString() => (Item is null ? Inner : $"[{Item}]") + (IsNonNull ? "!" : "");
}

/// <summary>An argument, or a field of an input object.</summary>
internal sealed record InputShape(string Name, Ref Type, string? Default = null)
{
    /// <summary>Description and directives, as SDL.</summary>
    public string About { get; init; } = "";

    public string Applied { get; init; } = "";

    public bool IsRequired => Type.IsNonNull && Default is null;
}

internal sealed record FieldShape(string Name, Ref Type, IReadOnlyList<InputShape> Arguments)
{
    public string About { get; init; } = "";

    public string Applied { get; init; } = "";
}

internal sealed record TypeShape(string Name, ShapeKind Kind)
{
    /// <summary>The names of the types that every schema has.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["Int", "Float", "String", "Boolean", "ID"];

    public string About { get; init; } = "";

    public string Applied { get; set; } = "";

    public List<string> Interfaces { get; } = [];

    public List<FieldShape> Fields { get; } = [];

    public List<InputShape> Inputs { get; } = [];

    /// <summary>Members of a union, values of an enum.</summary>
    public List<string> Names { get; } = [];

    public bool IsOneOf { get; init; }

    public bool IsComposite => Kind is ShapeKind.Object or ShapeKind.Interface or ShapeKind.Union;

    public bool IsInput => Kind is ShapeKind.Scalar or ShapeKind.Enum or ShapeKind.Input;

    public bool IsLeaf => Kind is ShapeKind.Scalar or ShapeKind.Enum;

    public bool IsBuiltIn => BuiltIn.Contains(Name);

    /// <summary>Where a directive on it stands.</summary>
    public string Place => Kind switch
    {
        ShapeKind.Object => "OBJECT",
        ShapeKind.Interface => "INTERFACE",
        ShapeKind.Union => "UNION",
        ShapeKind.Enum => "ENUM",
        ShapeKind.Input => "INPUT_OBJECT",
        _ => "SCALAR",
    };
}

internal sealed record DirectiveShape(string Name, bool IsRepeatable, IReadOnlyList<string> Places, IReadOnlyList<InputShape> Arguments);

/// <summary>What a schema consists of, known without the engine.</summary>
internal sealed class SchemaShape
{
    public Dictionary<string, TypeShape> Types { get; } = [];

    public List<DirectiveShape> Directives { get; } = [];

    public required string Query { get; init; }

    public string? Mutation { get; init; }

    public string? Subscription { get; init; }

    /// <summary>The schema definition in other words than the root types ask for.</summary>
    public string? Block { get; set; }

    public IReadOnlyList<TypeShape> Of(ShapeKind kind) => [.. Types.Values.Where(type => type.Kind == kind)];

    public IEnumerable<string> PossibleTypes(string name) => Types[name] switch
    {
        { Kind: ShapeKind.Union } union => union.Names,
        { Kind: ShapeKind.Interface } => Of(ShapeKind.Object).Where(type => type.Interfaces.Contains(name)).Select(type => type.Name),
        _ => [name],
    };

    public bool Overlap(string one, string other) => PossibleTypes(one).Intersect(PossibleTypes(other)).Any();
}
