using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

/// <summary>Follows a person's live stream at whichever host is up, and goes on at another where it was when that one is gone.</summary>
internal sealed class LiveFollower(string person, IHosts hosts)
{
    const string Data = "data: ", Document = "subscription($after: String) { activity(after: $after) { cursor kind node { id } } }";

    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    readonly Lock _gate = new();
    readonly List<string> _seen = [];
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    string? _after;

    public string Person => person;

    /// <summary>Completes when it is told of everything from here on.</summary>
    public Task Begun => _begun.Task;

    /// <summary>How often it began again elsewhere.</summary>
    public int Beginnings { get; private set; }

    /// <summary>Whether it was told to begin anew, since it may have missed something.</summary>
    public bool IsResynchronised { get; private set; }

    /// <summary>What it was told, in that order.</summary>
    public IReadOnlyList<string> Seen
    {
        get { lock (_gate) return [.. _seen]; }
    }

    /// <summary>Follows until it is told to end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Beginnings++;
            try
            {
                var host = await hosts.HostAsync().WaitAsync(cancellationToken);
                using var client = await host.SignInAsync(person);
                await FollowAsync(client, cancellationToken);
            }
            catch (Exception end) when (end is HttpRequestException or IOException or OperationCanceledException)
            {
                // The host is gone, or all is over.
            }
            catch (Exception fault)
            {
                _begun.TrySetException(fault);
                throw;
            }
            await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task FollowAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative));
        request.Content = RunningPlatform.Json(Wire.Body(Document, new JsonObject { ["after"] = _after }));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal) || line.Length == Data.Length) continue;
            var told = JsonNode.Parse(line[Data.Length..])!;
            if (told["errors"] is JsonArray errors) throw Ended(errors);
            Take(told["data"]!["activity"]!);
        }
    }

    void Take(JsonNode one)
    {
        var kind = one["kind"]!.ToString();
        IsResynchronised |= kind == "RESYNC_REQUIRED";
        if (kind is not ("HEARTBEAT" or "RESYNC_REQUIRED"))
        {
            lock (_gate) _seen.Add($"{kind} {one["node"]?["id"]}");
        }
        _after = one["cursor"]!.ToString();
        _begun.TrySetResult();
    }

    /// <summary>A stream whose host lost the database ends with when to try again; anything else is a fault.</summary>
    static Exception Ended(JsonArray errors) =>
        new AnsweredException(errors) is { TryAgainAfter: null } fault ? fault : new IOException("The platform is busy.");
}
