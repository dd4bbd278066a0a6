using System.Globalization;
using Selec.Graph.Composition;
using Selec.Graph.Types;

namespace Selec.Graph.Cost;

/// <summary>What <c>@cost</c> and <c>@listSize</c> say makes sense where they say it.
/// See https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive</summary>
internal static class CostRules
{
    public static IReadOnlyList<SchemaError> Check(Schema schema)
    {
        var errors = new ErrorLog();
        if (schema.Directives.Find(CostDirectives.Cost) is null && schema.Directives.Find(CostDirectives.ListSize) is null)
        {
            return [];
        }

        foreach (var type in schema.Types)
        {
            CheckWeight(type, errors);
            foreach (var field in (type as FieldsType)?.Fields ?? MemberList<FieldDefinition>.Empty)
            {
                CheckWeight(field, errors);
                CheckWeights(field.Arguments, errors);
                CheckSize(schema, field, errors);
            }

            CheckWeights((type as InputObjectType)?.Fields ?? MemberList<InputValueDefinition>.Empty, errors);
        }

        return errors.All;
    }

    public static bool TryWeight(ISchemaElement element, out double weight)
    {
        weight = 0;
        return element.AppliedDirectives.FirstOrDefault(applied => applied.Name == CostDirectives.Cost) is { } applied
            && applied.Arguments.GetValueOrDefault("weight") is string text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out weight);
    }

    private static void CheckWeights(MemberList<InputValueDefinition> values, ErrorLog errors)
    {
        foreach (var value in values)
        {
            CheckWeight(value, errors);
        }
    }

    private static void CheckWeight(ISchemaElement element, ErrorLog errors)
    {
        var isWeighed = element.AppliedDirectives.Any(applied => applied.Name == CostDirectives.Cost);
        if (isWeighed && !(TryWeight(element, out var weight) && double.IsFinite(weight)))
        {
            errors.Add(element, "@cost: the weight is not a number.");
        }
    }

    private static void CheckSize(Schema schema, FieldDefinition field, ErrorLog errors)
    {
        if (ListSize.Of(field) is not { } size)
        {
            return;
        }

        if (size.Assumed < 0)
        {
            errors.Add(field, "@listSize: the assumed size is negative.");
        }

        foreach (var path in size.Slicing)
        {
            if (!LeadsToInt(field, path))
            {
                errors.Add(field, $"@listSize: '{string.Join('.', path)}' is no argument of type Int.");
            }
        }

        foreach (var sized in size.SizedFields)
        {
            if (schema.Field(field.Type.Inner, sized) is not { } list || list.Type.Nullable is not ListType)
            {
                errors.Add(field, $"@listSize: {field.Type.Inner} has no list '{sized}'.");
            }
        }

        if (size.SizedFields.Length == 0 && field.Type.Nullable is not ListType)
        {
            errors.Add(field, "@listSize: the field is no list and names none.");
        }
    }

    private static bool LeadsToInt(FieldDefinition field, string[] path)
    {
        var value = field.Arguments.Find(path[0]);
        foreach (var step in path.Skip(1))
        {
            value = (value?.Type.Inner as InputObjectType)?.Fields.Find(step);
        }

        return value?.Type.Nullable is ScalarType { Name: "Int" };
    }
}
