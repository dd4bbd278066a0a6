namespace Selec.Graph.Language;

internal sealed partial class DocumentWriter
{
    private void WriteExecutable(Node node)
    {
        switch (node)
        {
            case OperationDefinition operation:
                WriteOperation(operation);
                break;
            case FragmentDefinition fragment:
                Describe(fragment.Description);
                _text.Append("fragment ").Append(fragment.Name).Append(" on ").Append(fragment.TypeCondition.Name);
                WriteDirectives(fragment.Directives);
                _text.Append(' ');
                Write(fragment.SelectionSet);
                break;
            case VariableDefinition variable:
                WriteVariable(variable);
                break;
            case SelectionSet set:
                Lines('{', set.Selections, '}');
                break;
            case Selection selection:
                WriteSelection(selection);
                break;
            case Directive directive:
                _text.Append('@').Append(directive.Name);
                Inline("(", directive.Arguments, ")");
                break;
            case Argument argument:
                _text.Append(argument.Name).Append(": ");
                Write(argument.Value);
                break;
            case ObjectField entry:
                _text.Append(entry.Name).Append(": ");
                Write(entry.Value);
                break;
            case RootTypeDeclaration root:
                _text.Append(Keyword(root.Kind)).Append(": ").Append(root.Type.Name);
                break;
            case DirectiveLocationName place:
                _text.Append(place.Name);
                break;
        }
    }

    private void WriteOperation(OperationDefinition operation)
    {
        Describe(operation.Description);
        var isShort = operation is { Kind: OperationKind.Query, Name: null, Description: null }
            && operation.VariableDefinitions.Count + operation.Directives.Count == 0;
        if (!isShort)
        {
            _text.Append(Keyword(operation.Kind)).Append(operation.Name is null ? "" : " ").Append(operation.Name);
            Inline("(", operation.VariableDefinitions, ")");
            WriteDirectives(operation.Directives);
            _text.Append(' ');
        }

        Write(operation.SelectionSet);
    }

    private void WriteVariable(VariableDefinition variable)
    {
        if (variable.Description is not null)
        {
            WriteQuoted(variable.Description);
            _text.Append(' ');
        }

        _text.Append('$').Append(variable.Name).Append(": ").Append(variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteSelection(Selection selection)
    {
        switch (selection)
        {
            case Field field:
                _text.Append(field.Alias).Append(field.Alias is null ? "" : ": ").Append(field.Name);
                Inline("(", field.Arguments, ")");
                WriteDirectives(field.Directives);
                WriteNested(field.SelectionSet);
                break;
            case FragmentSpread spread:
                _text.Append("...").Append(spread.Name);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragment fragment:
                _text.Append("...").Append(fragment.TypeCondition is null ? "" : " on ").Append(fragment.TypeCondition?.Name);
                WriteDirectives(fragment.Directives);
                WriteNested(fragment.SelectionSet);
                break;
        }
    }

    private void WriteNested(SelectionSet? set)
    {
        if (set is not null)
        {
            _text.Append(' ');
            Write(set);
        }
    }

    private void WriteDefault(Value? value)
    {
        if (value is not null)
        {
            _text.Append(" = ");
            Write(value);
        }
    }

    private static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };
}
