using System.Diagnostics;
using System.Diagnostics.Metrics;
using Selec.Contracts;

namespace Selec.Journal;

/// <summary>The tags of what is measured of the journal.</summary>
static class JournalTags
{
    public const string Outcome = "selec.outcome";

    public static KeyValuePair<string, object?> Database(string database) => new("db.system.name", database);
}

/// <summary>An append on its way from whoever asked to the disk.</summary>
sealed class MeasuredAppend(Activity? trace, string database, (Histogram<double> Appends, Counter<long> Conflicts) to) : IDisposable
{
    readonly long _since = Stopwatch.GetTimestamp();
    string _outcome = "failed";

    /// <summary>It is over.</summary>
    public AppendOutcome Ended(AppendOutcome outcome)
    {
        _outcome = outcome switch
        {
            AppendOutcome.Appended => "appended",
            AppendOutcome.Conflict => "conflict",
            AppendOutcome.Taken => "taken",
            _ => "key_used",
        };
        // Nought is said too, so that the first conflict is a step and not the beginning of a series.
        to.Conflicts.Add(outcome is AppendOutcome.Conflict ? 1 : 0, JournalTags.Database(database));
        return outcome;
    }

    public void Dispose()
    {
        to.Appends.Record(
            Stopwatch.GetElapsedTime(_since).TotalSeconds, JournalTags.Database(database), new KeyValuePair<string, object?>(JournalTags.Outcome, _outcome));
        trace?.SetTag("db.system.name", database).SetTag(JournalTags.Outcome, _outcome).Dispose();
    }
}

/// <summary>
/// A transaction that several share. Its trace goes on from the first of them that has one and is linked with those of the others, in both
/// directions.
/// </summary>
sealed class MeasuredGroup : IDisposable
{
    readonly long _since = Stopwatch.GetTimestamp();
    readonly string _database;
    readonly (Histogram<int> Groups, Histogram<double> Commits) _to;
    readonly int _size;
    readonly Activity? _trace;
    string _outcome = "rolled_back";

    public MeasuredGroup(ActivitySource source, string database, IReadOnlyList<ITraced> group, (Histogram<int> Groups, Histogram<double> Commits) to)
    {
        (_database, _to, _size) = (database, to, group.Count);
        var traces = group.Select(one => one.Trace).OfType<Activity>().Where(trace => trace.Recorded).ToList();
        if (traces.Count == 0) return;
        _trace = source.StartActivity(
            ActivityKind.Internal, traces[0].Context, links: traces.Skip(1).Select(trace => new ActivityLink(trace.Context)), name: "commit");
        if (_trace is null) return;
        foreach (var other in traces.Skip(1)) other.AddLink(new ActivityLink(_trace.Context));
    }

    /// <summary>It is on disk.</summary>
    public void Committed() => _outcome = "committed";

    public void Dispose()
    {
        var (database, outcome) = (JournalTags.Database(_database), new KeyValuePair<string, object?>(JournalTags.Outcome, _outcome));
        _to.Groups.Record(_size, database, outcome);
        _to.Commits.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, database, outcome);
        _trace?.SetTag("db.system.name", _database).SetTag(JournalTags.Outcome, _outcome).SetTag("selec.group.size", _size).Dispose();
    }
}

/// <summary>A statement in the database, or a batch of them.</summary>
sealed class MeasuredStatement(Activity? trace, (string Database, string Operation, int Batch) of, Histogram<double> to) : IDisposable
{
    const string Operation = "db.operation.name";

    readonly long _since = Stopwatch.GetTimestamp();

    public void Dispose()
    {
        to.Record(
            Stopwatch.GetElapsedTime(_since).TotalSeconds, JournalTags.Database(of.Database), new KeyValuePair<string, object?>(Operation, of.Operation));
        if (of.Batch > 0) trace?.SetTag("db.operation.batch.size", of.Batch);
        trace?.SetTag("db.system.name", of.Database).SetTag(Operation, of.Operation).Dispose();
    }
}
