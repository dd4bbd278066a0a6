using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>Goes through a document once, knows the types on the way, and shows everything to all rules.</summary>
internal sealed class DocumentWalk(ValidationContext context, IReadOnlyList<Rule> rules)
{
    private Definition _definition = null!;

    public void Walk()
    {
        Show(rule => rule.Document(context.Document));
        foreach (var definition in context.Document.Definitions)
        {
            _definition = definition;
            switch (definition)
            {
                case OperationDefinition operation:
                    Operation(operation);
                    break;
                case FragmentDefinition fragment:
                    Show(rule => rule.Fragment(fragment));
                    Directives(fragment.Directives, "FRAGMENT_DEFINITION");
                    SelectionSet(fragment.SelectionSet, Composite(fragment.TypeCondition));
                    break;
            }
        }
    }

    private void Operation(OperationDefinition operation)
    {
        Show(rule => rule.Operation(operation));
        foreach (var variable in operation.VariableDefinitions)
        {
            Show(rule => rule.Variable(variable));
            Directives(variable.Directives, "VARIABLE_DEFINITION");
            if (variable.DefaultValue is { } value)
            {
                Value(value, new InputPosition(InputType(variable.Type), false, false));
            }
        }

        Directives(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        SelectionSet(operation.SelectionSet, context.Schema.RootType(operation.Kind));
    }

    private void SelectionSet(SelectionSet set, NamedType? parent)
    {
        Show(rule => rule.SelectionSet(set, parent));
        foreach (var selection in set.Selections)
        {
            if (context.IsFull)
            {
                return;
            }

            switch (selection)
            {
                case Field field:
                    Field(field, parent);
                    break;
                case FragmentSpread spread:
                    Show(rule => rule.Spread(spread, parent));
                    Directives(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragment inline:
                    Show(rule => rule.InlineFragment(inline, parent));
                    Directives(inline.Directives, "INLINE_FRAGMENT");
                    SelectionSet(inline.SelectionSet, inline.TypeCondition is { } condition ? Composite(condition) : parent);
                    break;
            }
        }
    }

    private void Field(Field field, NamedType? parent)
    {
        var definition = parent is null ? null : context.Schema.Field(parent, field.Name);
        if (parent is not null)
        {
            Show(rule => rule.Field(field, parent, definition));
        }

        Directives(field.Directives, "FIELD");
        var owner = definition is null || parent is null ? field.Name : $"{parent.Name}.{definition.Name}";
        Arguments(owner, field, field.Arguments, definition?.Arguments);
        if (field.SelectionSet is { } set)
        {
            SelectionSet(set, definition?.Type.Inner is { IsComposite: true } type ? type : null);
        }
    }

    private void Directives(IReadOnlyList<Directive> directives, string place)
    {
        if (directives.Count == 0)
        {
            return;
        }

        Show(rule => rule.Directives(directives, place));
        foreach (var directive in directives)
        {
            var definition = context.Schema.Directives.Find(directive.Name);
            Arguments("@" + directive.Name, directive, directive.Arguments, definition?.Arguments);
        }
    }

    private void Arguments(string owner, Node at, IReadOnlyList<Argument> given, MemberList<InputValueDefinition>? defined)
    {
        if (given.Count > 1)
        {
            Show(rule => rule.Given(given));
        }

        if (defined is not null)
        {
            var use = new ArgumentsUse(owner, at.Location, given, defined);
            Show(rule => rule.Arguments(use));
        }

        foreach (var argument in given)
        {
            var definition = defined?.Find(argument.Name);
            Value(argument.Value, new InputPosition(definition?.Type, definition?.HasDefault ?? false, false));
        }
    }

    private void Value(Value value, InputPosition position)
    {
        if (value is Variable variable)
        {
            context.Note(_definition, new VariableUse(variable, position));
        }

        position = position with { Type = Expected(value, position.Type) };
        Show(rule => rule.Value(value, position));
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

    private NamedType? Composite(NamedTypeRef condition) => context.Schema.Type(condition.Name) is { IsComposite: true } type ? type : null;

    private GraphType? InputType(TypeRef reference) => context.Schema.Resolve(reference) is { IsInput: true } type ? type : null;

    private void Show(Action<Rule> look)
    {
        foreach (var rule in rules)
        {
            look(rule);
        }
    }
}
