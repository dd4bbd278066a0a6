using System.Text;

namespace Selec.GraphOracle.Tests.World;

/// <summary>Writes a schema as SDL.</summary>
internal static class SchemaText
{
    public static string Of(SchemaShape shape, Dice dice)
    {
        var text = new StringBuilder();
        if (shape.Block is { } block)
        {
            text.Append(block);
        }
        else if (shape.Query != "Query")
        {
            text.Append(dice.Chance(50) ? "\"Everything.\"\n" : "").Append($"schema {{ query: {shape.Query}");
            if (shape.Mutation is { } mutation) text.Append($" mutation: {mutation}");
            if (shape.Subscription is { } subscription) text.Append($" subscription: {subscription}");
            text.Append(" }\n");
        }

        foreach (var directive in shape.Directives) text.Append(Of(directive)).Append('\n');
        foreach (var type in shape.Types.Values.Where(type => !type.IsBuiltIn))
        {
            var isSplit = type.Kind == ShapeKind.Object && type.Fields.Count > 1 && dice.Chance(10);
            text.Append(Of(type, isSplit ? type.Fields.SkipLast(1) : type.Fields, dice)).Append('\n');
            if (isSplit) text.Append($"extend type {type.Name} {{\n{Of(type.Fields[^1])}\n}}\n");
        }

        return text.ToString();
    }

    static string Of(DirectiveShape directive) =>
        $"directive @{directive.Name}{Arguments(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Places)}";

    static string Of(TypeShape type, IEnumerable<FieldShape> fields, Dice dice)
    {
        var faces = type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";
        var oneOf = type.IsOneOf ? " @oneOf" : "";
        return type.About + type.Kind switch
        {
            ShapeKind.Scalar => $"scalar {type.Name}{type.Applied}",
            ShapeKind.Enum => $"enum {type.Name}{type.Applied} {{ {string.Join(' ', type.Names.Select(name => name + (dice.Chance(10) ? " @deprecated(reason: \"old\")" : "")))} }}",
            ShapeKind.Union => $"union {type.Name}{type.Applied} = {string.Join(" | ", type.Names)}",
            ShapeKind.Input => $"input {type.Name}{oneOf}{type.Applied} {{\n{string.Join('\n', type.Inputs.Select(Of))}\n}}",
            ShapeKind.Interface => $"interface {type.Name}{faces}{type.Applied} {{\n{string.Join('\n', fields.Select(Of))}\n}}",
            _ => $"type {type.Name}{faces}{type.Applied} {{\n{string.Join('\n', fields.Select(Of))}\n}}",
        };
    }

    static string Of(FieldShape field) => $"  {field.About}{field.Name}{Arguments(field.Arguments)}: {field.Type}{field.Applied}";

    static string Of(InputShape input) => $"  {input.About}{input.Name}: {input.Type}{(input.Default is null ? "" : $" = {input.Default}")}{input.Applied}";

    static string Arguments(IReadOnlyList<InputShape> arguments) => arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(Of))})";
}
