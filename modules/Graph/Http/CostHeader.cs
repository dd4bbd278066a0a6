using Microsoft.AspNetCore.Http;
using Selec.Graph.Cost;

namespace Selec.Graph.Http;

/// <summary>The header by which a caller asks what its operation costs.</summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    public static CostReporting Of(HttpRequest request) => request.Headers[Name].ToString() switch
    {
        "report" => CostReporting.Report,
        "validate" => CostReporting.Validate,
        _ => CostReporting.None,
    };
}
