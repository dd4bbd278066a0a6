using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>The schema while its rules are checked, gone through once so that a rule sees only what it is about.</summary>
internal sealed class Composed
{
    public Composed(Drafts drafts, NamedType[] types, Inputs inputs)
    {
        (Drafts, Types, Arguments, InputFields) = (drafts, types, inputs.Arguments, inputs.Fields);
        FieldsTypes = [.. types.OfType<FieldsType>()];
        InputObjects = [.. types.OfType<InputObjectType>()];
        Defaults = DefaultOrder.Of(InputFields);
    }

    /// <summary>What was written, for rules about what leaves no trace in what was built.</summary>
    public Drafts Drafts { get; }

    public NamedType[] Types { get; }

    public required MemberList<DirectiveDefinition> Directives { get; init; }

    public required RootTypes Roots { get; init; }

    public required List<DirectiveUse> DirectiveUses { get; init; }

    public required IReadOnlyList<AppliedDirective> SchemaDirectives { get; init; }

    public List<FieldsType> FieldsTypes { get; }

    public List<InputObjectType> InputObjects { get; }

    /// <summary>Of fields and of directives.</summary>
    public List<InputValueDefinition> Arguments { get; }

    public List<InputValueDefinition> InputFields { get; }

    public DefaultOrder Defaults { get; }
}
