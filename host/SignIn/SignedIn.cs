using System.Globalization;
using System.Security.Claims;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.SignIn;

/// <summary>Turns a request with a valid token of a known, active account into a call; anyone else is nobody.</summary>
internal static class SignedIn
{
    public static GraphCall? Call(HttpContext context, Ports ports)
    {
        return CallerOf(context.User, ports, ports.Clock.GetUtcNow()) is not { } caller
            ? null
            : new GraphCall(caller, context.User.FindFirstValue("jti") ?? context.TraceIdentifier, Expiry(context.User), ports)
            {
                Purpose = StatedPurpose.TryRead(context.Request, out var purpose) ? purpose : null,
            };
    }

    /// <summary>Whether the token is still in its time and the account still active: what was opened with it may go on.</summary>
    public static bool IsStill(HttpContext context, Ports ports)
    {
        var now = ports.Clock.GetUtcNow();
        return (Expiry(context.User) is not { } end || now < end) && CallerOf(context.User, ports, now) is not null;
    }

    static Caller? CallerOf(ClaimsPrincipal user, Ports ports, DateTimeOffset now) =>
        user.FindFirstValue("sub") is { } subject ? ports.Directory.CallerOf(new PersonId(subject), now) : null;

    static DateTimeOffset? Expiry(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
