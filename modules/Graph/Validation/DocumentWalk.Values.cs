using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

internal sealed partial class DocumentWalk
{
    private void Directives(IReadOnlyList<Directive> directives, string place)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (var rule in _ofDirectives)
        {
            rule.Directives(directives, place);
        }

        foreach (var directive in directives)
        {
            var definition = context.Schema.Directives.Find(directive.Name);
            Arguments(directive.Arguments, definition is null
                ? null
                : new ArgumentsUse(directive, definition, directive.Arguments, definition.Arguments));
        }
    }

    /// <summary>The use is null when another rule complains about what they are given to.</summary>
    private void Arguments(IReadOnlyList<Argument> given, ArgumentsUse? use)
    {
        if (given.Count > 1)
        {
            foreach (var rule in _ofGiven)
            {
                rule.Given(given);
            }
        }

        if (use is { } known)
        {
            foreach (var rule in _ofArguments)
            {
                rule.Arguments(known);
            }
        }

        foreach (var argument in given)
        {
            var definition = use?.Defined.Find(argument.Name);
            Value(argument.Value, new InputPosition(definition?.Type, definition?.HasDefault ?? false, false));
        }
    }

    private void Value(Value value, InputPosition position)
    {
        if (context.IsFull)
        {
            return;
        }

        if (value is Variable variable)
        {
            context.Note(_definition, new VariableUse(variable, position));
        }

        position = position with { Type = Expected(value, position.Type) };
        foreach (var rule in _ofValue)
        {
            rule.Value(value, position);
        }

        switch (value)
        {
            case ListValue list:
                var item = (position.Type?.Nullable as ListType)?.OfType;
                foreach (var entry in list.Items)
                {
                    Value(entry, new InputPosition(item, false, false));
                }

                break;
            case ObjectValue fields:
                var type = position.Type?.Nullable as InputObjectType;
                foreach (var entry in fields.Fields)
                {
                    var definition = type?.Fields.Find(entry.Name);
                    Value(entry.Value, new InputPosition(definition?.Type, definition?.HasDefault ?? false, type?.IsOneOf ?? false));
                }

                break;
        }
    }

    /// <summary>A single value stands for a list of one, at any depth of lists.</summary>
    private static GraphType? Expected(Value value, GraphType? type)
    {
        if (value is ListValue or Variable or NullValue)
        {
            return type;
        }

        while (type?.Nullable is ListType list)
        {
            type = list.OfType;
        }

        return type;
    }
}
