using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Secrecy;
using Selec.Sdk;

namespace Selec.Host.Tests.Audit;

[Collection(SharedPlatformTests.Name)]
public sealed class PurposeTests(SharedPlatform shared)
{
    const string Person = "bg-focal-point";
    const string Header = "Selec-Purpose";

    static readonly StreamId _case = new("request", "a");

    [Fact]
    public async Task the_entry_of_an_operation_carries_the_stated_purpose()
    {
        var log = shared.Platform.Services.GetRequiredService<IAuditLog>();
        using var answer = await SendAsync("{ requests(first: 1) { nodes { id } } }", "PROSECUTION");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var last = (await log.ReadAuditAsync(null, 1, default))[0].Entry;
        (last.Operation, last.Purpose).Should().Be(("requests", "PROSECUTION"));
    }

    [Theory]
    [InlineData("CURIOSITY")]
    [InlineData("investigation")]
    [InlineData("1")]
    [InlineData("INVESTIGATION, ANALYSIS")]
    public async Task a_purpose_that_is_none_is_refused(string stated)
    {
        using var answer = await SendAsync("{ viewer { role } }", stated);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        error["extensions"]!["code"]!.GetValue<string>().Should().Be("BAD_USER_INPUT");
        error["extensions"]!["reason"]!.GetValue<string>().Should().Be("PURPOSE_UNKNOWN");
        error["message"]!.GetValue<string>().Should().Contain("DATA_SUBJECT").And.NotContain(stated == "1" ? "'1'" : stated + " ");
    }

    [Fact]
    public async Task a_purpose_is_stated_once_for_a_case_and_a_session_and_a_later_one_takes_its_place()
    {
        var purposes = shared.Platform.Services.GetRequiredService<IPurposes>();
        var (session, at) = ($"session-{Random.Shared.NextInt64()}", DateTimeOffset.UnixEpoch);
        (await StatedAsync(purposes, session, _case)).Should().BeNull();

        await purposes.StateAsync(session, new PersonId(Person), [_case], Purpose.Analysis, at, default);
        (await StatedAsync(purposes, session, _case)).Should().Be(Purpose.Analysis);
        (await StatedAsync(purposes, session, new StreamId("request", "b"))).Should().BeNull();
        (await StatedAsync(purposes, "another", _case)).Should().BeNull();

        await purposes.StateAsync(session, new PersonId(Person), [_case], Purpose.DataSubject, at, default);
        (await StatedAsync(purposes, session, _case)).Should().Be(Purpose.DataSubject);
    }

    static async Task<Purpose?> StatedAsync(IPurposes purposes, string session, StreamId @case) =>
        (await purposes.StatedAsync(session, [@case], default)).TryGetValue(@case, out var stated) ? stated : null;

    async Task<HttpResponseMessage> SendAsync(string document, string purpose)
    {
        var client = await shared.Platform.AsAsync(Person);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = RunningPlatform.Json(new JsonObject { ["query"] = document }.ToJsonString()),
        };
        // What the client sends of itself gives way.
        request.Headers.TryAddWithoutValidation(Header, purpose);
        return await client.SendAsync(request);
    }
}
