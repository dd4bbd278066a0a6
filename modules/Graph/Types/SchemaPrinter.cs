using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>
/// Writes a schema as SDL without what is built in: the schema block where it says something, then directives and types by name,
/// their members as declared.
/// </summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var definitions = new List<Definition>();
        if (!IsUsual(schema))
        {
            definitions.Add(Declare(schema));
        }

        definitions.AddRange(schema.Directives
            .Where(directive => !directive.IsBuiltIn)
            .OrderBy(directive => directive.Name, StringComparer.Ordinal)
            .Select(Declare));
        definitions.AddRange(schema.Types
            .Where(type => !type.IsBuiltIn)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(Declare));
        return Printer.Print(new Document { Source = SourceText.From("schema", ""), Definitions = definitions });
    }

    /// <summary>Whether a reader would find the same root types without being told.</summary>
    private static bool IsUsual(Schema schema) => schema.Description is null
        && schema.AppliedDirectives.Count == 0
        && Enum.GetValues<OperationKind>().All(kind => ReferenceEquals(schema.RootType(kind), schema.Type(kind.ToString()) as ObjectType));

    private static SchemaDeclaration Declare(Schema schema) => new()
    {
        Description = schema.Description,
        Directives = Written(schema.AppliedDirectives),
        RootTypes =
        [
            .. Enum.GetValues<OperationKind>()
                .Where(kind => schema.RootType(kind) is not null)
                .Select(kind => new RootTypeDeclaration { Kind = kind, Type = Named(schema.RootType(kind)!) }),
        ],
    };

    private static TypeDeclaration Declare(NamedType type)
    {
        var (name, about, directives) = (type.Name, type.Description, Written(type.AppliedDirectives));
        return type switch
        {
            ObjectType fields => new ObjectDeclaration
            {
                Name = name,
                Description = about,
                Directives = directives,
                Interfaces = [.. fields.Interfaces.Select(Named)],
                Fields = [.. fields.Fields.Select(Declare)],
            },
            InterfaceType fields => new InterfaceDeclaration
            {
                Name = name,
                Description = about,
                Directives = directives,
                Interfaces = [.. fields.Interfaces.Select(Named)],
                Fields = [.. fields.Fields.Select(Declare)],
            },
            UnionType union => new UnionDeclaration
            {
                Name = name, Description = about, Directives = directives, Members = [.. union.Members.Select(Named)],
            },
            EnumType values => new EnumDeclaration
            {
                Name = name, Description = about, Directives = directives, Values = [.. values.Values.Select(Declare)],
            },
            InputObjectType input => new InputObjectDeclaration
            {
                Name = name, Description = about, Directives = directives, Fields = [.. input.Fields.Select(Declare)],
            },
            _ => new ScalarDeclaration { Name = name, Description = about, Directives = directives },
        };
    }

    private static DirectiveDeclaration Declare(DirectiveDefinition directive) => new()
    {
        Name = directive.Name,
        Description = directive.Description,
        Arguments = [.. directive.Arguments.Select(Declare)],
        IsRepeatable = directive.IsRepeatable,
        Locations = [.. directive.Locations.Select(place => new DirectiveLocationName { Name = place })],
    };

    private static FieldDeclaration Declare(FieldDefinition field) => new()
    {
        Name = field.Name,
        Description = field.Description,
        Arguments = [.. field.Arguments.Select(Declare)],
        Type = Reference(field.Type),
        Directives = Written(field.AppliedDirectives),
    };

    private static InputValueDeclaration Declare(InputValueDefinition value) => new()
    {
        Name = value.Name,
        Description = value.Description,
        Type = Reference(value.Type),
        DefaultValue = value.DefaultValue,
        Directives = Written(value.AppliedDirectives),
    };

    private static EnumValueDeclaration Declare(EnumValueDefinition value) => new()
    {
        Name = value.Name,
        Description = value.Description,
        Directives = Written(value.AppliedDirectives),
    };

    private static IReadOnlyList<Directive> Written(IReadOnlyList<AppliedDirective> applied) =>
        [.. applied.Select(directive => directive.Syntax)];

    private static NamedTypeRef Named(NamedType type) => new() { Name = type.Name };

    private static TypeRef Reference(GraphType type) => type switch
    {
        ListType list => new ListTypeRef { OfType = Reference(list.OfType) },
        NonNullType nonNull => new NonNullTypeRef { OfType = Reference(nonNull.OfType) },
        _ => Named(type.Inner),
    };
}
