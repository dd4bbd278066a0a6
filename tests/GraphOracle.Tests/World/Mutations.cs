namespace Selec.GraphOracle.Tests.World;

/// <summary>Ways to break a document, at least one for every rule. Each says whether there was something to break.</summary>
internal sealed partial class Mutations(SchemaShape shape, Dice dice)
{
    readonly WrongValues _wrong = new(shape, dice);

    public static int Count { get; } = new Mutations(new SchemaShape { Query = "Query" }, new Dice(0)).All.Count;

    IReadOnlyList<Func<DocumentShape, bool>> All => [
        TypeDefinition, OperationTwice, NamelessAmongOthers, SeveralOfSubscription, UnknownCondition, ConditionOnInput, VariableOfOutput, LeafOrNot,
        UnknownField, FragmentTwice, UnknownFragment, UnusedFragment, ImpossibleCondition, FragmentCircle, VariableTwice, UndeclaredVariable,
        UnusedVariable, UnknownDirective, DirectiveTwice, UnknownArgument, ArgumentTwice, WrongLiteral, MissingArgument, OtherVariableType,
        Clash, FieldTwiceInObject, UnknownVariableType, MisplacedDirective, WrongDefault, NullableVariable, ImpossibleSpread, SameShape, WrongLiteral,
        UnknownRoot, UnknownRoot, ArgumentTwice, MissingArgument, ConditionOnSubscription, UnknownInputField, MissingInputField, BrokenOneOf, FragmentCircle, UnknownInputField, MissingInputField, BrokenOneOf, VariableInside, FragmentTwice,
    ];

    /// <summary>Breaks by the way of that number, or by the next that finds something to break.</summary>
    public void Apply(DocumentShape document, int number)
    {
        for (var i = 0; i < Count; i++)
        {
            if (All[(number + i) % Count](document)) return;
        }
    }

    bool TypeDefinition(DocumentShape document)
    {
        document.Others.Add(dice.Pick(["type New { a: Int }", $"extend type {shape.Query} {{ more: Int }}", "scalar New", "directive @new on FIELD", "enum New { A }"]));
        return true;
    }

    bool OperationTwice(DocumentShape document)
    {
        var first = dice.Pick(document.Operations);
        first.Name ??= "Twice";
        document.Operations.Add(new Root { Kind = "query", Name = first.Name, On = shape.Query, Below = [new Pick { Name = "__typename" }] });
        return true;
    }

    bool NamelessAmongOthers(DocumentShape document)
    {
        document.Operations.Add(new Root { Kind = "query", On = shape.Query, Below = [new Pick { Name = "__typename" }] });
        return true;
    }

    bool SeveralOfSubscription(DocumentShape document)
    {
        if (document.Operations.Find(one => one.Kind == "subscription") is not { } operation)
        {
            if (shape.Subscription is not { } name || document.Operations.Count > 1) return false;
            operation = new Root { Kind = "subscription", Name = "Sub", On = name, Below = [new Pick { Name = "__typename", Alias = "own" }] };
            document.Operations[0].Name ??= "Other";
            document.Operations.Add(operation);
        }

        var more = new Pick { Name = "__typename", Parent = operation.On, Alias = dice.Chance(50) ? "second" : null };
        var isInline = dice.Chance(50);
        if (dice.Chance(20)) operation.Below = [more];
        else operation.Below.Add(isInline ? new Pick { IsFragment = true, On = dice.Chance(50) ? operation.On : null, Below = [more] } : more);
        return true;
    }

    bool UnknownCondition(DocumentShape document)
    {
        if (dice.Chance(30) && document.Fragments.Count > 0) dice.Pick(document.Fragments).On = "Nowhere";
        else Inner(document).Add(new Pick { IsFragment = true, On = "Nowhere", Below = [new Pick { Name = "__typename" }] });
        return true;
    }

    bool ConditionOnInput(DocumentShape document)
    {
        var name = dice.Pick(shape.Types.Values.Where(type => type.IsInput).ToList()).Name;
        if (dice.Chance(30) && document.Fragments.Count > 0) dice.Pick(document.Fragments).On = name;
        else Inner(document).Add(new Pick { IsFragment = true, On = name, Below = [new Pick { Name = "__typename" }] });
        return true;
    }

