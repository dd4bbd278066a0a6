using System.Text.Json.Nodes;
using Selec.Host.Binding;
using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Api;

/// <summary>Paging, ordering and filtering of a list against the list as the test knows it.</summary>
public sealed class ConnectionTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Drafts = 60;
    const int Sent = 14;

    readonly int _seed = System.Random.Shared.Next();
    RunningPlatform _platform = null!;
    GeneratedRequests _requests = null!;

    public async Task InitializeAsync()
    {
        output.WriteLine($"Seed {_seed}");
        _platform = await RunningPlatform.StartAsync();
        _requests = new GeneratedRequests(_platform, new Random(_seed));
        for (var i = 0; i < Drafts; i++) await _requests.DraftAsync(send: i < Sent);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task pages_put_together_are_the_list_in_either_direction_and_any_order()
    {
        foreach (var order in RequestOrder.Some)
        {
            var whole = await _requests.AllAsync(order);
            whole.Should().HaveCount(Drafts);
            order.Holds(whole).Should().BeTrue("the list is ordered by {0}", order);
            foreach (var size in (int[])[1, 7, 100])
            {
                var ids = whole.Select(one => one.Id).ToList();
                (await _requests.PagedAsync(order, size, forward: true))
                    .Should().Equal(ids, "forward by {0}, {1} at a time, seed {2}", order, size, _seed);
                (await _requests.PagedAsync(order, size, forward: false))
                    .Should().Equal(ids, "backward by {0}, {1} at a time, seed {2}", order, size, _seed);
            }
        }
    }

    [Fact]
    public async Task new_rows_between_pages_move_nothing()
    {
        foreach (var order in RequestOrder.Some)
        {
            foreach (var forward in (bool[])[true, false])
            {
                var before = (await _requests.AllAsync(order)).Select(one => one.Id).Take(100).ToList();
                var pages = await _requests.PagedAsync(order, 23, forward, between: () => _requests.DraftAsync(send: false));

                pages.Should().OnlyHaveUniqueItems("by {0}, seed {1}", order, _seed);
                pages.Where(before.Contains).Should().Equal(before, "by {0}, seed {1}", order, _seed);
            }
        }
    }

    [Fact]
    public async Task filters_admit_what_they_say()
    {
        var all = await _requests.AllAsync(RequestOrder.Some[0]);
        var random = new Random(_seed);
        for (var round = 0; round < 60; round++)
        {
            var (where, admits) = RequestCondition.Allowed(random, all, 3);
            var answer = await _requests.PageAsync(
                new JsonObject { ["first"] = 100, ["where"] = where.DeepClone(), ["orderBy"] = RequestOrder.Some[0].Input() });

            answer["nodes"]!.AsArray().Select(node => node!["id"]!.ToString())
                .Should().Equal(all.Where(admits).Select(one => one.Id), "of {0}, seed {1}", where.ToJsonString(), _seed);
            answer["totalCount"]!.GetValue<int>().Should().Be(all.Count(admits), "of {0}, seed {1}", where.ToJsonString(), _seed);
        }
    }

    [Fact]
    public async Task a_cursor_belongs_to_one_order_and_one_person()
    {
        var cursor = (await _requests.PageAsync(
            new JsonObject { ["first"] = 1, ["orderBy"] = RequestOrder.Some[0].Input() }))["pageInfo"]!["endCursor"]!.ToString();

        (await FaultAsync(GeneratedRequests.Person, RequestOrder.Some[1])).Should().Be("CURSOR_MISMATCH");
        (await FaultAsync("bg-focal-point", RequestOrder.Some[0])).Should().Be("CURSOR_MISMATCH");

        async Task<string?> FaultAsync(string person, RequestOrder order) => (await _platform.SendAsync(
            person,
            "query($after: String, $orderBy: [RequestOrder!]) { requests(first: 1, after: $after, orderBy: $orderBy) { totalCount } }",
            new JsonObject { ["after"] = cursor, ["orderBy"] = order.Input() }))["errors"]?[0]?["extensions"]?["code"]?.ToString();
    }

    [Theory]
    [InlineData("")]
    [InlineData("first: 1, last: 1")]
    [InlineData("first: 101")]
    [InlineData("first: -1")]
    [InlineData("last: 1, after: \"x\"")]
    public async Task a_page_is_asked_for_in_one_way(string arguments)
    {
        var field = arguments.Length == 0 ? "requests" : $"requests({arguments})";
        var answer = await _platform.SendAsync(GeneratedRequests.Person, $"{{ {field} {{ totalCount }} }}");
        answer["errors"]![0]!["extensions"]!["code"]!.ToString().Should().Be("BAD_USER_INPUT");
    }

    [Fact]
    public async Task unknown_and_forbidden_nodes_are_null_in_their_places()
    {
        var own = (await _requests.AllAsync(RequestOrder.Some[0]))[0].Id;
        var unknown = NodeIds.Encode(new StreamId("request", "aaaaaaaaaaaaaaaaaaaaaaaaaa"));
        var nowhere = NodeIds.Encode(new StreamId("nothing", "aaaaaaaaaaaaaaaaaaaaaaaaaa"));
        const string Document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        var answer = await _platform.AskAsync(
            GeneratedRequests.Person, Document, new JsonObject { ["ids"] = new JsonArray(unknown, own, nowhere, own) });
        answer["nodes"]!.AsArray().Select(node => node?["id"]?.ToString()).Should().Equal(null, own, null, own);

        var stranger = await _platform.AskAsync("hu-focal-point", Document, new JsonObject { ["ids"] = new JsonArray(own, unknown) });
        stranger.ToJsonString().Should().Be("""{"nodes":[null,null]}""");
    }
}
