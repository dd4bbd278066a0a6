namespace Selec.Graph.Language;

internal sealed partial class DocumentReader
{
    private Argument[] Arguments(bool isConstant) => OptionalMany<Argument>(
        TokenKind.ParenOpen,
        isConstant ? static reader => reader.Argument(true) : static reader => reader.Argument(false),
        TokenKind.ParenClose);

    private Argument Argument(bool isConstant)
    {
        var location = Here;
        var name = Name();
        Expect(TokenKind.Colon);
        return new Argument { Location = location, Name = name, Value = Value(isConstant) };
    }

    private Directive[] Directives(bool isConstant)
    {
        if (_lexer.Kind != TokenKind.At)
        {
            return [];
        }

        var start = _open.Count;
        while (_lexer.Kind == TokenKind.At)
        {
            var location = Here;
            _lexer.Advance();
            _open.Add(new Directive { Location = location, Name = Name(), Arguments = Arguments(isConstant) });
        }

        return Take<Directive>(start);
    }

    private Value Value(bool isConstant)
    {
        var location = Here;
        switch (_lexer.Kind)
        {
            case TokenKind.BracketOpen:
                return isConstant ? Nested(static reader => reader.List(true)) : Nested(static reader => reader.List(false));
            case TokenKind.BraceOpen:
                return isConstant ? Nested(static reader => reader.Object(true)) : Nested(static reader => reader.Object(false));
            case TokenKind.Dollar:
                return isConstant ? throw _lexer.Fault("A variable cannot stand where the value must be constant.") : Variable();
            case TokenKind.Int:
                return new IntValue { Location = location, Text = Number() };
            case TokenKind.Float:
                return new FloatValue { Location = location, Text = Number() };
            case TokenKind.Text or TokenKind.BlockText:
                var isBlock = _lexer.Kind == TokenKind.BlockText;
                return new StringValue { Location = location, IsBlock = isBlock, Text = Description()! };
            case TokenKind.Name:
                return Word(location);
            default:
                throw Unexpected("a value");
        }
    }

    private Value Word(Location location)
    {
        if (SkipWord("true"u8))
        {
            return new BooleanValue { Location = location, IsTrue = true };
        }

        if (SkipWord("false"u8))
        {
            return new BooleanValue { Location = location, IsTrue = false };
        }

        return SkipWord("null"u8) ? new NullValue { Location = location } : new EnumValue { Location = location, Name = Name() };
    }

    private string Number()
    {
        var text = _names.Get(_lexer.Raw);
        _lexer.Advance();
        return text;
    }

    private ListValue List(bool isConstant)
    {
        var location = Here;
        var start = _open.Count;
        Expect(TokenKind.BracketOpen);
        while (!Skip(TokenKind.BracketClose))
        {
            _open.Add(Value(isConstant));
        }

        return new ListValue { Location = location, Items = Take<Value>(start) };
    }

    private ObjectValue Object(bool isConstant)
    {
        var location = Here;
        var start = _open.Count;
        Expect(TokenKind.BraceOpen);
        while (!Skip(TokenKind.BraceClose))
        {
            var at = Here;
            var name = Name();
            Expect(TokenKind.Colon);
            _open.Add(new ObjectField { Location = at, Name = name, Value = Value(isConstant) });
        }

        return new ObjectValue { Location = location, Fields = Take<ObjectField>(start) };
    }

    private NamedTypeRef NamedType() => new() { Location = Here, Name = Name() };

    private TypeRef TypeReference()
    {
        var location = Here;
        TypeRef type = _lexer.Kind == TokenKind.BracketOpen ? Nested(static reader => reader.ListType()) : NamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeRef { Location = location, OfType = type } : type;
    }

    private ListTypeRef ListType()
    {
        var location = Here;
        Expect(TokenKind.BracketOpen);
        var item = TypeReference();
        Expect(TokenKind.BracketClose);
        return new ListTypeRef { Location = location, OfType = item };
    }
}
