namespace Selec.GraphOracle.Tests.World;

/// <summary>What can be wrong where a type implements an interface.</summary>
internal static class InterfaceFaults
{
    public static IReadOnlyList<SchemaFault> All { get; } =
    [
        new("a promised field missing", edit => Promised(edit, (type, field) => type.Fields.Remove(field))),
        new("a promised field of another type", edit => Promised(edit, (type, field) => Put(type, field, field with { Type = Other(field.Type, edit.Dice) }))),
        new("a promised field that may be null", edit => Promised(edit, (type, field) =>
            field.Type.IsNonNull && Put(type, field, field with { Type = field.Type.Nullable }))),
        new("a promised field that cannot be null", edit => Promised(edit, (type, field) =>
            !field.Type.IsNonNull && Put(type, field, field with { Type = field.Type.NonNull }))),
        new("a promised argument missing", edit => Promised(edit, (type, field) =>
            field.Arguments.Count > 0 && Put(type, field, field with { Arguments = [.. field.Arguments.Skip(1)] }))),
        new("a promised argument of another type", edit => Promised(edit, (type, field) => field.Arguments.Count > 0
            && Put(type, field, field with { Arguments = [field.Arguments[0] with { Type = Other(field.Arguments[0].Type, edit.Dice), Default = null }, .. field.Arguments.Skip(1)] }))),
        new("a required argument that was not promised", edit => Promised(edit, (type, field) =>
            Put(type, field, field with { Arguments = [.. field.Arguments, new InputShape("extra", new Ref("Int", IsNonNull: true), edit.Dice.Chance(20) ? "1" : null)] }))),
        new("a promised field deprecated", edit => Promised(edit, (type, field) => Put(type, field, field with { Applied = " @deprecated" }))),
        new("an interface of an interface left out", LeftOut),
        new("an interface that implements itself", edit => edit.Add("interface Own implements Own { a: Int }")),
        new("interfaces that implement each other", edit => edit.Add("interface One implements Two { a: Int } interface Two implements One { a: Int }")),
        new("a narrower or wider type", edit => edit.Add(
            $"interface Wide {{ a: {edit.Dice.Pick(["Any1", "Face0", "Thing0", "[Face0]", "Face0!"])} }} type Narrow implements Wide {{ a: {edit.Dice.Pick(["Any1", "Face0", "Thing0", "Thing1", "[Thing0!]", "Thing0!", "[[Thing0]]"])} }}")),
        new("an extension of an interface alone", edit => edit.Add($"extend interface {edit.Any(ShapeKind.Interface).Name} {{ later: Int }}")),
    ];

    static bool Promised(SchemaEdit edit, Func<TypeShape, FieldShape, bool> change)
    {
        var types = edit.Own(ShapeKind.Object, ShapeKind.Interface).Where(type => type.Interfaces.Count > 0).ToList();
        if (types.Count == 0) return false;
        var type = edit.Dice.Pick(types);
        var promised = edit.Shape.Types[edit.Dice.Pick(type.Interfaces)].Fields.ConvertAll(field => field.Name);
        var fields = type.Fields.Where(field => promised.Contains(field.Name)).ToList();
        return fields.Count > 0 && change(type, edit.Dice.Pick(fields));
    }

    static bool Put(TypeShape type, FieldShape field, FieldShape changed)
    {
        type.Fields[type.Fields.IndexOf(field)] = changed;
        return true;
    }

    static Ref Other(Ref type, Dice dice) => dice.Below(3) switch
    {
        0 => Ref.ListOf(type),
        1 => type.Inner == "Int" ? MemberFaults.Named(type, "String") : MemberFaults.Named(type, "Int"),
        _ => type.IsNonNull ? type.Nullable : type.NonNull,
    };

    static bool LeftOut(SchemaEdit edit)
    {
        foreach (var type in edit.Own(ShapeKind.Object, ShapeKind.Interface))
        {
            if (type.Interfaces.Find(name => type.Interfaces.Exists(other => edit.Shape.Types[other].Interfaces.Contains(name))) is not { } needed) continue;
            type.Interfaces.Remove(needed);
            return true;
        }

        return false;
    }
}
