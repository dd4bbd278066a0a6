using Selec.Graph.Cost;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.Graph.Execution;

/// <summary>Everything that comes before execution and can refuse a request.</summary>
internal sealed class Preparation(ExecutableSchema schema, GraphRequest request)
{
    private static readonly Dictionary<string, object?> NoVariables = [];

    private GraphResult? _refusal;

    /// <summary>Either a request ready to run or the answer that refuses it.</summary>
    public (PreparedRequest? Prepared, GraphResult? Refusal) Prepare()
    {
        var prepared = Ready();
        return (prepared, _refusal);
    }

    private PreparedRequest? Ready()
    {
        if ((schema.Documents.Find(request.Query, request.Options) ?? Read()) is not { } document) return null;
        if (document.AsksForSchema && !request.AllowIntrospection)
        {
            return Refuse(RequestFault.Validation, GraphErrorCode.ValidationFailed, "The schema is not shown here.");
        }

        if (document.Operation(request.OperationName) is not { } operation) return RefuseOperation();
        if (IsForbidden(operation.Kind))
        {
            return Refuse(RequestFault.OperationKind, GraphErrorCode.BadUserInput, "This kind of operation may not be sent this way.");
        }

        return WithVariables(document.PlanFor(schema, operation));
    }

    private CachedDocument? Read()
    {
        try
        {
            var document = Parser.ParseExecutable(new SourceText("request", request.Query.Utf8), request.Options.Parsing);
            var errors = DocumentValidator.Validate(schema.Schema, document, request.Options.Limits);
            if (errors.Count == 0) return schema.Documents.Keep(request.Query, request.Options, new CachedDocument(document));
            _refusal = GraphResult.Refused(RequestFault.Validation, errors);
        }
        catch (GraphSyntaxException fault)
        {
            _refusal = GraphResult.Refused(RequestFault.Parse, fault.Error);
        }

        return null;
    }

    private PreparedRequest? WithVariables(OperationPlan plan)
    {
        var errors = ValueCoercion.Variables(schema.Schema, plan.Definition, request.Variables ?? NoVariables, out var variables);
        if (errors.Count > 0)
        {
            IReadOnlyList<GraphError> told = [.. errors.Take(request.Options.Limits.MaxErrors)];
            _refusal = Named(GraphResult.Refused(RequestFault.Variables, told), plan);
            return null;
        }

        if (plan.Conditions.IsTooMany)
        {
            return Refuse(RequestFault.Validation, GraphErrorCode.ValidationFailed, "Too many variables decide on @skip and @include.");
        }

        return WithCost(plan, variables);
    }

    private PreparedRequest? WithCost(OperationPlan plan, IReadOnlyDictionary<string, object?> variables)
    {
        var cost = CostCheck.Measure(plan, request.Options.Cost, variables, out var error);
        if (request.IsTrusted) error = null;
        if (error is null && request.CostReporting != CostReporting.Validate)
        {
            return new PreparedRequest(schema, request, plan, plan.VariantFor(variables)) { Variables = variables, Cost = cost };
        }

        var refusal = error is null ? GraphResult.WithoutData() : GraphResult.Refused(RequestFault.Validation, error);
        _refusal = Named(refusal, plan);
        if (request.CostReporting != CostReporting.None) _refusal.Extensions = CostCheck.Describe(cost);
        return null;
    }

    private bool IsForbidden(OperationKind kind) => kind switch
    {
        OperationKind.Query => false,
        OperationKind.Mutation => request.QueriesOnly || request.NoMutations,
        _ => request.QueriesOnly,
    };

    private PreparedRequest? RefuseOperation() => Refuse(
        RequestFault.Operation,
        GraphErrorCode.BadUserInput,
        request.OperationName is null
            ? "The document has several operations; say which one by operationName."
            : "The document has no operation by that operationName.");

    private PreparedRequest? Refuse(RequestFault fault, string code, string message)
    {
        _refusal = GraphResult.Refused(fault, GraphError.Of(code, message));
        return null;
    }

    private static GraphResult Named(GraphResult refusal, OperationPlan plan) => new(null, refusal.Errors)
    {
        Fault = refusal.Fault,
        IsWithoutData = refusal.IsWithoutData,
        OperationKind = plan.Definition.Kind,
        OperationName = plan.Definition.Name,
    };
}
