using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>One rule of the specification; it is shown the parts of a document whose interfaces it has.</summary>
internal abstract class Rule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    protected Schema Schema => Context.Schema;
}

/// <summary>Looks at the document before anything else.</summary>
internal interface IDocumentRule
{
    void Document(Document document);
}

internal interface IOperationRule
{
    void Operation(OperationDefinition operation);
}

internal interface IFragmentRule
{
    void Fragment(FragmentDefinition fragment);
}

internal interface IVariableRule
{
    void Variable(VariableDefinition variable);
}

/// <summary>Looks at fields whose parent is known; where it is not, another rule complains about it.</summary>
internal interface IFieldRule
{
    void Field(Field field, NamedType parent, FieldDefinition? definition);
}

/// <summary>The parent is null when another rule complains about it.</summary>
internal interface ISpreadRule
{
    void Spread(FragmentSpread spread, NamedType? parent);
}

/// <summary>The parent is null when another rule complains about it.</summary>
internal interface IInlineFragmentRule
{
    void InlineFragment(InlineFragment fragment, NamedType? parent);
}

/// <summary>Looks at places that have directives.</summary>
internal interface IDirectivesRule
{
    void Directives(IReadOnlyList<Directive> directives, string place);
}

/// <summary>Looks at arguments as written, be what they are given to known or not; only where there are several.</summary>
internal interface IGivenRule
{
    void Given(IReadOnlyList<Argument> arguments);
}

/// <summary>Looks at what takes arguments or is given some.</summary>
internal interface IArgumentsRule
{
    void Arguments(ArgumentsUse use);
}

internal interface IValueRule
{
    void Value(Value value, InputPosition position);
}

/// <summary>What takes arguments, and what it is given.</summary>
internal readonly record struct ArgumentsUse(Node At, SchemaElement Taker, IReadOnlyList<Argument> Given, MemberList<InputValueDefinition> Defined)
{
    /// <summary>The type whose field takes them; a directive has none.</summary>
    public NamedType? Parent { get; init; }

    public string Owner => Parent is null ? Taker.Coordinate : $"{Parent.Name}.{Taker.Name}";
}
