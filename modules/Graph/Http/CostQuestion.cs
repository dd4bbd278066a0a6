using Microsoft.AspNetCore.Http;
using Selec.Graph.Cost;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>How a caller asks what its operation costs: by a header, or by an extension of the request where none can be sent.</summary>
internal static class CostQuestion
{
    private const string Header = "GraphQL-Cost";
    private const string Extension = "operationCost";

    public static CostReporting Of(GraphRequest request, IHeaderDictionary? headers = null)
    {
        var asked = headers?[Header].ToString() is { Length: > 0 } sent ? sent : request.Extensions?.GetValueOrDefault(Extension) as string;
        return asked switch
        {
            "report" => CostReporting.Report,
            "validate" => CostReporting.Validate,
            _ => CostReporting.None,
        };
    }
}
