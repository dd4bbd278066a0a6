using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>The schema while its rules are checked, gone through once so that a rule sees only what it is about.</summary>
internal sealed class Composed
{
    public Composed(NamedType[] types, MemberList<DirectiveDefinition> directives, RootTypes roots)
    {
        (Types, Directives, Roots) = (types, directives, roots);
        foreach (var type in types)
        {
            Take(type);
        }

        foreach (var directive in directives)
        {
            Arguments.AddRange(directive.Arguments.Span);
        }
    }

    public NamedType[] Types { get; }

    public MemberList<DirectiveDefinition> Directives { get; }

    public RootTypes Roots { get; }

    public List<FieldsType> FieldsTypes { get; } = [];

    public List<InputObjectType> InputObjects { get; } = [];

    /// <summary>Of fields and of directives.</summary>
    public List<InputValueDefinition> Arguments { get; } = [];

    public List<InputValueDefinition> InputFields { get; } = [];

    private void Take(NamedType type)
    {
        if (type is FieldsType fields)
        {
            FieldsTypes.Add(fields);
            foreach (var field in fields.Fields.Span)
            {
                Arguments.AddRange(field.Arguments.Span);
            }
        }
        else if (type is InputObjectType input)
        {
            InputObjects.Add(input);
            InputFields.AddRange(input.Fields.Span);
        }
    }
}
