using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Selec.Host.Telemetry;

/// <summary>What the trace of a request says of it: method, route and status. Never a path or a query, which hold what was asked.</summary>
internal static class RequestTraces
{
    public const string OtherMethod = "_OTHER";

    public static void UseRequestTraces(this WebApplication app) => app.Use(async (context, next) =>
    {
        var trace = context.Features.Get<IHttpActivityFeature>()?.Activity;
        if (IsProbe(context.Request)) Silence(trace);
        try
        {
            await next(context);
            Describe(trace, context, context.Response.StatusCode);
        }
        catch
        {
            Describe(trace, context, StatusCodes.Status500InternalServerError);
            throw;
        }
    });

    /// <summary>Probes come every few seconds and say nothing new.</summary>
    static bool IsProbe(HttpRequest request) => request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    static void Silence(Activity? trace)
    {
        if (trace is null) return;
        trace.IsAllDataRequested = false;
        trace.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    static void Describe(Activity? trace, HttpContext context, int status)
    {
        if (trace is not { IsAllDataRequested: true }) return;
        var method = Method(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        trace.DisplayName = route is null ? method : $"{method} {route}";
        trace.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError) trace.SetStatus(ActivityStatusCode.Error);
    }

    static string Method(string method) =>
        HttpMethods.IsPost(method) ? "POST" : HttpMethods.IsGet(method) ? "GET" : HttpMethods.IsHead(method) ? "HEAD"
        : HttpMethods.IsOptions(method) ? "OPTIONS" : HttpMethods.IsPut(method) ? "PUT" : HttpMethods.IsDelete(method) ? "DELETE" : OtherMethod;
}
