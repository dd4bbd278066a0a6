using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selec.Plugins.Folders;

namespace Selec.Plugins.Tests;

/// <summary>Who looks for the load contexts of a plug-in in the process, or tells its fixtures how to be, has them alone.</summary>
[CollectionDefinition(Name)]
public sealed class LoadContexts
{
    public const string Name = "The process's load contexts";
}

/// <summary>The plug-in folders that were built with the tests, and what each is expected to become.</summary>
static class Fixtures
{
    public static string Root { get; } = typeof(Fixtures).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PluginFixtures").Value!;

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(path => Path.GetFileName(path)).Order();

    public static string PathOf(string fixture) => Path.Combine(Root, fixture);

    public static PluginFolder Folder(string fixture) => PluginFolder.Open(PathOf(fixture));

    /// <summary>What a fixture is expected to become.</summary>
    public static (string Status, string Found, string Message) Expected(string fixture)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(PathOf(fixture), "expected.json")));
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        return (Text("status"), Text("found"), Text("message"));
    }

    /// <summary>The fixtures whose fault is found at a stage.</summary>
    public static IEnumerable<string> FoundAt(params string[] stages) => Names.Where(name => stages.Contains(Expected(name).Found));

    public static void CopyTo(string fixture, string folder, Action<JsonObject>? edit = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(PathOf(fixture)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        if (edit is null) return;
        var path = Path.Combine(folder, PluginManifest.FileName);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}

/// <summary>A folder that goes when the test is over.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plugins-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}

/// <summary>A clock that moves when the test says so.</summary>
sealed class ManualClock : TimeProvider
{
    readonly List<Timer> _timers = [];
    DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), _now + dueTime);
        lock (_timers) _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        List<Timer> due;
        lock (_timers) due = [.. _timers.Where(timer => timer.Due <= _now)];
        foreach (var timer in due) timer.Fire();
    }

    sealed class Timer(Action fire, DateTimeOffset due) : ITimer
    {
        Action? _fire = fire;

        public DateTimeOffset Due => due;

        public void Fire() => Interlocked.Exchange(ref _fire, null)?.Invoke();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _fire = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
