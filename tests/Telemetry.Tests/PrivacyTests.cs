using System.Text;
using Selec.Host.Telemetry;

namespace Selec.Telemetry.Tests;

/// <summary>What leaves for those who watch over the platform is names of the program and numbers: never what people wrote, nor who they are.</summary>
public sealed class PrivacyTests
{
    const string Secret = "Quokkazanzibar";

    static readonly string[] _ofResource =
        ["service.name", "service.instance.id", "telemetry.sdk.name", "telemetry.sdk.language", "telemetry.sdk.version"];

    public static TheoryData<string> Databases => Watched.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task nothing_that_people_send_and_no_id_leaves(string database)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        string scraped, id;
        await using (var platform = await Watched.StartAsync(database, receiver.Setting, "--Selec:Telemetry:MetricsAddress=http://127.0.0.1:0"))
        {
            id = (await platform.DraftAsync(Secret))["id"]!.GetValue<string>();
            await platform.AskAsync(Watched.Person, $$"""query {{Secret}} { {{Secret}}: requests(first: 5, where: { text: { matches: "{{Secret}}" } }) { totalCount nodes { id } } }""");
            await platform.SendAsync(Watched.Person, $$"""{ {{Secret}} }""");
            await SendInUrlAsync(platform);
            scraped = await platform.ScrapeAsync();
        }
        var key = Encoding.UTF8.GetString(Convert.FromBase64String(id.Replace('-', '+').Replace('_', '/').PadRight((id.Length + 3) / 4 * 4, '='))).Split(':', '/')[^1];
        var all = string.Concat(receiver.Messages.Select(message => Encoding.UTF8.GetString(message.Body))) + scraped;
        foreach (var text in (string[])[Secret, id, key, Watched.Person, "zanzibar", "matches"]) all.Should().NotContainEquivalentOf(text);
        var spans = Sent.Spans(receiver);
        spans.SelectMany(span => span.Tags.Keys).Distinct().Should().BeSubsetOf(KnownTags.Names);
        spans.Should().OnlyContain(span => span.TraceState.Length == 0);
        spans.Should().Contain(span => span.Name == "GET /graphql").And.Contain(span => span.Name == RequestTraces.OtherMethod);
        Sent.Resource(receiver).Keys.Should().BeEquivalentTo(_ofResource);
        MetricsText.Parse(scraped).SelectMany(family => family.Samples).SelectMany(sample => sample.Labels.Keys).Distinct()
            .Should().BeSubsetOf(KnownTags.Names.Select(name => name.Replace('.', '_')).Append("le"));
    }

    [Fact]
    public async Task of_a_callers_trace_its_numbers_are_taken_alone()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var platform = await Watched.StartAsync("sqlite", receiver.Setting))
        {
            await SendAsync(platform, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            await SendAsync(platform, Secret);
        }
        var request = Sent.Spans(receiver).Where(span => span.Trace == "0af7651916cd43dd8448eb211c80319c").Should().ContainSingle(span => span.Source == "Microsoft.AspNetCore").Subject;
        (request.Parent, request.TraceState).Should().Be(("b7ad6b7169203331", ""));
        string.Concat(receiver.Messages.Select(message => Encoding.UTF8.GetString(message.Body))).Should().NotContain(Secret);
    }

    static async Task SendAsync(RunningPlatform platform, string parent)
    {
        using var client = platform.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/{Secret}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("traceparent", parent);
        request.Headers.TryAddWithoutValidation("tracestate", $"vendor={Secret}");
        request.Headers.TryAddWithoutValidation("baggage", $"user={Secret}");
        using var answer = await client.SendAsync(request);
    }

    static async Task SendInUrlAsync(RunningPlatform platform)
    {
        var client = await platform.AsAsync(Watched.Person);
        using var inUrl = new HttpRequestMessage(HttpMethod.Get, new Uri($"/graphql?query=%7Bviewer%7Bparty%7D%7D&operationName=&extra={Secret}", UriKind.Relative));
        inUrl.Headers.Add("GraphQL-Require-Preflight", "1");
        inUrl.Headers.UserAgent.ParseAdd(Secret);
        using var asked = await client.SendAsync(inUrl);
        using var odd = new HttpRequestMessage(new HttpMethod(Secret), new Uri($"/{Secret}/{Secret}?{Secret}", UriKind.Relative));
        using var refused = await client.SendAsync(odd);
    }
}
