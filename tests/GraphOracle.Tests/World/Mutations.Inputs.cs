namespace Selec.GraphOracle.Tests.World;

/// <summary>Ways to break what is given to arguments.</summary>
internal sealed partial class Mutations
{
    // A scalar has no lists and objects, but for those that take them.
    bool VariableInside(DocumentShape document)
    {
        bool Fits(Given given) => given.Type is { } type && shape.Types[type.Inner].IsLeaf;
        if (WithVariables(document) is not { } operation || Any(document, pick => pick.Arguments.Exists(Fits)) is not { } pick) return false;
        var name = dice.Pick(operation.Variables).Name;
        var value = dice.Pick([$"[${name}]", $"{{a: ${name}}}", $"[[${name}]]", $"[{{a: [${name}]}}, 1]"]);
        pick.Arguments[pick.Arguments.FindIndex(Fits)] = pick.Arguments.Find(Fits)! with { Value = value };
        return true;
    }

    bool FieldTwiceInObject(DocumentShape document) => InObject(document, _ => true, type => $"{{{type.Inputs[0].Name}: null, {type.Inputs[0].Name}: null}}");

    bool UnknownInputField(DocumentShape document) => InObject(document, _ => true, _ => "{nothing: 1}");

    bool MissingInputField(DocumentShape document) => InObject(document, type => type.Inputs.Exists(field => field.IsRequired), _ => "{}");

    bool BrokenOneOf(DocumentShape document) => InObject(
        document,
        type => type.IsOneOf,
        type => dice.Below(3) switch
        {
            0 => $"{{{type.Inputs[0].Name}: null}}",
            1 => $"{{{type.Inputs[0].Name}: ${Declared(document, type.Inputs[0].Type)}}}",
            _ => $"{{{string.Join(", ", type.Inputs.Select(field => $"{field.Name}: {_wrong.Literal(field.Type)}"))}}}",
        });

    static string Declared(DocumentShape document, Ref type)
    {
        foreach (var operation in document.Operations) operation.Variables.Add(new Declared("open", type, null, ""));
        return "open";
    }

    // Of an argument that is there, or else of one that is added.
    bool InObject(DocumentShape document, Func<TypeShape, bool> which, Func<TypeShape, string> value)
    {
        bool Fits(Ref? of) => of is { IsList: false } && shape.Types[of.Inner] is { Kind: ShapeKind.Input } type && which(type);
        if (Any(document, pick => pick.Arguments.Exists(given => Fits(given.Type))) is not { } pick)
        {
            var added = document.Places
                .SelectMany(place => (shape.Types.GetValueOrDefault(place.Type)?.Fields ?? []).Select(field => (place.Below, place.Type, Field: field)))
                .Where(one => one.Field.Arguments.Any(argument => Fits(argument.Type)) && !one.Field.Arguments.Any(argument => argument.IsRequired && !Fits(argument.Type)))
                .ToList();
            if (added.Count == 0) return false;
            var (below, type, field) = dice.Pick(added);
            var input = field.Arguments.First(argument => Fits(argument.Type));
            pick = new Pick
            {
                Parent = type,
                Field = field,
                Alias = "object",
                Name = field.Name,
                Arguments = [new Given(input.Name, "{}", input.Type)],
                Below = shape.Types[field.Type.Inner].IsComposite ? [new Pick { Name = "__typename" }] : null,
            };
            below.Add(pick);
        }

        var index = pick.Arguments.FindIndex(given => Fits(given.Type));
        pick.Arguments[index] = pick.Arguments[index] with { Value = value(shape.Types[pick.Arguments[index].Type!.Inner]) };
        return true;
    }
}
