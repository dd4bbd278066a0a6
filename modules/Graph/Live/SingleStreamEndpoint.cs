using System.Text;
using Microsoft.AspNetCore.Http;
using Selec.Graph.Http;
using Selec.Graph.Persisted;

namespace Selec.Graph.Live;

/// <summary>
/// Event streams that carry several operations: reserved by PUT, opened by GET, filled by POST, thinned by DELETE.
/// See https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (single connection mode)
/// </summary>
internal sealed class SingleStreamEndpoint(GraphHttpOptions options, DocumentLookup documents)
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";
    private const int LongestId = 256;

    private readonly StreamReservations _reservations = new(options);
    private readonly BodyReader _body = new(options);
    private readonly ResponseSender _sender = new(options);

    public static bool IsMeant(HttpRequest request) =>
        HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method) || TokenOf(request) is not null;

    public async Task ServeAsync(HttpContext context, CancellationToken leaving)
    {
        try
        {
            await AnswerAsync(context, leaving);
        }
        catch (RequestRefusal refusal)
        {
            await _sender.SendRefusalAsync(context, refusal, ResponseFormat.Json, leaving);
        }
    }

    private Task AnswerAsync(HttpContext context, CancellationToken leaving)
    {
        if (HttpMethods.IsPut(context.Request.Method)) return ReserveAsync(context, leaving);
        var token = TokenOf(context.Request) ?? throw new RequestRefusal(StatusCodes.Status400BadRequest, $"Send the header {TokenHeader}.");
        var reservation = _reservations.Find(token, options.Live.Owner(context))
            ?? throw new RequestRefusal(StatusCodes.Status404NotFound, "There is no event stream of yours by this token.");
        if (HttpMethods.IsGet(context.Request.Method)) return OpenAsync(context, token, reservation, leaving);
        if (HttpMethods.IsPost(context.Request.Method)) return BeginAsync(context, reservation, leaving);
        if (HttpMethods.IsDelete(context.Request.Method)) return EndAsync(context, reservation);
        throw new RequestRefusal(StatusCodes.Status405MethodNotAllowed, "Streams take GET, POST, PUT and DELETE.") { Allow = "GET, POST, PUT, DELETE" };
    }

    private async Task ReserveAsync(HttpContext context, CancellationToken leaving)
    {
        var token = _reservations.Reserve(options.Live.Owner(context), options.Live.Person(context))
            ?? throw new RequestRefusal(StatusCodes.Status429TooManyRequests, "Too many event streams are open.") { Code = GraphErrorCode.RateLimited };
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(Encoding.ASCII.GetBytes(token), leaving);
    }

    private async Task OpenAsync(HttpContext context, string token, StreamReservations.Reservation reservation, CancellationToken leaving)
    {
        await using var stream = new SingleStream(context, options, leaving);
        if (!_reservations.Open(reservation, stream)) throw new RequestRefusal(StatusCodes.Status409Conflict, "The event stream is open already.");
        try
        {
            await stream.RunAsync();
        }
        finally
        {
            _reservations.Close(token);
        }
    }

    // The stream was opened by whoever sends this, so the operation runs as one of the stream's.
    private async Task BeginAsync(HttpContext context, StreamReservations.Reservation reservation, CancellationToken leaving)
    {
        var request = await _body.ReadAsync(context, leaving);
        var stream = OpenStream(reservation);
        var id = request.Extensions?.GetValueOrDefault("operationId") is string { Length: > 0 and <= LongestId } given
            ? given
            : throw RequestParameters.BadShape("The extension operationId is missing.");
        request = documents.Resolve(request, stream.Context);
        request = request with
        {
            AllowIntrospection = options.AllowIntrospection(stream.Context),
            CostReporting = CostQuestion.Of(request, context.Request.Headers),
            Options = options.Execution,
        };
        if (!await stream.Operations.BeginAsync(id, request)) throw new RequestRefusal(StatusCodes.Status409Conflict, "An operation by this id is under way.");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static async Task EndAsync(HttpContext context, StreamReservations.Reservation reservation)
    {
        var id = context.Request.Query["operationId"] is [{ Length: > 0 } given] ? given : throw RequestParameters.BadShape("The operationId is missing.");
        await OpenStream(reservation).Operations.StopAsync(id);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static SingleStream OpenStream(StreamReservations.Reservation reservation) =>
        reservation.Stream ?? throw new RequestRefusal(StatusCodes.Status404NotFound, "Open the event stream first.");

    private static string? TokenOf(HttpRequest request) =>
        request.Headers[TokenHeader] is [{ Length: > 0 } header] ? header
        : request.Query["token"] is [{ Length: > 0 } query] ? query
        : null;
}
