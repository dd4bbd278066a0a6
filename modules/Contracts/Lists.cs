using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>What a page of a list asks for.</summary>
/// <param name="Call">Who asks, and with which arguments.</param>
/// <param name="After">The place after which to begin; null begins at the start.</param>
/// <param name="Backwards">Whether the list is read from its end.</param>
/// <param name="Limit">The most rows to return.</param>
public sealed record ListQuestion(Call Call, ImmutableArray<object?>? After, bool Backwards, int Limit);

/// <summary>A list that is no read model: it has one order and decides itself who sees what.</summary>
/// <typeparam name="TView">The view of a row.</typeparam>
public interface IList<TView>
    where TView : notnull
{
    /// <summary>The rows that the viewer may see, in the order of the list or from its end.</summary>
    Task<IReadOnlyList<Found<TView>>> ReadAsync(ListQuestion question, CancellationToken cancellationToken);

    /// <summary>What a row is to the audit log.</summary>
    StreamId Named(TView view);

    /// <summary>How many rows the viewer may see, counted up to a limit.</summary>
    Task<long> CountAsync(Call call, long most, CancellationToken cancellationToken);
}