    bool VariableOfOutput(DocumentShape document) => Retype(document, _ => new Ref(dice.Pick(shape.Types.Values.Where(type => type.IsComposite).ToList()).Name), true);

    bool UnknownVariableType(DocumentShape document) => Retype(document, _ => new Ref("Nowhere"), true);

    bool LeafOrNot(DocumentShape document)
    {
        if (Any(document, pick => pick.Field is not null) is not { } pick) return false;
        pick.Below = pick.Below is null ? [new Pick { Name = dice.Chance(50) ? "__typename" : "a" }] : null;
        return true;
    }

    bool UnknownField(DocumentShape document)
    {
        if (Any(document, pick => !pick.IsFragment) is not { } pick) return false;
        pick.Name = dice.Pick(["nowhere", "__nowhere", "a", "__schema", "__type"]);
        return true;
    }

    bool FragmentTwice(DocumentShape document)
    {
        if (document.Fragments.Count == 0) return false;
        var first = dice.Pick(document.Fragments);
        document.Fragments.Add(new Root { Name = first.Name, On = first.On, Below = [.. first.Below.Select(pick => pick.Copy()).Take(dice.Between(1, 3))] });
        return true;
    }

    bool UnknownFragment(DocumentShape document)
    {
        Inner(document).Add(new Pick { IsFragment = true, Name = "Nowhere" });
        return true;
    }

    bool UnusedFragment(DocumentShape document)
    {
        var on = dice.Pick(shape.Types.Values.Where(type => type.IsComposite).ToList()).Name;
        document.Fragments.Add(new Root { Name = "Unused", On = on, Below = [new Pick { Name = "__typename", Parent = on }] });
        return true;
    }

    bool ImpossibleCondition(DocumentShape document)
    {
        if (document.Places.Where(place => Impossible(place.Type).Count > 0).ToList() is not { Count: > 0 } places) return false;
        var (below, type) = dice.Pick(places);
        var on = dice.Pick(Impossible(type));
        below.Add(new Pick { IsFragment = true, On = on, Parent = type, Below = [new Pick { Name = "__typename", Parent = on }] });
        return true;
    }

    bool ImpossibleSpread(DocumentShape document)
    {
        if (document.Fragments.Count == 0) return false;
        var fragment = dice.Pick(document.Fragments);
        var places = document.Places.Where(place => Impossible(place.Type).Contains(fragment.On)).ToList();
        if (places.Count == 0) return false;
        dice.Pick(places).Below.Add(new Pick { IsFragment = true, Name = fragment.Name! });
        return true;
    }

    bool FragmentCircle(DocumentShape document)
    {
        if (document.Fragments.Count == 0)
        {
            var operation = document.Operations[0];
            document.Fragments.Add(new Root { Name = "Circle", On = operation.On, Below = [new Pick { Name = "__typename", Parent = operation.On }] });
            operation.Below.Add(new Pick { IsFragment = true, Name = "Circle" });
        }

        var from = dice.Pick(document.Fragments);
        var to = dice.Pick(document.Fragments);
        var both = dice.Chance(50);
        Below(from).Add(new Pick { IsFragment = true, Name = to.Name! });
        if (both) Below(to).Add(new Pick { IsFragment = true, Name = from.Name! });
        return true;
    }

    bool VariableTwice(DocumentShape document)
    {
        if (WithVariables(document) is not { } operation) return false;
        var one = dice.Pick(operation.Variables);
        operation.Variables.Add(dice.Chance(50) ? one : one with { Type = new Ref("Int") });
        return true;
    }

    bool UndeclaredVariable(DocumentShape document)
    {
        if (WithVariables(document) is not { } operation) return false;
        operation.Variables.RemoveAt(dice.Below(operation.Variables.Count));
        return true;
    }

