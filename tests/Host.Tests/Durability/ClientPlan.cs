using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

/// <summary>An act that a client means to do once: draft a request, or revise one that it drafted.</summary>
/// <param name="Key">Its idempotency key, and a word of the subject line.</param>
/// <param name="Revises">Whether it revises.</param>
/// <param name="Patient">Whether its client leaves it until the end when the answer did not come, instead of repeating it at once.</param>
internal sealed record PlannedAct(string Key, bool Revises, bool Patient)
{
    /// <summary>The draft that it revises, chosen when it is first tried.</summary>
    public PlannedAct? Draft { get; set; }

    /// <summary>The request, once an answer told it.</summary>
    public string? Request { get; set; }

    public bool WasTried { get; set; }

    public bool IsAcknowledged { get; set; }
}

/// <summary>Hosts that clients ask while they are killed.</summary>
internal interface IHosts
{
    /// <summary>One that takes requests, as soon as there is one.</summary>
    Task<HostProcess> HostAsync();

    /// <summary>A client has sent an act and waits for its answer.</summary>
    void Sent();

    /// <summary>A client holds an answer in hand.</summary>
    void Acknowledged();
}

/// <summary>One person's client: does its acts one after the other, and signs in again whenever the host is a new one.</summary>
internal sealed class ClientPlan(string person, IReadOnlyList<PlannedAct> acts) : IDisposable
{
    readonly Dictionary<HostProcess, HttpClient> _clients = [];

    static readonly string[] _states = ["bg", "al", "ba", "gr", "hu", "md", "me", "mk"];

    static readonly string[] _services = ["police", "customs"];

    /// <summary>Who has acts to do.</summary>
    public static IReadOnlyList<string> People { get; } = [.. _states.SelectMany(_ => _services, (state, service) => $"{state}-case-officer-{service}")];

    /// <summary>So many acts, shared out among people.</summary>
    public static List<ClientPlan> Drawn(int acts, int seed, Random random) =>
    [
        .. Enumerable.Range(0, acts).Select(number => new PlannedAct($"act{number}of{seed}", random.Next(4) == 0, random.Next(4) == 0))
            .Select((act, number) => (act, Person: People[number % People.Count]))
            .GroupBy(planned => planned.Person, planned => planned.act, (person, acts) => new ClientPlan(person, [.. acts])),
    ];

    public string Person => person;

    public IReadOnlyList<PlannedAct> Acts => acts;

    /// <summary>How many answers did not come.</summary>
    public int Cut { get; private set; }

    /// <summary>How often the platform was busy.</summary>
    public int TurnedAway { get; private set; }

    /// <summary>Does every act; what is cut off is repeated at once, or left when the act is patient.</summary>
    public async Task RunAsync(IHosts hosts)
    {
        foreach (var act in acts)
        {
            while (!await TryAsync(act, hosts))
            {
                Cut++;
                if (act is { WasTried: true, Patient: true }) break;
            }
        }
    }

    /// <summary>Repeats an act with its key and returns the request that it is about.</summary>
    public async Task<string> RepeatAsync(PlannedAct act, HostProcess host) =>
        await AgainAsync(async () => await SendAsync(act, await SignedInAsync(host), static () => { }));

    public Task<IReadOnlyList<SeenRequest>> RequestsAsync(HostProcess host) => AgainAsync(async () => await (await SignedInAsync(host)).RequestsAsync());

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
        _clients.Clear();
    }

    /// <summary>Asks until the platform is neither busy nor too slow.</summary>
    static async Task<T> AgainAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (AnsweredException busy) when (busy.TryAgainAfter is not null)
            {
                await Task.Delay(busy.TryAgainAfter.Value, TimeProvider.System);
            }
        }
    }

    /// <summary>False when the connection broke before the answer was whole.</summary>
    async Task<bool> TryAsync(PlannedAct act, IHosts hosts)
    {
        var host = await hosts.HostAsync();
        try
        {
            var client = await SignedInAsync(host);
            if (act.WasTried && !act.Revises) await SeeAtMostOnceAsync(act, client);
            act.Draft ??= act.Revises ? acts.LastOrDefault(other => other is { Revises: false, IsAcknowledged: true }) : null;
            act.Request = await SendAsync(act, client, hosts.Sent);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return false;
        }
        catch (AnsweredException busy) when (busy.TryAgainAfter is not null)
        {
            TurnedAway++;
            await Task.Delay(busy.TryAgainAfter.Value, TimeProvider.System);
            return false;
        }
        act.IsAcknowledged = true;
        hosts.Acknowledged();
        return true;
    }

    static async Task<string> SendAsync(PlannedAct act, HttpClient client, Action sent)
    {
        var (mutation, input) = act.Draft?.Request is { } draft
            ? ("reviseDraft", Requests.Revision(act.Key, $"{act.Draft.Key} {act.Key}", await SeenAsync(draft, client)))
            : ("draftRequest", Requests.Draft(act.Key, act.Key));
        act.WasTried = true;
        var answer = client.ActAsync(mutation, input);
        sent();
        return (await answer)["id"]!.GetValue<string>();
    }

    static async Task<SeenRequest> SeenAsync(string request, HttpClient client)
    {
        const string Document = "query($id: ID!) { node(id: $id) { ... on Request { version subject } } }";
        var seen = (await client.AskAsync(Document, new JsonObject { ["id"] = request }))["node"]!;
        return new SeenRequest(request, seen["version"]!.GetValue<string>(), seen["subject"]!.GetValue<string>());
    }

    static async Task SeeAtMostOnceAsync(PlannedAct act, HttpClient client)
    {
        const string Document = "query($key: String!) { requests(first: 5, where: { text: { matches: $key } }) { totalCount } }";
        var found = await client.AskAsync(Document, new JsonObject { ["key"] = act.Key });
        found["requests"]!["totalCount"]!.GetValue<int>().Should().BeInRange(0, 1, "{0} was cut off", act.Key);
    }

    async Task<HttpClient> SignedInAsync(HostProcess host)
    {
        if (!_clients.TryGetValue(host, out var client)) _clients[host] = client = await host.SignInAsync(person);
        return client;
    }
}
