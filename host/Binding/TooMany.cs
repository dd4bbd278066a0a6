using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What is answered where more rows belong to an answer than it takes: never the first so many as if they were all.</summary>
internal static class TooMany
{
    /// <summary>The answer that names the rows; null to every other failure.</summary>
    public static GraphException? Known(Exception fault) => fault is TooManyRowsException many ? Of(many.Table) : null;

    /// <summary>The answer that names what was asked for.</summary>
    public static GraphException Of(string what) =>
        new(GraphErrorCode.CostExceeded, $"More than {IReadModel.MostRows} rows belong to {what} here. Ask for fewer at once.");
}
