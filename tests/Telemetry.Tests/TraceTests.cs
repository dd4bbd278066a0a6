namespace Selec.Telemetry.Tests;

/// <summary>One mutation is one trace, whichever thread and whichever transaction carries it on.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Databases => Watched.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task a_mutation_is_one_trace_from_the_request_to_the_statements(string database)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync(database, receiver.Setting)) await platform.DraftAsync();
        var spans = Sent.Spans(receiver);
        var turn = spans.Where(span => span.Tags.GetValueOrDefault("selec.command") == "DraftRequest").Should().ContainSingle().Subject;
        var trace = spans.Where(span => span.Trace == turn.Trace).ToList();
        var operation = trace.Single(span => span.Id == turn.Parent);
        var request = trace.Single(span => span.Id == operation.Parent);
        (request.Source, request.Name, operation.Name, turn.Name).Should().Be(("Microsoft.AspNetCore", "POST /graphql", "mutation", "request DraftRequest"));
        request.Tags.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["http.request.method"] = "POST", ["http.route"] = "/graphql", ["http.response.status_code"] = "200",
        });
        operation.Tags.Should().Contain("graphql.operation.fields", "draftRequest").And.Contain("graphql.outcome", "OK");
        turn.Tags.Should().Contain("selec.actor.kind", "request").And.Contain("selec.outcome", "accepted");
        turn.Events.Should().Equal("begun");
        var append = trace.Single(span => span.Parent == turn.Id && span.Name == "append");
        append.Tags.Should().Contain("db.system.name", database).And.Contain("selec.outcome", "appended");
        var commit = trace.Single(span => span.Parent == append.Id);
        (commit.Name, commit.Tags["selec.outcome"]).Should().Be(("commit", "committed"));
        trace.Where(span => span.Parent == commit.Id).Select(span => span.Tags["db.operation.name"])
            .Should().Equal(database == "sqlite" ? ["BATCH", "COMMIT"] : ["BATCH"]);
        trace.Should().Contain(span => span.Name == "record" && span.Parent == request.Id || span.Name == "SELECT");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task every_append_of_a_shared_group_leads_to_its_commit(string database)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync(database, receiver.Setting))
        {
            await platform.AsAsync(Watched.Person);
            await Task.WhenAll(Enumerable.Range(0, 48).Select(_ => platform.DraftAsync()));
        }
        var spans = Sent.Spans(receiver);
        var turns = spans.Where(span => span.Tags.GetValueOrDefault("selec.command") == "DraftRequest").Select(span => span.Id).ToHashSet();
        var appends = spans.Where(span => span.Name == "append" && turns.Contains(span.Parent)).ToList();
        var commits = spans.Where(span => span.Name == "commit").ToDictionary(span => (span.Trace, span.Id));
        appends.Should().HaveCount(48);
        appends.Where(append => !append.Links.Any(commits.ContainsKey) && !commits.Values.Any(commit => (commit.Trace, commit.Parent) == (append.Trace, append.Id)))
            .Should().BeEmpty();
        var shared = commits.Values.Where(commit => commit.Links.Count > 0).ToList();
        shared.Should().NotBeEmpty("forty-eight commands that come together do not each have a transaction");
        shared.Should().OnlyContain(commit => commit.Tags["selec.group.size"] == $"{commit.Links.Count + 1}");
    }

    [Fact]
    public async Task a_refusal_is_told_by_its_code()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync("sqlite", receiver.Setting))
            await platform.TryAsync(Watched.Person, "draftRequest", Watched.Draft("To ourselves", addressee: "BG"), "request");
        var turn = Sent.Spans(receiver).Where(span => span.Tags.GetValueOrDefault("selec.command") == "DraftRequest").Should().ContainSingle().Subject;
        turn.Tags.Should().Contain("selec.outcome", "refused").And.ContainKey("selec.refusal").WhoseValue.Should().MatchRegex("^[A-Z_]+$");
    }

    [Fact]
    public async Task probes_leave_no_traces()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync("sqlite", receiver.Setting))
        {
            using var client = platform.Anonymous();
            foreach (var probe in (string[])["live", "startup", "ready"]) await client.GetStringAsync(new Uri($"/health/{probe}", UriKind.Relative));
            await platform.AskAsync(Watched.Person, "{ viewer { party } }");
        }
        var spans = Sent.Spans(receiver);
        spans.Should().Contain(span => span.Name == "query");
        spans.Where(span => span.Name.Contains("health", StringComparison.Ordinal)).Should().BeEmpty();
        spans.Where(span => span.Parent.Length > 0 && spans.All(other => other.Id != span.Parent)).Should().BeEmpty();
    }
}
