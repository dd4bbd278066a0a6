using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Selec.Actors;
using Selec.Host;
using Selec.Host.Telemetry;
using Selec.Plugins;

namespace Selec.TestPlatform;

/// <summary>The real platform on a free port of 127.0.0.1 with a data directory of its own, spoken to over HTTP.</summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    /// <summary>How long anything may take before it counts as hanging; below the limit of the run's own watch for that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    readonly ConcurrentDictionary<string, HttpClient> _people = [];
    readonly bool _ownsData;
    WebApplication? _app;

    RunningPlatform(string data, bool ownsData) => (Data, _ownsData) = (data, ownsData);

    /// <summary>The data directory.</summary>
    public string Data { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where it listens with a certificate of its own, when it was started with one.</summary>
    public Uri SecureAddress => AddressOf(Uri.UriSchemeHttps);

    /// <summary>What the platform is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Starts with the demonstration in a data directory of its own.</summary>
    /// <param name="settings">Further settings, as arguments of the host: <c>--Selec:Profile=empty</c>.</param>
    public static Task<RunningPlatform> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>The same in a data directory that stays.</summary>
    public static Task<RunningPlatform> StartAsync(string? data, string[] settings) => StartAdjustedAsync(null, data, settings);

    /// <summary>The same with plug-ins, which are in force before anyone can ask.</summary>
    public static Task<RunningPlatform> StartWithPluginsAsync(IEnumerable<PluginFolder> plugins, params string[] settings) =>
        StartWithPluginsAsync(plugins, null, settings);

    /// <summary>The same with a part of the platform replaced.</summary>
    public static Task<RunningPlatform> StartWithPluginsAsync(
        IEnumerable<PluginFolder> plugins, Action<IServiceCollection>? adjust, params string[] settings)
    {
        var data = System.IO.Directory.CreateTempSubdirectory("selec-test-").FullName;
        var drop = Path.Combine(data, "drop");
        System.IO.Directory.CreateDirectory(drop);
        foreach (var plugin in plugins) plugin.CopyTo(drop);
        return new RunningPlatform(data, true).BegunAsync(adjust, [$"--Selec:{PluginFolder.Setting}={drop}", .. settings]);
    }

    /// <summary>The same with a part of the platform replaced.</summary>
    public static Task<RunningPlatform> StartAdjustedAsync(Action<IServiceCollection>? adjust, string? data, params string[] settings) =>
        Started(adjust, data, settings);

    /// <summary>The same by a clock that the test moves.</summary>
    public static Task<RunningPlatform> StartAtAsync(TimeProvider clock, params string[] settings) =>
        Started(null, null, settings, clock);

    /// <summary>The same by a clock that the test moves, with a part of the platform replaced; in a data directory that stays, where one is given.</summary>
    public static Task<RunningPlatform> StartAtAsync(
        TimeProvider clock, Action<IServiceCollection>? adjust, string? data, params string[] settings) =>
        Started(adjust, data, settings, clock);

    /// <summary>Forgets who is signed in: whoever asks next signs in anew, as after the end of a token's time.</summary>
    public void SignEveryoneOut()
    {
        foreach (var client in _people.Values) client.Dispose();
        _people.Clear();
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address, Timeout = Patience };

    /// <summary>A demo person's client, signed in.</summary>
    public async Task<HttpClient> AsAsync(string person)
    {
        if (_people.TryGetValue(person, out var known)) return known;
        var client = await SignedInAsync(person);
        var first = _people.GetOrAdd(person, client);
        if (first != client) client.Dispose();
        return first;
    }

    /// <summary>A demo person's client with a session of its own; the caller's.</summary>
    public async Task<HttpClient> SignedInAsync(string person)
    {
        var client = Anonymous();
        using var answer = await client.PostAsync(new Uri("/demo/token", UriKind.Relative), Json($$"""{"person":"{{person}}"}"""));
        answer.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // Whoever asks for personal data says why; tests that ask for another purpose, or none, say so themselves.
        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        return client;
    }

    /// <summary>Sends an operation as a demo person and returns the whole answer.</summary>
    public async Task<JsonNode> SendAsync(string person, string document, JsonNode? variables = null)
    {
        var client = await AsAsync(person);
        var body = new JsonObject { ["query"] = document, ["variables"] = variables?.DeepClone() };
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), Json(body.ToJsonString()));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Sends an operation that must succeed and returns its data.</summary>
    public async Task<JsonNode> AskAsync(string person, string document, JsonNode? variables = null)
    {
        var answer = await SendAsync(person, document, variables);
        return answer["errors"] is { } errors ? throw new InvalidOperationException($"{person}: {errors.ToJsonString()}") : answer["data"]!;
    }

    /// <summary>Sends one mutation, <paramref name="selection"/> of its payload's node asked for, and returns that node; a refusal throws.</summary>
    public async Task<JsonNode> DoAsync(string person, string mutation, JsonObject input, string node, string selection = "id version")
    {
        var payload = await TryAsync(person, mutation, input, node, selection);
        return payload["errors"]!.AsArray().Count > 0
            ? throw new InvalidOperationException($"{person} {mutation}: {payload["errors"]!.ToJsonString()}")
            : payload[node]!;
    }

    /// <summary>Sends one mutation and returns its payload, errors and all.</summary>
    public async Task<JsonNode> TryAsync(string person, string mutation, JsonObject input, string node, string selection = "id version")
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var document = $$"""
            mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{node}} { {{selection}} } errors { __typename ... on UserError { code message path } } } }
            """;
        var answer = await SendAsync(person, document, new JsonObject { ["input"] = input.DeepClone() });
        return answer["data"]?[mutation] ?? throw new InvalidOperationException($"{person} {mutation}: {answer.ToJsonString()}");
    }

    /// <summary>The security officer closes somebody's account.</summary>
    public Task CloseAccountAsync(string person) => OnAccountAsync("closeAccount", person);

    /// <summary>The security officer does something to somebody's account.</summary>
    public async Task OnAccountAsync(string mutation, string person)
    {
        var account = (await AskAsync(person, "{ viewer { person { id version } } }"))["viewer"]!["person"]!;
        var input = new JsonObject { ["person"] = account["id"]!.DeepClone(), ["version"] = account["version"]!.DeepClone() };
        await DoAsync("selec-security", mutation, input, "person");
    }

    /// <summary>The body of a request.</summary>
    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _people.Values) client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        if (!_ownsData) return;
        System.IO.Directory.Delete(Data, true);
        TestDatabases.Drop(Data);
    }

    Uri AddressOf(string scheme) => _app!.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == scheme);

    static Task<RunningPlatform> Started(Action<IServiceCollection>? adjust, string? data, string[] settings, TimeProvider? clock = null) =>
        new RunningPlatform(data ?? System.IO.Directory.CreateTempSubdirectory("selec-test-").FullName, data is null).BegunAsync(adjust, settings, clock);

    async Task<RunningPlatform> BegunAsync(Action<IServiceCollection>? adjust, string[] settings, TimeProvider? clock = null)
    {
        string[] standard = ["--environment=Development", "--urls=http://127.0.0.1:0", $"--Selec:DataDirectory={Data}"];
        var isGiven = settings.Any(setting => setting.StartsWith("--Selec:Database=", StringComparison.Ordinal));
        _app = Platform.Build([.. standard, .. isGiven ? [] : TestDatabases.SettingsOf(Data), .. settings], services => BePatient(services, adjust), clock);
        await _app.StartAsync();
        Address = AddressOf(Uri.UriSchemeHttp);
        return this;
    }

    /// <summary>What the host itself gives the platform of a kind, or null.</summary>
    public static T? Given<T>(IServiceCollection services)
        where T : class => services.Select(service => service.ImplementationInstance).OfType<T>().FirstOrDefault();

    /// <summary>Looks again until it is so: for what the platform does of itself, at a time that nobody is told.</summary>
    /// <exception cref="TimeoutException">It did not come about within <see cref="Patience"/>.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested) throw new TimeoutException("It did not come about.");
            await Task.Yield();
        }
    }

    /// <summary>What a machine takes that stands still now and then is no fault: where a limit is the test's concern, it sets it.</summary>
    static void BePatient(IServiceCollection services, Action<IServiceCollection>? adjust)
    {
        services.AddSingleton(GraphRoutes.Limits with { Timeout = Patience });
        services.AddSingleton(Given<PluginOptions>(services)! with { Construction = Patience, BetweenCollections = TimeSpan.FromMilliseconds(200) });
        services.AddSingleton(Given<ActorOptions>(services)! with { PluginLimit = Patience });
        if (Given<TelemetrySettings>(services) is { } watched) services.AddSingleton(watched with { Patience = Patience });
        adjust?.Invoke(services);
    }
}
