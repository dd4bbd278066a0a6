using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>What a document has of literals with variables inside where a scalar is wanted.</summary>
internal sealed class ScalarLiterals(ValidationContext context) : Rule(context), IValueRule
{
    /// <summary>One of a scalar of the schema's own.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A list with a variable in it where no list is wanted.</summary>
    public bool HasListedVariable { get; private set; }

    public static ScalarLiterals In(Schema schema, Document document)
    {
        var context = new ValidationContext(schema, document, EngineSide.Wide);
        var literals = new ScalarLiterals(context);
        new DocumentWalk(context, [literals]).Walk();
        return literals;
    }

    public void Value(Value value, InputPosition position)
    {
        if (value is not (ListValue or ObjectValue) || position.Type?.Nullable is not NamedType named) return;
        IsOpen |= named is ScalarType { IsBuiltIn: false } && value.HasVariable();
        HasListedVariable |= value.IsListed();
    }
}
