namespace Selec.GraphOracle.Tests.World;

/// <summary>Random schemas that are valid: all kinds of types, in all the ways they may refer to each other.</summary>
internal sealed class SchemaMaker
{
    static readonly string[] _custom = ["Even", "Upper", "Anything"];
    static readonly string[] _names = ["a", "b", "c", "d", "e", "f"];

    readonly Dice _dice;
    readonly SchemaShape _shape;
    readonly ValueMaker _values;
    readonly SchemaFlavour _flavour;

    SchemaMaker(Dice dice)
    {
        _dice = dice;
        var isRenamed = dice.Chance(25);
        _shape = new SchemaShape
        {
            Query = isRenamed ? "Root" : "Query",
            Mutation = dice.Chance(70) ? (isRenamed ? "Change" : "Mutation") : null,
            Subscription = dice.Chance(60) ? (isRenamed ? "Feed" : "Subscription") : null,
        };
        _values = new ValueMaker(_shape, dice) { IsForDefaults = true };
        _flavour = new SchemaFlavour(dice, _shape, _values);
    }

    public static SchemaShape Make(Dice dice)
    {
        var maker = new SchemaMaker(dice);
        maker.AddLeaves();
        maker.AddInputs();
        maker.AddDirectives();
        maker.AddComposites();
        maker._flavour.ApplyDirectives();
        return maker._shape;
    }

    void AddLeaves()
    {
        foreach (var name in TypeShape.BuiltIn) Add(new TypeShape(name, ShapeKind.Scalar));
        foreach (var name in _custom.Where(_ => _dice.Chance(70)))
        {
            Add(new TypeShape(name, ShapeKind.Scalar)
            {
                About = _flavour.Description(), Applied = _dice.Chance(50) ? $" @specifiedBy(url: \"https://example.org/{name}\")" : "",
            });
        }

        for (var i = _dice.Between(1, 2); i > 0; i--)
        {
            var type = new TypeShape($"Choice{i}", ShapeKind.Enum) { About = _flavour.Description() };
            type.Names.AddRange(Enumerable.Range(0, _dice.Between(1, 4)).Select(value => $"{(char)('P' + value)}{i}"));
            Add(type);
        }
    }

    // An input object that cannot be null is one declared before: none needs itself without end.
    void AddInputs()
    {
        var count = _dice.Between(2, 4);
        for (var i = 0; i < count; i++)
        {
            var type = new TypeShape($"In{i}", ShapeKind.Input) { About = _flavour.Description(), IsOneOf = _dice.Chance(30) };
            var earlier = _shape.Types.Values.Where(known => known.IsInput).Select(known => known.Name).ToList();
            var size = _dice.Between(1, 5);
            for (var field = 0; field < size; field++)
            {
                var of = Wrapped(new Ref(_dice.Pick(earlier)));
                type.Inputs.Add(type.IsOneOf ? new InputShape(_names[field], of.Nullable) : _flavour.Input(_names[field], of));
            }

            Add(type);
            if (_dice.Chance(40)) type.Inputs.Add(new InputShape("self", new Ref(type.Name)));
            if (_dice.Chance(15)) type.Inputs.Add(new InputShape("selves", Ref.ListOf(new Ref(type.Name, IsNonNull: !type.IsOneOf))));
        }
    }

