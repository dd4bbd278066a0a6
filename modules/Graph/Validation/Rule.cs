using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>One rule of the specification; it overrides what it wants to see of the document.</summary>
internal abstract class Rule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    protected Schema Schema => Context.Schema;

    /// <summary>Before anything else.</summary>
    public virtual void Document(Document document)
    {
    }

    public virtual void Operation(OperationDefinition operation)
    {
    }

    public virtual void Fragment(FragmentDefinition fragment)
    {
    }

    public virtual void Variable(VariableDefinition variable)
    {
    }

    /// <summary>The parent is null when another rule complains about it.</summary>
    public virtual void SelectionSet(SelectionSet set, NamedType? parent)
    {
    }

    public virtual void Field(Field field, NamedType parent, FieldDefinition? definition)
    {
    }

    public virtual void Spread(FragmentSpread spread, NamedType? parent)
    {
    }

    public virtual void InlineFragment(InlineFragment fragment, NamedType? parent)
    {
    }

    public virtual void Directives(IReadOnlyList<Directive> directives, string place)
    {
    }

    /// <summary>Arguments as written, be what they are given to known or not; only where there are several.</summary>
    public virtual void Given(IReadOnlyList<Argument> arguments)
    {
    }

    public virtual void Arguments(ArgumentsUse use)
    {
    }

    public virtual void Value(Value value, InputPosition position)
    {
    }
}

/// <summary>The arguments of one field or directive, both as written and as defined.</summary>
internal sealed record ArgumentsUse(
    string Owner,
    Location Location,
    IReadOnlyList<Argument> Given,
    MemberList<InputValueDefinition> Defined);
