namespace Selec.GraphOracle.Tests.World;

/// <summary>Random documents that follow all rules, but for fields that happen not to merge.</summary>
internal sealed class DocumentMaker
{
    readonly SchemaShape _shape;
    readonly Dice _dice;
    readonly IReadOnlyList<string> _inputs;
    readonly ValueMaker _constants;
    readonly ValueMaker _values;
    readonly DocumentShape _document = new();
    readonly Dictionary<string, Declared> _variables = [];
    int _names;

    DocumentMaker(SchemaShape shape, Dice dice)
    {
        _inputs = [.. shape.Types.Values.Where(type => type.IsInput).Select(type => type.Name)];
        _shape = shape;
        _dice = dice;
        _constants = new ValueMaker(shape, dice);
        _values = new ValueMaker(shape, dice) { Variable = Variable, Inner = () => Variable(new Ref(dice.Pick(_inputs)), false) };
    }

    public static DocumentShape Make(SchemaShape shape, Dice dice)
    {
        var maker = new DocumentMaker(shape, dice);
        var count = dice.Chance(80) ? 1 : dice.Between(2, 3);
        for (var i = 0; i < count; i++) maker.Operation(count > 1);
        foreach (var operation in maker._document.Operations) maker.Declare(operation);
        return maker._document;
    }

    void Operation(bool isNamed)
    {
        var roll = _dice.Below(10);
        var (kind, type) = roll switch
        {
            < 2 when _shape.Mutation is { } mutation => ("mutation", mutation),
            < 4 when _shape.Subscription is { } subscription => ("subscription", subscription),
            _ => ("query", _shape.Query),
        };
        var root = new Root { Kind = kind, Name = isNamed || _dice.Chance(40) ? $"Op{_names++}" : null, On = type };
        root.Directives.AddRange(Marks(kind.ToUpperInvariant()));
        root.Below = kind == "subscription" ? [Field(type, 0, isFirst: true)] : Selections(type, 0);
        _document.Operations.Add(root);
    }

    List<Pick> Selections(string parent, int depth)
    {
        var picks = new List<Pick>();
        for (var count = _dice.Between(1, depth < 3 ? 4 : 2); count > 0; count--)
        {
            var roll = _dice.Below(100);
            if (roll < 70 && _shape.Types[parent].Fields.Count > 0) picks.Add(Field(parent, depth, false));
            else if (roll < 80 && depth < 5) picks.Add(Inline(parent, depth));
            else if (roll < 92 && depth < 5) picks.Add(Spread(parent, depth));
            else picks.Add(TypeName(parent));
            if (_dice.Chance(8)) picks.Add(_dice.Pick(picks).Copy());
        }

        return picks;
    }

    Pick TypeName(string parent) => new() { Parent = parent, Name = "__typename", Alias = _dice.Chance(20) ? $"k{_names++}" : null };

    Pick Field(string parent, int depth, bool isFirst)
    {
        if (depth == 0 && !isFirst && parent == _shape.Query && _dice.Chance(3)) return Described();
        var fields = _shape.Types[parent].Fields;
        var leaves = fields.Where(field => _shape.Types[field.Type.Inner].IsLeaf).ToList();
        if (depth > 4 && leaves.Count == 0) return TypeName(parent);
        var field = _dice.Pick(depth > 4 ? leaves : fields);
        var given = Arguments(field.Arguments);
        return new Pick
        {
            Parent = parent,
            Field = field,
            Name = field.Name,
            Alias = given.Count > 0 ? _dice.Chance(85) ? $"k{_names++}" : null : _dice.Chance(20) ? $"k{_names++}" : null,
            Arguments = given,
            Directives = isFirst ? [.. Marks("FIELD")] : Conditions("FIELD"),
            Below = _shape.Types[field.Type.Inner].IsComposite ? Selections(field.Type.Inner, depth + 1) : null,
        };
    }

    Pick Described()
    {
        var name = _dice.Pick(_shape.Types.Keys.ToList());
        return new Pick
        {
            Parent = _shape.Query,
            Name = "__type",
            Alias = $"k{_names++}",
            Arguments = [new Given("name", $"\"{name}\"", new Ref("String", IsNonNull: true))],
            Below = [new Pick { Name = "kind" }, new Pick { Name = "name" }, new Pick { Name = "fields", Below = [new Pick { Name = "name" }] }],
        };
    }

    Pick Inline(string parent, int depth)
    {
        var on = _dice.Chance(30) ? null : _dice.Pick(Overlapping(parent));
        return new Pick { Parent = parent, IsFragment = true, On = on, Directives = Conditions("INLINE_FRAGMENT"), Below = Selections(on ?? parent, depth + 1) };
    }

