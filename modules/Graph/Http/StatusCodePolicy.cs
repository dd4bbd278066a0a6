namespace Selec.Graph.Http;

/// <summary>Which status codes tell a refused request.</summary>
public enum StatusCodePolicy
{
    /// <summary>What clients and the published server audits expect: 400 for refused documents, 200 for callers that accept plain JSON.</summary>
    Audit,

    /// <summary>The GraphQL over HTTP draft of August 2026: 422 for refused documents, 294 for a partial answer, alike for every media type.</summary>
    Draft,
}
