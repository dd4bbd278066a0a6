using Selec.Graph.Language;

namespace Selec.Graph.Validation;

/// <summary>
/// Refuses documents that cost too much before anything expensive looks at them. Measures each fragment once, the innermost first,
/// so that spreading one twice on every level costs nothing here.
/// </summary>
internal sealed class DocumentLimits(ValidationContext context)
{
    private readonly Dictionary<string, SelectionMeasure> _fragments = [];

    private ValidationLimits Limits => context.Limits;

    public static void Check(ValidationContext context)
    {
        var limits = new DocumentLimits(context);
        if (context.FragmentGraph.IsTooDeep)
        {
            limits.TooDeep(limits.TooNested, context.Document.Location);
            return;
        }

        foreach (var fragment in context.FragmentGraph.InnermostFirst)
        {
            limits.CheckDirectives(fragment.Directives);
            limits._fragments[fragment.Name] = limits.Measure(fragment.SelectionSet);
        }

        limits.CheckOtherFragments();
        var visits = 0L;
        foreach (var operation in context.Operations)
        {
            limits.CheckDirectives(operation.Directives);
            limits.CheckVariables(operation.VariableDefinitions);
            var measure = limits.Measure(operation.SelectionSet);
            limits.Check(measure, operation.Location);
            visits += measure.FragmentVisits;
        }

        if (visits > limits.Limits.MaxFragmentVisits && context.Errors.Count == 0)
        {
            limits.TooMuch($"More than {limits.Limits.MaxFragmentVisits} fragments are spread in all.", context.Document.Location);
        }
    }

    private string TooNested => $"Fields and fragments are nested more than {Limits.MaxNesting} levels deep.";

    /// <summary>Those that lead into a circle or repeat a name are never measured as part of something, only by themselves.</summary>
    private void CheckOtherFragments()
    {
        foreach (var fragment in context.Document.Definitions.OfType<FragmentDefinition>())
        {
            if (context.FragmentGraph.Entangled.Contains(fragment) || !ReferenceEquals(context.Fragments[fragment.Name], fragment))
            {
                CheckDirectives(fragment.Directives);
                Measure(fragment.SelectionSet);
            }
        }
    }

    private void CheckVariables(IReadOnlyList<VariableDefinition> variables)
    {
        foreach (var variable in variables)
        {
            CheckDirectives(variable.Directives);
            if (variable.DefaultValue is { } value)
            {
                CheckValue(value);
            }
        }
    }

    private void CheckArguments(IReadOnlyList<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            CheckValue(argument.Value);
        }
    }

    private void CheckValue(Value value)
    {
        if (IsDeeper(value, Limits.MaxValueNesting))
        {
            TooDeep($"A value is nested more than {Limits.MaxValueNesting} levels deep.", value.Location);
        }
    }

    private static bool IsDeeper(Value value, int levels) => value switch
    {
        ListValue list => levels == 0 || list.Items.Any(item => IsDeeper(item, levels - 1)),
        ObjectValue given => levels == 0 || given.Fields.Any(field => IsDeeper(field.Value, levels - 1)),
        _ => false,
    };

    private void Check(SelectionMeasure measure, Location at)
    {
        if (measure.Depth > Limits.MaxDepth)
        {
            TooDeep($"Fields are nested more than {Limits.MaxDepth} levels deep.", at);
        }

        if (measure.Nesting > Limits.MaxNesting)
        {
            TooDeep(TooNested, at);
        }

        if (measure.Aliases > Limits.MaxAliases)
        {
            TooMuch($"More than {Limits.MaxAliases} aliases are used.", at);
        }

        if (measure.OwnFields > Limits.MaxRootFields)
        {
            TooMuch($"More than {Limits.MaxRootFields} fields are asked of the root.", at);
        }

        if (measure.Selections > Limits.MaxSelections)
        {
            TooMuch($"More than {Limits.MaxSelections} fields are asked for in all.", at);
        }
    }

    private SelectionMeasure Measure(SelectionSet set)
    {
        CheckRepetitions(set);
        var sum = new SelectionMeasure(0, 1, 0, 0, 0, 0, 0);
        foreach (var selection in set.Selections)
        {
            CheckDirectives(selection.Directives);
            sum = sum.Beside(selection switch
            {
                Field field => Measure(field),
                InlineFragment inline => Measure(inline.SelectionSet).Nested(),
                FragmentSpread spread => _fragments.GetValueOrDefault(spread.Name).Spread(),
                _ => default,
            });
        }

        return sum;
    }

    private SelectionMeasure Measure(Field field)
    {
        CheckArguments(field.Arguments);
        var inside = field.SelectionSet is { } set ? Measure(set) : default;
        var isIntrospection = field.Name is "__schema" or "__type";
        if (isIntrospection && inside.IntrospectionLists > Limits.MaxIntrospectionDepth)
        {
            TooDeep($"Lists of introspection are nested more than {Limits.MaxIntrospectionDepth} levels deep.", field.Location);
        }

        return inside.Under(field);
    }

    private void CheckDirectives(IReadOnlyList<Directive> directives)
    {
        if (directives.Count > Limits.MaxDirectives)
        {
            TooMuch($"More than {Limits.MaxDirectives} directives stand here.", directives[0].Location);
        }

        foreach (var directive in directives)
        {
            CheckArguments(directive.Arguments);
        }
    }

    private void CheckRepetitions(SelectionSet set)
    {
        if (set.Selections.Count <= Limits.MaxRepetitions)
        {
            return;
        }

        var most = set.Selections.OfType<Field>().CountBy(field => field.ResponseKey).Select(pair => pair.Value).DefaultIfEmpty().Max();
        if (most > Limits.MaxRepetitions)
        {
            TooMuch($"The same field is repeated more than {Limits.MaxRepetitions} times.", set.Location);
        }
    }

    private void TooDeep(string message, Location at) => context.Report(GraphErrorCode.DepthExceeded, message, [at]);

    private void TooMuch(string message, Location at) => context.Report(GraphErrorCode.CostExceeded, message, [at]);
}
