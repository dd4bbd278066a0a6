using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>The schema while its rules are checked.</summary>
internal sealed record Composed(IReadOnlyList<NamedType> Types, MemberList<DirectiveDefinition> Directives, RootTypes Roots)
{
    public IEnumerable<FieldDefinition> Fields => Types.OfType<FieldsType>().SelectMany(type => type.Fields);

    public IEnumerable<InputValueDefinition> Arguments =>
        Fields.SelectMany(declared => declared.Arguments).Concat(Directives.SelectMany(directive => directive.Arguments));

    public IEnumerable<InputValueDefinition> InputFields => Types.OfType<InputObjectType>().SelectMany(type => type.Fields);

    public IEnumerable<EnumValueDefinition> EnumValues => Types.OfType<EnumType>().SelectMany(type => type.Values);
}
