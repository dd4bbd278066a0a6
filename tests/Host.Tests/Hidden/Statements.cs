using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Selec.Journal.Sqlite;

namespace Selec.Host.Tests.Hidden;

/// <summary>
/// The texts of the statements that were run for one request after another. SQLite tells of all; of PostgreSQL's, those that are children of
/// the request are told, while a lane writes for many at once.
/// </summary>
internal sealed class Statements : IDisposable
{
    /// <summary>Every transaction begins with it, and every live stream that waits asks it after a commit, whoever caused that.</summary>
    const string Head = "SELECT max(position) FROM events";

    /// <summary>What the clock reads, whoever asks.</summary>
    const string OfReminders = "FROM reminders";

    /// <summary>What a lane writes for many at once ends with it. It goes on the trace of one of them while somebody in this process records traces.</summary>
    const string OfLane = "SELECT position FROM head";

    const string Postgres = "Npgsql", Request = "Microsoft.AspNetCore";

    /// <summary>What the full-text index of the log's objects runs for itself: when and how much depends on what was entered before, by anybody.</summary>
    static readonly string[] _ofIndex =
    [
        "'main'.'audit_objects_", "PRAGMA 'main'.data_version", "INSERT INTO audit_objects", "UPDATE audit_indexed",
        "FROM audit WHERE id > (SELECT id FROM audit_indexed) ORDER BY id",
    ];

    readonly ConcurrentQueue<string> _run = [];
    readonly ActivityListener _listener;
    ActivityTraceId _asked;

    public Statements()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Postgres or Request,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Lets SQLite tell.</summary>
    public void Watch(IServiceCollection services) => services.AddSingleton(new StatementWatch(_run.Enqueue));

    /// <summary>What a request runs, in its order, beside what it is answered.</summary>
    public async Task<(T Answer, IReadOnlyList<string> Run)> OfAsync<T>(Func<Task<T>> ask)
    {
        using var asked = new Activity("asked").Start();
        _asked = asked.TraceId;
        _run.Clear();
        var answer = await ask();
        return (answer, [.. _run.Where(IsOfTheRequest)]);
    }

    public void Dispose() => _listener.Dispose();

    void Note(Activity activity)
    {
        if (activity.Source.Name == Postgres && activity.TraceId == _asked && activity.GetTagItem("db.query.text") is string text) _run.Enqueue(text);
    }

    static bool IsOfTheRequest(string text) =>
        text != Head && !text.EndsWith(OfLane, StringComparison.Ordinal) && !text.Contains(OfReminders, StringComparison.Ordinal)
        && !_ofIndex.Any(own => text.Contains(own, StringComparison.Ordinal));
}
