using Selec.Graph.Cost;
using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.Graph.Execution;

/// <summary>How far a request may go, and who hears of its unexpected failures, and what its events are executed with.</summary>
public sealed record GraphOptions
{
    public static GraphOptions Default { get; } = new();

    public ParserLimits Parsing { get; init; } = ParserLimits.Default;

    public ValidationLimits Limits { get; init; } = ValidationLimits.Default;

    public CostLimits Cost { get; init; } = CostLimits.Default;

    /// <summary>How long one query, one mutation or one event of a subscription may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the data of one answer may be.</summary>
    public int MaxResponseBytes { get; init; } = 32 * 1024 * 1024;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What may be shown to the caller of a failure that is no <see cref="GraphException"/>; null where it is masked.</summary>
    public Func<Exception, GraphException?>? Known { get; init; }

    /// <summary>
    /// What resolvers see as request state while an event is executed, given what they saw at the one before, at first that of the request;
    /// null ends the response stream. Asked for every event of a source stream, before it is executed; without it, all see that of the request.
    /// See https://spec.graphql.org/September2025/#ExecuteSubscriptionEvent()
    /// </summary>
    public Func<object?, object?>? EventState { get; init; }

    /// <summary>Hears every masked exception with the trace id the caller was given instead of it.</summary>
    public Action<Exception, string>? OnError { get; init; }
}
