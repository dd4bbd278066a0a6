using Selec.Contracts;
using Selec.Graph;
using Selec.Graph.Execution;

namespace Selec.Host.Binding;

/// <summary>What is answered where the platform, or the store behind it, takes nothing now.</summary>
internal static class Busy
{
    const string Read = "The platform cannot be asked this now. Try again.";

    /// <summary>The answer to what read and wrote nothing; null to every other failure.</summary>
    public static GraphException? Known(Exception fault) => fault is BusyException busy ? Of(busy, Read) : null;

    /// <summary>The answer with words of its own.</summary>
    public static GraphException Of(BusyException busy, string message) => new(GraphErrorCode.RateLimited, message, Wait(busy));

    /// <summary>The answer to a request that was not looked at.</summary>
    public static GraphError Refusal(BusyException busy) => new(Read, GraphErrorCode.RateLimited, [], [], Wait(busy));

    static Dictionary<string, object?> Wait(BusyException busy) => new() { ["retryAfterMs"] = (int)busy.RetryAfter.TotalMilliseconds };
}