    bool UnusedVariable(DocumentShape document)
    {
        dice.Pick(document.Operations).Variables.Add(new Declared("unused", new Ref("Int"), null, ""));
        return true;
    }

    bool UnknownDirective(DocumentShape document) => Direct(document, new Applied("nowhere", dice.Chance(50) ? [] : [new Given("if", "true", null)]));

    bool MisplacedDirective(DocumentShape document)
    {
        if (dice.Chance(50) && WithVariables(document) is { } operation)
        {
            var index = dice.Below(operation.Variables.Count);
            operation.Variables[index] = operation.Variables[index] with { Directives = dice.Pick([" @skip(if: true)", " @deprecated", " @nowhere"]) };
            return true;
        }

        var root = dice.Pick(document.Roots.ToList());
        root.Directives.Add(new Applied(dice.Pick(["include", "deprecated", "specifiedBy", "oneOf"]), [new Given("if", "false", null)]));
        return true;
    }

    bool DirectiveTwice(DocumentShape document)
    {
        var name = dice.Chance(50) || shape.Directives.Count == 0 ? dice.Pick(["skip", "include"]) : dice.Pick(shape.Directives).Name;
        var given = name is "skip" or "include" ? new List<Given> { new("if", "true", null) } : [];
        return Direct(document, new Applied(name, given), new Applied(name, given));
    }

    bool UnknownArgument(DocumentShape document)
    {
        if (Any(document, pick => !pick.IsFragment) is not { } pick) return false;
        if (dice.Chance(70)) pick.Arguments.Add(new Given("nowhere", dice.Pick(["1", "{a: 1}", "[$unknown]"]), null));
        else pick.Directives.Add(new Applied("skip", [new Given("if", "false", null), new Given("nowhere", "1", null)]));
        return true;
    }

    bool ArgumentTwice(DocumentShape document)
    {
        if (Any(document, pick => pick.Arguments.Count > 0) is { } pick)
        {
            var given = dice.Pick(pick.Arguments);
            pick.Arguments.Add(dice.Chance(50) ? given : given with { Value = "null" });
            return true;
        }

        return Direct(document, new Applied("include", [new Given("if", "true", null), new Given("if", "false", null)]));
    }

    bool WrongLiteral(DocumentShape document)
    {
        if (Any(document, pick => pick.Arguments.Count > 0) is not { } pick) return false;
        var index = dice.Below(pick.Arguments.Count);
        var given = pick.Arguments[index];
        pick.Arguments[index] = given with { Value = given.Type is null ? "{}" : _wrong.Literal(given.Type) };
        return true;
    }

    bool WrongDefault(DocumentShape document)
    {
        if (WithVariables(document) is not { } operation) return false;
        var index = dice.Below(operation.Variables.Count);
        operation.Variables[index] = operation.Variables[index] with { Default = _wrong.Literal(operation.Variables[index].Type) };
        return true;
    }

    bool MissingArgument(DocumentShape document)
    {
        var required = document.All.Where(pick => pick.Field?.Arguments.Any(one => one.IsRequired) ?? false).ToList();
        if (required.Count == 0 || dice.Chance(30)) return Direct(document, new Applied(dice.Pick(["skip", "include"]), []));
        var chosen = dice.Pick(required);
        chosen.Arguments.RemoveAll(given => chosen.Field!.Arguments.Any(one => one.Name == given.Name && one.IsRequired));
        return true;
    }

    bool OtherVariableType(DocumentShape document) => Retype(
        document,
        type => dice.Below(4) switch { 0 => Ref.ListOf(type), 1 => new Ref("Int"), 2 => type.Item ?? new Ref("Boolean"), _ => type.Nullable },
        false);

    bool NullableVariable(DocumentShape document) => Retype(document, type => type.Nullable, false);

