using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Plugins;

/// <summary>A platform with the fleets in force, whose clock stands: what is large takes as long as it takes.</summary>
public sealed class FleetPlatform : IAsyncLifetime
{
    internal RunningPlatform Running { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Running = await RunningPlatform.StartAtAsync(new SetClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        var composition = Running.Services.GetRequiredService<IComposition>();
        (await composition.ReplaceAsync([FleetPlugin.Loaded], default)).Faults.Should().BeEmpty();
    }

    public async Task DisposeAsync() => await Running.DisposeAsync();
}

/// <summary>Lists in lists are answered whole or with an error, and inputs that hold themselves are read.</summary>
public sealed class FleetTests(FleetPlatform fleets) : IClassFixture<FleetPlatform>
{
    const string Boats = "query($fleets: [ID!]!) { nodes(ids: $fleets) { ... on Fleet { boats { number } } } }";
    const string Found = "query($fleets: [ID!]!) { nodes(ids: $fleets) { ... on Fleet { boats { found { number } } } } }";

    const string Launch = "mutation($input: FleetLaunchInput!) { launchFleet(input: $input) { fleet { id } errors { __typename } } }";

    readonly RunningPlatform _platform = fleets.Running;

    [Fact]
    public async Task lists_of_all_parents_together_are_answered_whole_up_to_the_bound_and_then_not_at_all()
    {
        const int Size = IReadModel.MostRows / 5;
        var fleets = new List<string>();
        foreach (var boats in (int[])[Size, Size, Size, Size, Size - 1, 1, 1]) fleets.Add(await LaunchAsync(boats));

        (await CountedAsync([.. fleets.Take(5)])).Should().Equal(Size, Size, Size, Size, Size - 1);
        (await CountedAsync([.. fleets.Take(6)])).Should().Equal(Size, Size, Size, Size, Size - 1, 1);

        var refused = await AskAsync(Boats, [.. fleets]);
        refused["data"]!["nodes"]!.AsArray().Should().HaveCount(7).And.OnlyContain(fleet => fleet == null);
        TooMany(refused, "Fleet.boats");
        TooMany(await _platform.SendAsync(PluginPlatform.Liaison, "{ fleetBoats }"), "fleet_boats");
        (await CountedAsync([.. fleets.Skip(1)])).Should().Equal(Size, Size, Size, Size - 1, 1, 1);
    }

    [Fact]
    public async Task a_row_is_found_by_its_key_however_many_are_looked_for()
    {
        const int Many = 10_001;
        var fleet = await LaunchAsync(Many);

        var boats = (await AskAsync(Found, fleet))["data"]!["nodes"]![0]!["boats"]!.AsArray();

        boats.Should().HaveCount(Many).And.OnlyContain(boat => boat!["found"] != null);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public async Task an_input_that_holds_itself_is_read_as_deep_as_it_was_given(int depth)
    {
        var squadron = Squadron(1);
        for (var i = 1; i < depth; i++) squadron = Squadron(1, squadron);

        (await CountedAsync(await LaunchAsync(squadron))).Should().Equal(depth);
    }

    [Fact]
    public async Task an_input_that_holds_itself_too_deep_is_an_error()
    {
        const int Depth = 100_000;
        var deep = new StringBuilder();
        for (var i = 0; i < Depth; i++) deep.Append("{\"boats\":1,\"followers\":[");
        for (var i = 0; i < Depth; i++) deep.Append("]}");
        var client = await _platform.AsAsync(PluginPlatform.Liaison);

        using var answer = await client.PostAsync(
            new Uri("/graphql", UriKind.Relative),
            RunningPlatform.Json($$$$"""{"query":"{{{{Launch}}}}","variables":{"input":{"squadrons":[{{{{deep}}}}]}}}"""));

        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"].Should().NotBeNull();
        (await CountedAsync(await LaunchAsync(2))).Should().Equal(2);
    }

    static void TooMany(JsonNode refused, string what)
    {
        foreach (var error in refused["errors"]!.AsArray())
        {
            error!["extensions"]!["code"]!.ToString().Should().Be("COST_EXCEEDED");
            error["message"]!.ToString().Should().Be($"More than {IReadModel.MostRows} rows belong to {what} here. Ask for fewer at once.");
        }
    }

    static JsonObject Squadron(int boats, params JsonNode[] followers) => new() { ["boats"] = boats, ["followers"] = new JsonArray(followers) };

    Task<string> LaunchAsync(int boats) => LaunchAsync(Squadron(boats));

    async Task<string> LaunchAsync(JsonObject squadron)
    {
        var input = new JsonObject { ["squadrons"] = new JsonArray(squadron) };
        var payload = (await _platform.AskAsync(PluginPlatform.Liaison, Launch, new JsonObject { ["input"] = input }))["launchFleet"]!;
        payload["errors"]!.AsArray().Should().BeEmpty();
        return payload["fleet"]!["id"]!.ToString();
    }

    async Task<IEnumerable<int>> CountedAsync(params string[] fleets) =>
        (await AskAsync(Boats, fleets))["data"]!["nodes"]!.AsArray().Select(fleet => fleet!["boats"]!.AsArray().Count);

    Task<JsonNode> AskAsync(string query, params string[] fleets) => _platform.SendAsync(
        PluginPlatform.Liaison, query, new JsonObject { ["fleets"] = new JsonArray([.. fleets.Select(fleet => (JsonNode)fleet)]) });
}
