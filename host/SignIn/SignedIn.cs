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
        var subject = context.User.FindFirstValue("sub");
        var caller = subject is null ? null : ports.Directory.CallerOf(new PersonId(subject), ports.Clock.GetUtcNow());
        return caller is null
            ? null
            : new GraphCall(caller, context.User.FindFirstValue("jti") ?? context.TraceIdentifier, Expiry(context.User), ports)
            {
                Purpose = StatedPurpose.TryRead(context.Request, out var purpose) ? purpose : null,
            };
    }

    static DateTimeOffset? Expiry(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