    bool Clash(DocumentShape document)
    {
        var places = document.Places.Where(place => shape.Types.GetValueOrDefault(place.Type) is { Fields.Count: > 1 }).ToList();
        if (places.Count == 0) return false;
        var (below, type) = dice.Pick(places);
        foreach (var field in dice.Some(shape.Types[type].Fields, 3).Concat(dice.Some(shape.Types[type].Fields, 1)))
        {
            below.Add(new Pick
            {
                Parent = type,
                Field = field,
                Alias = "same",
                Name = field.Name,
                Arguments = [.. field.Arguments.Where(one => one.IsRequired).Select(one => new Given(one.Name, new ValueMaker(shape, dice).Literal(one.Type, 0), one.Type))],
                Below = shape.Types[field.Type.Inner].IsComposite ? [new Pick { Name = "__typename", Alias = dice.Chance(50) ? "x" : null }] : null,
            });
        }

        return true;
    }

    bool SameShape(DocumentShape document)
    {
        var places = document.Places.Where(place => shape.Types.GetValueOrDefault(place.Type) is { Kind: ShapeKind.Interface or ShapeKind.Union }).ToList();
        if (places.Count == 0) return false;
        var (below, type) = dice.Pick(places);
        foreach (var name in dice.Some(shape.PossibleTypes(type), 3))
        {
            var field = dice.Pick(shape.Types[name].Fields);
            below.Add(new Pick
            {
                Parent = type,
                IsFragment = true,
                On = name,
                Below = [new Pick
                {
                    Parent = name,
                    Field = field,
                    Alias = "same",
                    Name = field.Name,
                    Arguments = [.. field.Arguments.Where(one => one.IsRequired).Select(one => new Given(one.Name, new ValueMaker(shape, dice).Literal(one.Type, 0), one.Type))],
                    Below = shape.Types[field.Type.Inner].IsComposite ? [new Pick { Name = "__typename" }] : null,
                }],
            });
        }

        return true;
    }

    bool UnknownRoot(DocumentShape document)
    {
        var missing = new[] { (shape.Mutation, "mutation"), (shape.Subscription, "subscription") }.Where(one => one.Item1 is null).ToList();
        if (missing.Count == 0) return false;
        var operation = dice.Pick(document.Operations);
        operation.Kind = dice.Pick(missing).Item2;
        return true;
    }

    bool ConditionOnSubscription(DocumentShape document)
    {
        if (document.Operations.Find(one => one.Kind == "subscription") is not { } operation || operation.Below.Count == 0) return false;
        operation.Below[0].Directives.Add(new Applied("skip", [new Given("if", "false", null)]));
        return true;
    }

    bool Direct(DocumentShape document, params Applied[] applied)
    {
        if (Any(document, _ => true) is not { } pick) return false;
        pick.Directives.AddRange(applied);
        return true;
    }

    bool Retype(DocumentShape document, Func<Ref, Ref> change, bool mayAdd)
    {
        if (WithVariables(document) is { } operation)
        {
            var index = dice.Below(operation.Variables.Count);
            operation.Variables[index] = operation.Variables[index] with { Type = change(operation.Variables[index].Type), Default = null };
            return true;
        }

        if (mayAdd) dice.Pick(document.Operations).Variables.Add(new Declared("odd", change(new Ref("Int")), null, ""));
        return mayAdd;
    }

    Pick? Any(DocumentShape document, Func<Pick, bool> which) => document.All.Where(which).ToList() is { Count: > 0 } found ? dice.Pick(found) : null;

    Root? WithVariables(DocumentShape document) =>
        document.Operations.Where(one => one.Variables.Count > 0).ToList() is { Count: > 0 } found ? dice.Pick(found) : null;

    List<Pick> Inner(DocumentShape document) => Below(dice.Pick(document.Roots.ToList()));

    List<Pick> Below(Root root)
    {
        var sets = root.All.Select(pick => pick.Below).OfType<List<Pick>>().Append(root.Below).ToList();
        return root.Kind == "subscription" && sets.Count > 1 ? dice.Pick(sets.SkipLast(1).ToList()) : dice.Pick(sets);
    }

    List<string> Impossible(string type) => shape.Types.GetValueOrDefault(type) is not { IsComposite: true }
        ? []
        : [.. shape.Types.Values.Where(other => other.IsComposite && !shape.Overlap(other.Name, type)).Select(other => other.Name)];
}
