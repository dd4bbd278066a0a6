namespace Selec.Graph.Language;

internal sealed partial class DocumentReader
{
    private Definition? Executable(Location location, string? description)
    {
        if (SkipWord("query"u8))
        {
            return Operation(OperationKind.Query, location, description);
        }

        if (SkipWord("mutation"u8))
        {
            return Operation(OperationKind.Mutation, location, description);
        }

        if (SkipWord("subscription"u8))
        {
            return Operation(OperationKind.Subscription, location, description);
        }

        return SkipWord("fragment"u8) ? Fragment(location, description) : null;
    }

    private OperationDefinition Operation(OperationKind kind, Location location, string? description) => new()
    {
        Kind = kind,
        Location = location,
        Description = description,
        Name = _lexer.Kind == TokenKind.Name ? Name() : null,
        VariableDefinitions = OptionalMany(TokenKind.ParenOpen, static reader => reader.VariableDefinition(), TokenKind.ParenClose),
        Directives = Directives(isConstant: false),
        SelectionSet = SelectionSet(),
    };

    private FragmentDefinition Fragment(Location location, string? description) => new()
    {
        Location = location,
        Description = description,
        Name = FragmentName(),
        TypeCondition = TypeCondition(),
        Directives = Directives(isConstant: false),
        SelectionSet = SelectionSet(),
    };

    private string FragmentName() => IsWord("on"u8) ? throw _lexer.Fault("A fragment cannot be named 'on'.") : Name();

    private NamedTypeRef TypeCondition()
    {
        ExpectWord("on"u8, "on");
        return NamedType();
    }

    private VariableDefinition VariableDefinition()
    {
        var location = Here;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        return new VariableDefinition
        {
            Location = location,
            Description = description,
            Variable = variable,
            Type = TypeReference(),
            DefaultValue = Default(),
            Directives = Directives(isConstant: true),
        };
    }

    private Variable Variable()
    {
        var location = Here;
        Expect(TokenKind.Dollar);
        return new Variable { Location = location, Name = Name() };
    }

    private Value? Default() => Skip(TokenKind.EqualSign) ? Value(isConstant: true) : null;

    private SelectionSet SelectionSet() => Nested(static reader =>
    {
        var location = reader.Here;
        var selections = reader.Many(TokenKind.BraceOpen, static inner => inner.Selection(), TokenKind.BraceClose);
        return new SelectionSet { Location = location, Selections = selections };
    });

    private Selection Selection() => _lexer.Kind == TokenKind.Spread ? Spread() : Field();

    private Field Field()
    {
        var location = Here;
        var first = Name();
        var second = Skip(TokenKind.Colon) ? Name() : null;
        return new Field
        {
            Location = location,
            Alias = second is null ? null : first,
            Name = second ?? first,
            Arguments = Arguments(isConstant: false),
            Directives = Directives(isConstant: false),
            SelectionSet = _lexer.Kind == TokenKind.BraceOpen ? SelectionSet() : null,
        };
    }

    private Selection Spread()
    {
        var location = Here;
        Expect(TokenKind.Spread);
        if (_lexer.Kind == TokenKind.Name && !IsWord("on"u8))
        {
            return new FragmentSpread { Location = location, Name = Name(), Directives = Directives(isConstant: false) };
        }

        return new InlineFragment
        {
            Location = location,
            TypeCondition = IsWord("on"u8) ? TypeCondition() : null,
            Directives = Directives(isConstant: false),
            SelectionSet = SelectionSet(),
        };
    }
}
