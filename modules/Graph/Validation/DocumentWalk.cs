using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>Goes through a document once, knows the types on the way, and shows each part to the rules that look at such parts.</summary>
internal sealed partial class DocumentWalk(ValidationContext context, IReadOnlyList<Rule> rules)
{
    private readonly IDocumentRule[] _ofDocument = [.. rules.OfType<IDocumentRule>()];
    private readonly IOperationRule[] _ofOperation = [.. rules.OfType<IOperationRule>()];
    private readonly IFragmentRule[] _ofFragment = [.. rules.OfType<IFragmentRule>()];
    private readonly IVariableRule[] _ofVariable = [.. rules.OfType<IVariableRule>()];
    private readonly IFieldRule[] _ofField = [.. rules.OfType<IFieldRule>()];
    private readonly ISpreadRule[] _ofSpread = [.. rules.OfType<ISpreadRule>()];
    private readonly IInlineFragmentRule[] _ofInlineFragment = [.. rules.OfType<IInlineFragmentRule>()];
    private readonly IDirectivesRule[] _ofDirectives = [.. rules.OfType<IDirectivesRule>()];
    private readonly IGivenRule[] _ofGiven = [.. rules.OfType<IGivenRule>()];
    private readonly IArgumentsRule[] _ofArguments = [.. rules.OfType<IArgumentsRule>()];
    private readonly IValueRule[] _ofValue = [.. rules.OfType<IValueRule>()];
    private Definition _definition = null!;

    public void Walk()
    {
        foreach (var rule in _ofDocument)
        {
            rule.Document(context.Document);
        }

        foreach (var definition in context.Document.Definitions)
        {
            if (context.IsFull)
            {
                return;
            }

            _definition = definition;
            switch (definition)
            {
                case OperationDefinition operation:
                    Operation(operation);
                    break;
                case FragmentDefinition fragment:
                    foreach (var rule in _ofFragment)
                    {
                        rule.Fragment(fragment);
                    }

                    Directives(fragment.Directives, "FRAGMENT_DEFINITION");
                    SelectionSet(fragment.SelectionSet, Composite(fragment.TypeCondition));
                    break;
            }
        }
    }

    private void Operation(OperationDefinition operation)
    {
        foreach (var rule in _ofOperation)
        {
            rule.Operation(operation);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            if (context.IsFull)
            {
                return;
            }

            foreach (var rule in _ofVariable)
            {
                rule.Variable(variable);
            }

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
                    foreach (var rule in _ofSpread)
                    {
                        rule.Spread(spread, parent);
                    }

                    Directives(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragment inline:
                    foreach (var rule in _ofInlineFragment)
                    {
                        rule.InlineFragment(inline, parent);
                    }

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
            foreach (var rule in _ofField)
            {
                rule.Field(field, parent, definition);
            }
        }

        Directives(field.Directives, "FIELD");
        Arguments(field.Arguments, definition is null
            ? null
            : new ArgumentsUse(field, definition, field.Arguments, definition.Arguments) { Parent = parent });
        if (field.SelectionSet is { } set)
        {
            SelectionSet(set, definition?.Type.Inner is { IsComposite: true } type ? type : null);
        }
    }

    private NamedType? Composite(NamedTypeRef condition) => context.Schema.Type(condition.Name) is { IsComposite: true } type ? type : null;

    private GraphType? InputType(TypeRef reference) => context.Schema.Resolve(reference) is { IsInput: true } type ? type : null;
}
