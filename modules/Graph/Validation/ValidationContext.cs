using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>What all rules know about the document at hand, and where they report to.</summary>
internal sealed class ValidationContext
{
    private readonly List<GraphError> _errors = [];
    private readonly Dictionary<Definition, List<VariableUse>> _variableUses = [];

    public ValidationContext(Schema schema, Document document, ValidationLimits limits)
    {
        Schema = schema;
        Document = document;
        Limits = limits;
        Operations = [.. document.Definitions.OfType<OperationDefinition>()];
        foreach (var fragment in document.Definitions.OfType<FragmentDefinition>())
        {
            Fragments.TryAdd(fragment.Name, fragment);
        }

        FragmentGraph = new FragmentGraph(document, Fragments, limits.MaxNesting);
    }

    public Schema Schema { get; }

    public Document Document { get; }

    public ValidationLimits Limits { get; }

    public IReadOnlyList<OperationDefinition> Operations { get; }

    public Dictionary<string, FragmentDefinition> Fragments { get; } = [];

    public FragmentGraph FragmentGraph { get; }

    public IReadOnlyList<GraphError> Errors => _errors;

    public bool IsFull => _errors.Count >= Limits.MaxErrors;

    public void Report(string message, params IReadOnlyList<Location> locations) =>
        Report(GraphErrorCode.ValidationFailed, message, locations);

    public void Report(string code, string message, IReadOnlyList<Location> locations)
    {
        if (!IsFull)
        {
            _errors.Add(GraphError.Of(code, message, locations));
        }
    }

    public void Note(Definition definition, VariableUse use)
    {
        if (!_variableUses.TryGetValue(definition, out var uses))
        {
            _variableUses.Add(definition, uses = []);
        }

        uses.Add(use);
    }

    /// <summary>Every use of a variable in the operation and in all fragments it reaches.</summary>
    public IEnumerable<VariableUse> VariableUses(OperationDefinition operation) => FragmentGraph.ReachableFrom(operation)
        .Prepend<Definition>(operation)
        .SelectMany(definition => _variableUses.GetValueOrDefault(definition, []));
}

/// <summary>What a value is given for.</summary>
internal readonly record struct InputPosition(GraphType? Type, bool HasDefault, bool IsInOneOf);

/// <summary>A variable standing where a value is wanted.</summary>
internal readonly record struct VariableUse(Variable Variable, InputPosition Position);
