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
        var session = SessionOf(context);
        return CallerOf(context.User, session, ports, ports.Clock.GetUtcNow()) is not { } caller
            ? null
            : new GraphCall(caller, session, ports)
            {
                Purpose = StatedPurpose.TryRead(context.Request, out var purpose) ? purpose : null,
            };
    }

    /// <summary>Whether the session goes on and the account is still active: what was opened with it may go on.</summary>
    public static bool IsStill(HttpContext context, Ports ports)
    {
        var (session, now) = (SessionOf(context), ports.Clock.GetUtcNow());
        return !session.IsOverAt(now) && CallerOf(context.User, session, ports, now) is not null;
    }

    static Caller? CallerOf(ClaimsPrincipal user, Session session, Ports ports, DateTimeOffset now) =>
        user.FindFirstValue("sub") is { } subject ? session.CallerOf(new PersonId(subject), ports.Directory, now) : null;

    static Session SessionOf(HttpContext context) =>
        new(
            context.User.FindFirstValue("jti") ?? context.TraceIdentifier, Moment(context.User, "iat") ?? Moment(context.User, "nbf"),
            Moment(context.User, "exp"));

    static DateTimeOffset? Moment(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
