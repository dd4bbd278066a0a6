using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Host.Binding;

namespace Selec.Host.SignIn;

/// <summary>
/// Signs in whoever opens a WebSocket: by the bearer token of the request that opened it, or by one in the first message, since pages cannot
/// send headers with a WebSocket. The token's end, and that of the account, ends the WebSocket.
/// </summary>
internal sealed class SocketSignIn(Ports ports, SignInLog signIns, IOptionsMonitor<JwtBearerOptions> bearer)
{
    const string Scheme = "Bearer ";

    readonly OpenStreams _open = new();

    public async ValueTask<bool> AdmitAsync(HttpContext context, IReadOnlyDictionary<string, object?> greeting, CancellationToken cancellationToken)
    {
        if (TokenOf(greeting) is { } token)
        {
            // From here on the connection is as if it had been opened with this token.
            context.Request.Headers.Authorization = Scheme + token;
            context.User = await PrincipalAsync(token);
        }
        if (greeting.GetValueOrDefault(StatedPurpose.Header) is string purpose) context.Request.Headers[StatedPurpose.Header] = purpose;
        try
        {
            return await EnteredAsync(context);
        }
        catch (Exception refused) when (refused is BusyException or GraphException)
        {
            // Nothing can be logged now, or the person has too many streams; whoever is refused tries again.
            return false;
        }
    }

    async Task<bool> EnteredAsync(HttpContext context)
    {
        if (SignedIn.Call(context, ports) is not { } call)
        {
            await signIns.RefusedAsync(context);
            return false;
        }
        if (!StatedPurpose.TryRead(context.Request, out _)) return false;
        context.Response.RegisterForDispose(_open.Enter(call.Caller.Person));
        await signIns.EnteredAsync(call, context);
        return true;
    }

    async Task<ClaimsPrincipal> PrincipalAsync(string token)
    {
        var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        foreach (var handler in options.TokenHandlers)
        {
            var found = await handler.ValidateTokenAsync(token, options.TokenValidationParameters);
            if (found.IsValid) return new ClaimsPrincipal(found.ClaimsIdentity);
        }
        return new ClaimsPrincipal();
    }

    static string? TokenOf(IReadOnlyDictionary<string, object?> greeting) =>
        (greeting.GetValueOrDefault("authorization") ?? greeting.GetValueOrDefault("Authorization")) is string given
            ? given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? given[Scheme.Length..].Trim() : ""
            : greeting.GetValueOrDefault("token") as string;
}
