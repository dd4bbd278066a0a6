using System.Text;

namespace Selec.GraphOracle.Tests.World;

/// <summary>A selection that can still be changed.</summary>
internal sealed class Pick
{
    /// <summary>The type it stands in; null where nobody knows.</summary>
    public string? Parent { get; init; }

    public FieldShape? Field { get; init; }

    public string? Alias { get; set; }

    /// <summary>Of a field or of the fragment that is spread; empty for an inline fragment.</summary>
    public string Name { get; set; } = "";

    public bool IsFragment { get; init; }

    /// <summary>The type condition of an inline fragment.</summary>
    public string? On { get; set; }

    public List<Given> Arguments { get; init; } = [];

    public List<Applied> Directives { get; init; } = [];

    public List<Pick>? Below { get; set; }

    public IEnumerable<Pick> AndAllBelow => (Below ?? []).SelectMany(pick => pick.AndAllBelow).Prepend(this);

    public Pick Copy() => new()
    {
        Parent = Parent,
        Field = Field,
        Alias = Alias,
        Name = Name,
        IsFragment = IsFragment,
        On = On,
        Arguments = [.. Arguments],
        Directives = [.. Directives],
        Below = Below?.ConvertAll(pick => pick.Copy()),
    };
}

internal sealed record Given(string Name, string Value, Ref? Type);

internal sealed record Applied(string Name, IReadOnlyList<Given> Arguments);

internal sealed record Declared(string Name, Ref Type, string? Default, string Directives);

internal sealed class Root
{
    /// <summary>query, mutation or subscription; empty for a fragment.</summary>
    public string Kind { get; set; } = "";

    public string? Name { get; set; }

    /// <summary>The type condition of a fragment, the root type of an operation.</summary>
    public required string On { get; set; }

    public List<Declared> Variables { get; set; } = [];

    public List<Applied> Directives { get; } = [];

    public List<Pick> Below { get; set; } = [];

    public bool IsFragment => Kind.Length == 0;

    public IEnumerable<Pick> All => Below.SelectMany(pick => pick.AndAllBelow);
}

internal sealed class DocumentShape
{
    public List<Root> Operations { get; } = [];

    public List<Root> Fragments { get; } = [];

    /// <summary>Definitions that are just text.</summary>
    public List<string> Others { get; } = [];

    public IEnumerable<Root> Roots => Operations.Concat(Fragments);

    public IEnumerable<Pick> All => Roots.SelectMany(root => root.All);

    /// <summary>Where selections may be added, and to what type.</summary>
    public IEnumerable<(List<Pick> Below, string Type)> Places => Roots.Where(root => root.Kind != "subscription").Select(root => (root.Below, root.On))
        .Concat(All.Where(pick => pick is { Field: not null, Below: not null }).Select(pick => (pick.Below!, pick.Field!.Type.Inner)));
}

/// <summary>Writes a document, more or less tidily.</summary>
internal sealed class DocumentText(Dice dice)
{
    readonly StringBuilder _text = new();

    public static string Of(DocumentShape document, Dice dice)
    {
        var writer = new DocumentText(dice);
        foreach (var root in document.Roots.ToList()) writer.Write(root, document);
        foreach (var other in document.Others) writer._text.Append(other).Append('\n');
        return writer._text.ToString();
    }

    void Write(Root root, DocumentShape document)
    {
        var isShort = root is { Kind: "query", Name: null, Variables.Count: 0, Directives.Count: 0 } && document.Operations.Count == 1 && dice.Chance(50);
        if (root.IsFragment) _text.Append($"fragment {root.Name} on {root.On}");
        else if (!isShort) _text.Append(root.Kind).Append(root.Name is null ? "" : $" {root.Name}");
        if (root.Variables.Count > 0)
        {
            _text.Append('(').AppendJoin(dice.Chance(50) ? ", " : "\n  ", root.Variables.Select(one =>
                $"${one.Name}: {one.Type}{(one.Default is null ? "" : $" = {one.Default}")}{one.Directives}")).Append(')');
        }

        Write(root.Directives);
        Write(root.Below, 1);
        _text.Append('\n');
    }

    void Write(IReadOnlyList<Pick> picks, int depth)
    {
        _text.Append(" {");
        foreach (var pick in picks)
        {
            _text.Append(dice.Below(8) switch { 0 => " ", 1 => "\r\n", 2 => ",\n # why\n", 3 => "\r", _ => "\n" }).Append(' ', depth * 2);
            if (pick.IsFragment) _text.Append("...").Append(pick.Name.Length > 0 ? pick.Name : pick.On is null ? "" : $" on {pick.On}");
            else _text.Append(pick.Alias is null ? "" : $"{pick.Alias}: ").Append(pick.Name);
            Write(pick.Arguments);
            Write(pick.Directives);
            if (pick.Below is not null) Write(pick.Below, depth + 1);
        }

        _text.Append(dice.Chance(50) ? "\n" : " ").Append('}');
    }

    void Write(IReadOnlyList<Applied> directives)
    {
        foreach (var directive in directives)
        {
            _text.Append(" @").Append(directive.Name);
            Write(directive.Arguments);
        }
    }

    void Write(IReadOnlyList<Given> arguments)
    {
        if (arguments.Count > 0) _text.Append('(').AppendJoin(", ", arguments.Select(one => $"{one.Name}: {one.Value}")).Append(')');
    }
}
