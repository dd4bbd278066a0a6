using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Selec.Journal.Sqlite;

namespace Selec.Host.Tests.Hidden;

/// <summary>The texts of the statements that SQLite ran for one request after another.</summary>
internal sealed class Statements
{
    /// <summary>Every transaction begins with it, and every live stream that waits asks it after a commit, whoever caused that.</summary>
    const string Head = "SELECT max(position) FROM events";

    /// <summary>What the clock reads, whoever asks.</summary>
    const string OfReminders = "FROM reminders";

    /// <summary>What the full-text index of the log's objects runs for itself: when and how much depends on what was entered before, by anybody.</summary>
    static readonly string[] _ofIndex =
    [
        "'main'.'audit_objects_", "PRAGMA 'main'.data_version", "INSERT INTO audit_objects", "UPDATE audit_indexed",
        "FROM audit WHERE id > (SELECT id FROM audit_indexed) ORDER BY id",
    ];

    readonly ConcurrentQueue<string> _run = [];

    /// <summary>Every text that was run, with the request that ran it first.</summary>
    public ConcurrentDictionary<string, string> Known { get; } = [];

    /// <summary>Lets SQLite tell.</summary>
    public void Watch(IServiceCollection services) => services.AddSingleton(new StatementWatch(_run.Enqueue));

    /// <summary>What was run since the last call, in its order.</summary>
    public IReadOnlyList<string> Take(string request)
    {
        var run = new List<string>();
        while (_run.TryDequeue(out var text))
        {
            if (text == Head || text.Contains(OfReminders, StringComparison.Ordinal)) continue;
            if (_ofIndex.Any(own => text.Contains(own, StringComparison.Ordinal))) continue;
            Known.TryAdd(text, request);
            run.Add(text);
        }
        return run;
    }
}
