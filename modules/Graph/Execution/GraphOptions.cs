using Selec.Graph.Cost;
using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.Graph.Execution;

/// <summary>How far a request may go, and who hears of its unexpected failures.</summary>
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

    /// <summary>Hears every masked exception with the trace id the caller was given instead of it.</summary>
    public Action<Exception, string>? OnError { get; init; }
}