    Pick Spread(string parent, int depth)
    {
        var known = _document.Fragments.Where(one => one.On == parent || _shape.Overlap(one.On, parent)).ToList();
        var name = known.Count > 0 && _dice.Chance(50) ? _dice.Pick(known).Name! : Fragment(_dice.Pick(Overlapping(parent)), depth);
        return new Pick { Parent = parent, IsFragment = true, Name = name, Directives = Conditions("FRAGMENT_SPREAD") };
    }

    // Listed once it is complete, so that nothing inside can spread it.
    string Fragment(string on, int depth)
    {
        var fragment = new Root { Name = $"Part{_names++}", On = on };
        fragment.Directives.AddRange(Marks("FRAGMENT_DEFINITION"));
        fragment.Below = Selections(on, depth + 1);
        _document.Fragments.Add(fragment);
        return fragment.Name!;
    }

    List<string> Overlapping(string parent) =>
        [.. _shape.Types.Values.Where(type => type.IsComposite && _shape.Overlap(parent, type.Name)).Select(type => type.Name).Append(parent)];

    List<Given> Arguments(IReadOnlyList<InputShape> declared) => [
        .. declared.Where(one => one.IsRequired || _dice.Chance(60))
            .Select(one => new Given(one.Name, _values.Literal(one.Type, 0, one.Default is not null), one.Type)),
    ];

    List<Applied> Conditions(string place)
    {
        List<Applied> applied = [.. Marks(place)];
        if (_dice.Chance(8)) applied.Add(Condition("skip"));
        if (_dice.Chance(8)) applied.Add(Condition("include"));
        return applied;
    }

    Applied Condition(string name)
    {
        var type = new Ref("Boolean", IsNonNull: true);
        return new Applied(name, [new Given("if", _dice.Chance(25) ? Nullable(type) : _values.Literal(type, 0), type)]);
    }

    // A variable that may be sent as null although what it stands for may not be.
    string Nullable(Ref type)
    {
        var declared = new Declared($"v{_names++}", type.Nullable, NotNull(type), "");
        _variables.Add(declared.Name, declared);
        return "$" + declared.Name;
    }

    IEnumerable<Applied> Marks(string place)
    {
        if (!_dice.Chance(8)) yield break;
        var fitting = _shape.Directives.Where(directive => directive.Places.Contains(place)).ToList();
        if (fitting.Count == 0) yield break;
        var chosen = _dice.Pick(fitting);
        yield return new Applied(chosen.Name, Arguments(chosen.Arguments));
        if (chosen.IsRepeatable && _dice.Chance(40)) yield return new Applied(chosen.Name, Arguments(chosen.Arguments));
    }

    string? Variable(Ref wanted, bool hasDefault)
    {
        if (!_dice.Chance(25)) return null;
        var known = _variables.Values.Where(one => one.Type == wanted || one.Type.Nullable == wanted).ToList();
        if (known.Count > 0 && _dice.Chance(30)) return "$" + _dice.Pick(known).Name;
        var (type, value) = (wanted, (string?)null);
        if (!wanted.IsNonNull && _dice.Chance(30)) type = wanted.NonNull;
        else if (wanted.IsNonNull && hasDefault && _dice.Chance(50)) type = wanted.Nullable;
        if (_dice.Chance(25)) value = NotNull(type.IsNonNull || !_dice.Chance(50) ? type : type.Nullable);
        if (wanted.IsNonNull && value is not null and not "null" && _dice.Chance(50)) type = wanted.Nullable;
        var declared = new Declared($"v{_names++}", type, value, "");
        _variables.Add(declared.Name, declared);
        return "$" + declared.Name;
    }

    string NotNull(Ref type) => _constants.Literal(type.NonNull, 0);

    // Every operation declares what it and the fragments it reaches use.
    void Declare(Root operation)
    {
        var reached = new HashSet<Root>();
        var open = new Queue<Root>([operation]);
        var used = new HashSet<string>();
        while (open.TryDequeue(out var root))
        {
            foreach (var name in Used(root)) used.Add(name);
            foreach (var spread in root.All.Where(pick => pick is { IsFragment: true, Name.Length: > 0 }))
            {
                var target = _document.Fragments.First(fragment => fragment.Name == spread.Name);
                if (reached.Add(target)) open.Enqueue(target);
            }
        }

        operation.Variables = [.. used.Order(StringComparer.Ordinal).Select(name => _variables[name])];
    }

    IEnumerable<string> Used(Root root) => root.All
        .SelectMany(pick => pick.Arguments.Concat(pick.Directives.SelectMany(one => one.Arguments)))
        .Concat(root.Directives.SelectMany(one => one.Arguments))
        .SelectMany(given => _variables.Keys.Where(name => Mentions(given.Value, name)));

    static bool Mentions(string value, string name)
    {
        for (var at = value.IndexOf("$" + name, StringComparison.Ordinal); at >= 0; at = value.IndexOf("$" + name, at + 1, StringComparison.Ordinal))
        {
            var end = at + 1 + name.Length;
            if (end == value.Length || !char.IsAsciiDigit(value[end])) return true;
        }

        return false;
    }
}
