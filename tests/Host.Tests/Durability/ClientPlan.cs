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

/// <summary>One person's client: does its acts one after the other, and signs in again whenever the host is a new one.</summary>
internal sealed class ClientPlan(string person, IReadOnlyList<PlannedAct> acts) : IDisposable
{
    HostProcess? _host;
    HttpClient? _client;

    public string Person => person;

    public IReadOnlyList<PlannedAct> Acts => acts;

    /// <summary>How many answers did not come.</summary>
    public int Cut { get; private set; }

    /// <summary>Does every act; what is cut off is repeated at once, or left when the act is patient.</summary>
    public async Task RunAsync(KilledHost killed)
    {
        foreach (var act in acts)
        {
            while (!await TryAsync(act, killed))
            {
                Cut++;
                if (act is { WasTried: true, Patient: true }) break;
            }
        }
    }

    /// <summary>Repeats an act with its key and returns the request that it is about.</summary>
    public async Task<string> RepeatAsync(PlannedAct act, HostProcess host) =>
        await SendAsync(act, await SignedInAsync(host), static () => { });

    public async Task<IReadOnlyList<SeenRequest>> RequestsAsync(HostProcess host) => await (await SignedInAsync(host)).RequestsAsync();

    public void Dispose() => _client?.Dispose();

    /// <summary>False when the connection broke before the answer was whole.</summary>
    async Task<bool> TryAsync(PlannedAct act, KilledHost killed)
    {
        var host = await killed.HostAsync();
        try
        {
            var client = await SignedInAsync(host);
            if (act.WasTried && !act.Revises) await SeeAtMostOnceAsync(act, client);
            act.Draft ??= act.Revises ? acts.LastOrDefault(other => other is { Revises: false, IsAcknowledged: true }) : null;
            act.Request = await SendAsync(act, client, killed.Sent);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return false;
        }
        act.IsAcknowledged = true;
        killed.Acknowledged();
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
        if (ReferenceEquals(_host, host)) return _client!;
        var client = await host.SignInAsync(person);
        _client?.Dispose();
        (_host, _client) = (host, client);
        return client;
    }
}
