namespace Selec.Graph.Language;

internal sealed partial class DocumentReader
{
    private Declaration Extension(Location location)
    {
        ExpectWord("extend"u8, "extend");
        if (IsWord("directive"u8))
        {
            throw _lexer.Fault("A directive cannot be extended.");
        }

        var extension = TypeSystem(new Heading(location, null, IsExtension: true)) ?? throw Unexpected("what to extend");
        return AddsSomething(extension)
            ? extension
            : throw new GraphSyntaxException(GraphError.Of(GraphErrorCode.ParseFailed, "This extension adds nothing.", location));
    }

    private static bool AddsSomething(Declaration extension) => extension.Directives.Count > 0 || extension switch
    {
        SchemaDeclaration schema => schema.RootTypes.Count > 0,
        FieldsDeclaration fields => fields.Fields.Count + fields.Interfaces.Count > 0,
        UnionDeclaration union => union.Members.Count > 0,
        EnumDeclaration values => values.Values.Count > 0,
        InputObjectDeclaration input => input.Fields.Count > 0,
        _ => false,
    };

    private Declaration? TypeSystem(Heading heading)
    {
        if (SkipWord("schema"u8))
        {
            return Schema(heading);
        }

        if (SkipWord("scalar"u8))
        {
            return new ScalarDeclaration
            {
                Location = heading.Location,
                Description = heading.Description,
                IsExtension = heading.IsExtension,
                Name = Name(),
                Directives = Directives(isConstant: true),
            };
        }

        if (SkipWord("type"u8))
        {
            return Object(heading);
        }

        if (SkipWord("interface"u8))
        {
            return Interface(heading);
        }

        return TypeSystemRest(heading);
    }

    private Declaration? TypeSystemRest(Heading heading)
    {
        if (SkipWord("union"u8))
        {
            return Union(heading);
        }

        if (SkipWord("enum"u8))
        {
            return Enum(heading);
        }

        if (SkipWord("input"u8))
        {
            return InputObject(heading);
        }

        return SkipWord("directive"u8) ? DirectiveDeclaration(heading) : null;
    }

    private SchemaDeclaration Schema(Heading heading)
    {
        var directives = Directives(isConstant: true);
        var roots = heading.IsExtension
            ? OptionalMany(TokenKind.BraceOpen, static reader => reader.RootType(), TokenKind.BraceClose)
            : Many(TokenKind.BraceOpen, static reader => reader.RootType(), TokenKind.BraceClose);
        return new SchemaDeclaration
        {
            Location = heading.Location,
            Description = heading.Description,
            IsExtension = heading.IsExtension,
            Directives = directives,
            RootTypes = roots,
        };
    }

    private RootTypeDeclaration RootType()
    {
        var location = Here;
        OperationKind? kind = SkipWord("query"u8) ? OperationKind.Query
            : SkipWord("mutation"u8) ? OperationKind.Mutation
            : SkipWord("subscription"u8) ? OperationKind.Subscription
            : null;
        if (kind is null)
        {
            throw _lexer.Fault("Expected 'query', 'mutation' or 'subscription'.");
        }

        Expect(TokenKind.Colon);
        return new RootTypeDeclaration { Location = location, Kind = kind.Value, Type = NamedType() };
    }

    private ObjectDeclaration Object(Heading heading) => new()
    {
        Location = heading.Location,
        Description = heading.Description,
        IsExtension = heading.IsExtension,
        Name = Name(),
        Interfaces = Interfaces(),
        Directives = Directives(isConstant: true),
        Fields = FieldDeclarations(),
    };

    private InterfaceDeclaration Interface(Heading heading) => new()
    {
        Location = heading.Location,
        Description = heading.Description,
        IsExtension = heading.IsExtension,
        Name = Name(),
        Interfaces = Interfaces(),
        Directives = Directives(isConstant: true),
        Fields = FieldDeclarations(),
    };

    private UnionDeclaration Union(Heading heading) => new()
    {
        Location = heading.Location,
        Description = heading.Description,
        IsExtension = heading.IsExtension,
        Name = Name(),
        Directives = Directives(isConstant: true),
        Members = Skip(TokenKind.EqualSign) ? Separated(TokenKind.Pipe) : [],
    };

    private EnumDeclaration Enum(Heading heading) => new()
    {
        Location = heading.Location,
        Description = heading.Description,
        IsExtension = heading.IsExtension,
        Name = Name(),
        Directives = Directives(isConstant: true),
        Values = OptionalMany(TokenKind.BraceOpen, static reader => reader.EnumValueDeclaration(), TokenKind.BraceClose),
    };

    private InputObjectDeclaration InputObject(Heading heading) => new()
    {
        Location = heading.Location,
        Description = heading.Description,
        IsExtension = heading.IsExtension,
        Name = Name(),
        Directives = Directives(isConstant: true),
        Fields = OptionalMany(TokenKind.BraceOpen, static reader => reader.InputValueDeclaration(), TokenKind.BraceClose),
    };

    private DirectiveDeclaration DirectiveDeclaration(Heading heading)
    {
        Expect(TokenKind.At);
        var name = Name();
        var arguments = ArgumentDeclarations();
        var isRepeatable = SkipWord("repeatable"u8);
        ExpectWord("on"u8, "on");
        return new DirectiveDeclaration
        {
            Location = heading.Location,
            Description = heading.Description,
            Name = name,
            Arguments = arguments,
            IsRepeatable = isRepeatable,
            Locations =
            [
                .. Separated(TokenKind.Pipe).Select(place => new DirectiveLocationName { Location = place.Location, Name = place.Name }),
            ],
        };
    }

    private NamedTypeRef[] Interfaces() => SkipWord("implements"u8) ? Separated(TokenKind.Ampersand) : [];

    /// <summary>At least one name; the separator may also come first.</summary>
    private NamedTypeRef[] Separated(TokenKind separator)
    {
        Skip(separator);
        var start = _open.Count;
        do
        {
            _open.Add(NamedType());
        }
        while (Skip(separator));
        return Take<NamedTypeRef>(start);
    }

    private FieldDeclaration[] FieldDeclarations() =>
        OptionalMany(TokenKind.BraceOpen, static reader => reader.FieldDeclaration(), TokenKind.BraceClose);

    private InputValueDeclaration[] ArgumentDeclarations() =>
        OptionalMany(TokenKind.ParenOpen, static reader => reader.InputValueDeclaration(), TokenKind.ParenClose);

    private FieldDeclaration FieldDeclaration()
    {
        var description = Description();
        var location = Here;
        var name = Name();
        var arguments = ArgumentDeclarations();
        Expect(TokenKind.Colon);
        return new FieldDeclaration
        {
            Location = location,
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = TypeReference(),
            Directives = Directives(isConstant: true),
        };
    }

    private InputValueDeclaration InputValueDeclaration()
    {
        var description = Description();
        var location = Here;
        var name = Name();
        Expect(TokenKind.Colon);
        return new InputValueDeclaration
        {
            Location = location,
            Description = description,
            Name = name,
            Type = TypeReference(),
            DefaultValue = Default(),
            Directives = Directives(isConstant: true),
        };
    }

    private EnumValueDeclaration EnumValueDeclaration()
    {
        var description = Description();
        var location = Here;
        if (IsWord("true"u8) || IsWord("false"u8) || IsWord("null"u8))
        {
            throw _lexer.Fault("An enum value cannot be called true, false or null.");
        }

        return new EnumValueDeclaration
        {
            Location = location,
            Description = description,
            Name = Name(),
            Directives = Directives(isConstant: true),
        };
    }
}
