namespace Selec.Graph.Language;

internal sealed partial class DocumentWriter
{
    private void Declare(Declaration declaration)
    {
        Describe(declaration.Description);
        _text.Append(declaration.IsExtension ? "extend " : "");
        switch (declaration)
        {
            case SchemaDeclaration schema:
                _text.Append("schema");
                Body(schema, schema.RootTypes);
                break;
            case ScalarDeclaration scalar:
                _text.Append("scalar ").Append(scalar.Name);
                Body(scalar, []);
                break;
            case FieldsDeclaration fields:
                _text.Append(fields is ObjectDeclaration ? "type " : "interface ").Append(fields.Name);
                Names(" implements ", " & ", fields.Interfaces);
                Body(fields, fields.Fields);
                break;
            case UnionDeclaration union:
                _text.Append("union ").Append(union.Name);
                Body(union, []);
                Names(" = ", " | ", union.Members);
                break;
            case EnumDeclaration values:
                _text.Append("enum ").Append(values.Name);
                Body(values, values.Values);
                break;
            case InputObjectDeclaration input:
                _text.Append("input ").Append(input.Name);
                Body(input, input.Fields);
                break;
            case DirectiveDeclaration directive:
                _text.Append("directive @").Append(directive.Name);
                Arguments(directive.Arguments);
                _text.Append(directive.IsRepeatable ? " repeatable" : "").Append(" on ");
                Each(directive.Locations, " | ");
                break;
        }
    }

    private void Declare(MemberDeclaration member)
    {
        Describe(member.Description);
        _text.Append(member.Name);
        switch (member)
        {
            case FieldDeclaration field:
                Arguments(field.Arguments);
                _text.Append(": ").Append(field.Type);
                break;
            case InputValueDeclaration value:
                _text.Append(": ").Append(value.Type);
                WriteDefault(value.DefaultValue);
                break;
        }

        WriteDirectives(member.Directives);
    }

    private void Body(Declaration declaration, IReadOnlyList<Node> members)
    {
        WriteDirectives(declaration.Directives);
        _text.Append(members.Count == 0 ? "" : " ");
        Lines('{', members, '}');
    }

    private void Arguments(IReadOnlyList<InputValueDeclaration> arguments)
    {
        if (arguments.Any(argument => argument.Description is not null))
        {
            Lines('(', arguments, ')');
        }
        else
        {
            Inline("(", arguments, ")");
        }
    }

    private void Names(string before, string between, IReadOnlyList<NamedTypeRef> names)
    {
        if (names.Count > 0)
        {
            _text.Append(before);
            Each(names, between);
        }
    }
}