    void AddDirectives()
    {
        string[] places = [
            "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
            "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
        ];
        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            var chosen = _dice.Some(places, 12).Append("FIELD").Distinct().ToList();
            // One on an input type that has an argument of that type would need itself.
            var isOnInputs = chosen.Exists(place => place.StartsWith("INPUT", StringComparison.Ordinal) || place.StartsWith("ENUM", StringComparison.Ordinal));
            _shape.Directives.Add(new DirectiveShape($"mark{i}", _dice.Chance(50), chosen, Arguments(2, isOnInputs ? TypeShape.BuiltIn : null)));
        }
    }

    void AddComposites()
    {
        var interfaces = Enumerable.Range(0, _dice.Between(1, 4)).Select(i => new TypeShape($"Face{i}", ShapeKind.Interface) { About = _flavour.Description() }).ToList();
        var objects = Enumerable.Range(0, _dice.Between(2, 5)).Select(i => new TypeShape($"Thing{i}", ShapeKind.Object) { About = _flavour.Description() }).ToList();
        foreach (var type in interfaces.Concat(objects)) Add(type);
        for (var i = 0; i < interfaces.Count; i++) Implement(interfaces[i], interfaces.Take(i).ToList(), i == 0 ? 0 : 2);
        foreach (var type in objects) Implement(type, interfaces, 3);
        for (var i = _dice.Between(1, 2); i > 0; i--)
        {
            var union = new TypeShape($"Any{i}", ShapeKind.Union) { About = _flavour.Description() };
            union.Names.AddRange(_dice.Some(objects, 3).Append(objects[0]).Distinct().Select(type => type.Name));
            Add(union);
        }

        foreach (var type in interfaces.Concat(objects)) AddFields(type, 1, 4);
        AddRoot(_shape.Query, 5, 9);
        // Each scalar of the specification is used, since graphql-js does not know those that are not.
        _shape.Types[_shape.Query].Fields.Add(new FieldShape("all", new Ref("ID"), [.. TypeShape.BuiltIn.Select((name, i) => new InputShape($"x{i}", new Ref(name)))]));
        if (_shape.Mutation is { } mutation) AddRoot(mutation, 2, 5);
        if (_shape.Subscription is { } subscription) AddRoot(subscription, 1, 3);
    }

    void AddRoot(string name, int least, int most)
    {
        var type = new TypeShape(name, ShapeKind.Object) { About = _flavour.Description() };
        Add(type);
        var count = _dice.Between(least, most);
        for (var i = 0; i < count; i++) type.Fields.Add(_flavour.Field(name.ToLowerInvariant()[0] + $"{i}", Output(), Arguments(3)));
    }

    void Implement(TypeShape type, IReadOnlyList<TypeShape> from, int most)
    {
        foreach (var chosen in _dice.Some(from, most))
        {
            foreach (var name in chosen.Interfaces.Append(chosen.Name).Where(name => !type.Interfaces.Contains(name))) type.Interfaces.Add(name);
        }
    }

    // Fields of interfaces have names of their own; those of objects meet each other and are often of different types.
    void AddFields(TypeShape type, int least, int most)
    {
        foreach (var name in type.Interfaces)
        {
            foreach (var field in _shape.Types[name].Fields.Where(field => type.Fields.TrueForAll(own => own.Name != field.Name)))
            {
                type.Fields.Add(Implementing(type, field));
            }
        }

        var count = _dice.Between(least, most);
        var prefix = type.Kind == ShapeKind.Interface ? type.Name.ToLowerInvariant() : "";
        for (var i = 0; i < count; i++)
        {
            var name = prefix + _names[i];
            type.Fields.Add(_flavour.Field(name, Output(), Arguments(2)));
        }
    }

    FieldShape Implementing(TypeShape type, FieldShape field)
    {
        // Of several interfaces that declare it, the narrowest is the one that all of them accept.
        var declared = type.Interfaces.SelectMany(name => _shape.Types[name].Fields).Where(other => other.Name == field.Name).ToList();
        var narrow = declared.Find(one => declared.TrueForAll(other => one.Type == other.Type || one.Type.Nullable == other.Type)) ?? field;
        IReadOnlyList<InputShape> arguments = [.. declared.SelectMany(one => one.Arguments).DistinctBy(one => one.Name)];
        var result = !narrow.Type.IsNonNull && _dice.Chance(30) ? narrow.Type.NonNull : narrow.Type;
        if (_dice.Chance(20) && declared.Count == 1) arguments = [.. arguments, new InputShape($"more{type.Name}", Wrapped(new Ref(_dice.Pick(TypeShape.BuiltIn))).Nullable)];
        return narrow with { Type = result, Arguments = arguments };
    }

    List<InputShape> Arguments(int most, IReadOnlyList<string>? only = null)
    {
        IReadOnlyList<string> inputs = only ?? [.. _shape.Types.Values.Where(type => type.IsInput).Select(type => type.Name)];
        var count = Math.Max(0, _dice.Between(-1, most));
        return [.. Enumerable.Range(0, count).Select(i => _flavour.Input(((char)('x' + i)).ToString(), Wrapped(new Ref(_dice.Pick(inputs)))))];
    }

    Ref Output()
    {
        var isComposite = _dice.Chance(60);
        var types = _shape.Types.Values.Where(type => isComposite ? type.IsComposite && !IsRoot(type.Name) : type.IsLeaf).Select(type => type.Name).ToList();
        return Wrapped(new Ref(_dice.Pick(types)));
    }

    bool IsRoot(string name) => name == _shape.Query || name == _shape.Mutation || name == _shape.Subscription;

    Ref Wrapped(Ref type)
    {
        if (_dice.Chance(40)) type = type.NonNull;
        for (var i = 0; i < 2 && _dice.Chance(25); i++)
        {
            type = Ref.ListOf(type);
            if (_dice.Chance(40)) type = type.NonNull;
        }

        return type;
    }

    void Add(TypeShape type) => _shape.Types.Add(type.Name, type);
}
