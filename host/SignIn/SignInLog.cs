using System.Collections.Concurrent;
using System.Security.Claims;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.SignIn;

/// <summary>
/// What the audit log says of signing in. No token is issued here, so a session begins with its first request; a refused token leaves an entry
/// without the token, one for each address and minute, so that nobody floods the log from outside.
/// </summary>
internal sealed class SignInLog(Ports ports)
{
    const string Operation = "signIn";
    const string Refused = "UNAUTHENTICATED";
    const string NoSession = "none";
    const int MostRemembered = 100_000;

    static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, byte> _sessions = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, DateTimeOffset> _refusals = new(StringComparer.Ordinal);

    /// <summary>Records the first request of a session, before it is answered.</summary>
    public async Task EnteredAsync(GraphCall call, HttpContext context)
    {
        // A token without an id is told from others by whom it names and when it ends.
        var session = context.User.FindFirstValue("jti") ?? $"{call.Caller.Person}|{call.Session.Until:O}";
        if (!_sessions.TryAdd(session, default)) return;
        if (_sessions.Count > MostRemembered) _sessions.Clear();
        try
        {
            await ports.Journal.RecordAsync(
                new AuditEntry(
                    call.Now, AuditKind.SignIn, call.Caller.Person, call.Caller.Role, call.Caller.Party, call.Session.Id, Operation, [], "OK", 0,
                    null, null),
                context.RequestAborted);
        }
        catch
        {
            _sessions.TryRemove(session, out _);
            throw;
        }
    }

    /// <summary>Records that a token was refused; a request without a token leaves nothing.</summary>
    public async Task RefusedAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0) return;
        var (now, address) = (ports.Clock.GetUtcNow(), context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (_refusals.Count >= MostRemembered) Forget(now);
        if (_refusals.Count >= MostRemembered || !IsNext(address, now)) return;
        await ports.Journal.RecordAsync(
            new AuditEntry(now, AuditKind.Denied, Known(context), null, null, NoSession, Operation, [], Refused, 0, null, null),
            context.RequestAborted);
    }

    /// <summary>Whose account it is that a valid token names and that is not active; nobody when there is no such account.</summary>
    PersonId? Known(HttpContext context) =>
        context.User.FindFirstValue("sub") is { } subject && ports.Directory.NameOf(new PersonId(subject)) is not null
            ? new PersonId(subject)
            : null;

    bool IsNext(string address, DateTimeOffset now)
    {
        if (_refusals.TryAdd(address, now)) return true;
        return _refusals.TryGetValue(address, out var last) && now - last >= _pause && _refusals.TryUpdate(address, now, last);
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var one in _refusals.Where(one => now - one.Value >= _pause)) _refusals.TryRemove(one);
    }
}
