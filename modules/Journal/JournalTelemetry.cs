using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Selec.Contracts;

namespace Selec.Journal;

/// <summary>Something that is written in a group with others, and the trace it belongs to.</summary>
interface ITraced
{
    /// <summary>The trace, or null.</summary>
    Activity? Trace { get; }
}

/// <summary>
/// What is measured of the journal: kinds and numbers, never what is written or whose it is, and no text of a statement. Nothing is made
/// while nobody listens.
/// </summary>
static class JournalTelemetry
{
    /// <summary>The name under which it is listened to.</summary>
    public const string Name = "Selec.Journal";

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";

    static readonly ActivitySource _source = new(Name);
    static readonly Meter _meter = new(Name);
    static readonly ConcurrentDictionary<(IJournal Journal, string Follower), (DateTimeOffset? Since, TimeProvider Time)> _followers = [];
    static readonly InstrumentAdvice<double> _soon = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    static readonly Histogram<double> _appends = _meter.CreateHistogram(
        "selec.journal.append.duration", "s", "How long appends took, the wait for their group included.", null, _soon);

    static readonly Counter<long> _conflicts = _meter.CreateCounter<long>(
        "selec.journal.conflicts", "{append}", "Appends that found a stream moved on by another writer.");

    static readonly Histogram<int> _groups = _meter.CreateHistogram(
        "selec.journal.group.size", "{append}", "Appends and entries of the log that shared a transaction.", null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    static readonly Histogram<double> _commits = _meter.CreateHistogram(
        "selec.journal.commit.duration", "s", "How long the transactions of groups took until they were durable.", null, _soon);

    static readonly Histogram<double> _statements = _meter.CreateHistogram(
        "db.client.operation.duration", "s", "How long the journal's database took to answer.", null, _soon);

    static JournalTelemetry() => _meter.CreateObservableGauge(
        "selec.journal.projection.lag", Lags, "s", "Age of the oldest event that a follower of the journal has read and not yet taken in.");

    /// <summary>What is going on, for whom another thread works on.</summary>
    public static Activity? Current => _source.HasListeners() ? Activity.Current : null;

    /// <summary>Whether anybody listens to appends.</summary>
    public static bool AreAppendsOn => _source.HasListeners() || _appends.Enabled;

    /// <summary>Something is handed to the writer of a database; null while nobody listens.</summary>
    public static MeasuredAppend? Append(string name, string database) =>
        AreAppendsOn
            ? new MeasuredAppend(Current is null ? null : _source.StartActivity(name), database, (_appends, _conflicts))
            : null;

    /// <summary>A group is written; null while nobody listens.</summary>
    public static MeasuredGroup? Group(string database, IReadOnlyList<ITraced> group) =>
        _source.HasListeners() || _groups.Enabled || _commits.Enabled ? new MeasuredGroup(_source, database, group, (_groups, _commits)) : null;

    /// <summary>A statement is run, or a batch of them; null while nobody listens.</summary>
    public static MeasuredStatement? Statement(string database, string operation, int batch = 0) =>
        _source.HasListeners() || _statements.Enabled
            ? new MeasuredStatement(Current is null ? null : _source.StartActivity(operation, ActivityKind.Client), (database, operation, batch), _statements)
            : null;

    /// <summary>What a statement does, from the first word of its text.</summary>
    public static string OperationOf(string sql) => sql.AsSpan().TrimStart() switch
    {
        ['S' or 's', 'E' or 'e', 'L' or 'l', ..] => "SELECT",
        ['W' or 'w', 'I' or 'i', ..] => "WITH",
        ['I' or 'i', 'N' or 'n', ..] => "INSERT",
        ['U' or 'u', 'P' or 'p', ..] => "UPDATE",
        ['D' or 'd', 'E' or 'e', ..] => "DELETE",
        ['N' or 'n', 'O' or 'o', ..] => "NOTIFY",
        _ => "OTHER",
    };

    /// <summary>How far a follower of a journal is.</summary>
    public static void Follows(IJournal journal, string follower, (DateTimeOffset? Since, TimeProvider Time) at) => _followers[(journal, follower)] = at;

    /// <summary>The journal was closed.</summary>
    public static void Closed(IJournal journal)
    {
        foreach (var known in _followers.Keys.Where(known => known.Journal == journal)) _followers.TryRemove(known, out _);
    }

    static IEnumerable<Measurement<double>> Lags() =>
        _followers.GroupBy(known => known.Key.Follower, known => known.Value).Select(known => new Measurement<double>(
            known.Max(at => at.Since is { } since ? Math.Max(0, (at.Time.GetUtcNow() - since).TotalSeconds) : 0),
            new KeyValuePair<string, object?>("selec.projection", known.Key)));
}
