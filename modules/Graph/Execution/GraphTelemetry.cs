using System.Diagnostics;
using System.Diagnostics.Metrics;
using Selec.Graph.Language;

namespace Selec.Graph.Execution;

/// <summary>
/// What is measured of operations: the names of the schema and numbers, never a document, a variable or a name that the client chose.
/// </summary>
internal static class GraphTelemetry
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Selec.Graph";

    private const int MostFields = 10;
    private const string Outcome = "graphql.outcome";
    private const string TypeName = "graphql.operation.type";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Histogram<double> Durations = new Meter(Name).CreateHistogram(
        "graphql.operation.duration", "s", "How long queries and mutations took.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    /// <summary>Whether anybody listens.</summary>
    public static bool IsOn => Source.HasListeners() || Durations.Enabled;

    /// <summary>An operation begins.</summary>
    public static Measured Begin(OperationKind kind)
    {
        var type = kind == OperationKind.Mutation ? "mutation" : "query";
        return new Measured(Source.StartActivity(type), type);
    }

    /// <summary>An operation that is being answered.</summary>
    internal sealed class Measured(Activity? trace, string type) : IDisposable
    {
        private readonly long _since = Stopwatch.GetTimestamp();
        private string _outcome = "FAILED";

        /// <summary>It was answered.</summary>
        public GraphResult Ended(GraphResult result)
        {
            _outcome = result.Errors.Count == 0 ? "OK" : CodeOf(result.Errors[0].Code);
            trace?.SetTag("graphql.operation.fields", string.Join(' ', result.RootFields.Distinct().Order(StringComparer.Ordinal).Take(MostFields)));
            return result;
        }

        public void Dispose()
        {
            Durations.Record(
                Stopwatch.GetElapsedTime(_since).TotalSeconds,
                new KeyValuePair<string, object?>(TypeName, type), new KeyValuePair<string, object?>(Outcome, _outcome));
            trace?.SetTag(TypeName, type).SetTag(Outcome, _outcome).Dispose();
        }

        private static string CodeOf(string code) =>
            code.Length <= 64 && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') ? code : "OTHER";
    }
}
