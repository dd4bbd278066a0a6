using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Control;

/// <summary>What auditors are told of an access decision, beside what the person really sees.</summary>
public sealed class ExplanationTests(ITestOutputHelper output)
{
    const string Explain = """
        query($person: ID!, $item: ID!, $act: AccessAct!) {
          explainAccess(person: $person, item: $item, act: $act) {
            person item act isAllowed firstRefusal grantor asksPurpose conditions { condition holds }
          }
        }
        """;

    static readonly string[] _people =
    [
        "bg-case-officer-police", "bg-case-officer-customs", "bg-focal-point", "bg-liaison-police", "bg-prosecutor", "ro-focal-point",
        "ro-liaison-customs", "gr-liaison-police", "selec-analyst", "selec-operations", "selec-data-protection", "selec-supervisory-body",
        "selec-director-general", "selec-auditor", "selec-administrator", "selec-duty-operator", "at-observer", "it-representative",
    ];

    [Fact]
    public async Task the_verdict_is_what_the_person_really_sees()
    {
        await using var platform = await RunningPlatform.StartAsync();
        JsonNode[] requests =
        [
            await platform.SentAsync("BASIC"), await platform.SentAsync("CONFIDENTIAL"), await platform.DraftedAsync("BASIC"),
        ];
        var allowed = 0;
        foreach (var person in _people)
        {
            await platform.WithPurposeAsync(person);
            foreach (var request in requests)
            {
                var seen = await platform.AskAsync(
                    person, "query($item: ID!, $request: ID!) { item: node(id: $item) { id } request: node(id: $request) { ... on Request { subject } } }",
                    new JsonObject { ["item"] = request["item"]!["id"]!.DeepClone(), ["request"] = request["id"]!.DeepClone() });
                var (knows, reads) = (seen["item"] is not null, seen["request"]?["subject"] is not null);
                output.WriteLine($"{person}: knows {knows}, reads {reads}");
                (await platform.ExplainedAsync(person, request, "KNOW"))["isAllowed"]!.GetValue<bool>().Should().Be(knows, person);
                (await platform.ExplainedAsync(person, request, "READ"))["isAllowed"]!.GetValue<bool>().Should().Be(reads, person);
                if (reads) allowed++;
            }
        }
        allowed.Should().BeInRange(12, 30);
    }

    [Fact]
    public async Task it_names_the_first_refusal_and_who_could_change_it()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");

        var stranger = await platform.ExplainedAsync("gr-liaison-police", request, "READ");
        (stranger["firstRefusal"]!.ToString(), stranger["grantor"]!.ToString()).Should().Be(("AUDIENCE", "SUPPLIER"));
        stranger["conditions"]!.AsArray().Select(condition => condition!["condition"]!.ToString())
            .Should().Equal(Selec.Sdk.Codes.Members(typeof(Selec.Contracts.Access.AccessCondition)).Keys);
        stranger["conditions"]!.AsArray().Count(condition => !condition!["holds"]!.GetValue<bool>()).Should().Be(2);

        var auditor = await platform.ExplainedAsync("selec-auditor", request, "READ");
        (auditor["firstRefusal"]!.ToString(), auditor["grantor"]!.ToString()).Should().Be(("ROLE", "NOBODY"));

        var author = await platform.ExplainedAsync("bg-case-officer-police", request, "READ");
        (author["firstRefusal"], author["grantor"], author["asksPurpose"]!.GetValue<bool>()).Should().Be((null, null, true));
    }

    [Fact]
    public async Task nobody_else_is_told_and_what_does_not_exist_is_explained_to_nobody()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        var item = request["item"]!["id"]!.ToString();
        var person = Persons.Id("bg-focal-point");

        foreach (var asking in _people.Where(asking => asking is not ("selec-auditor" or "selec-administrator")))
            (await ToldAsync(asking, person, item)).Should().BeNull(asking);
        (await ToldAsync("selec-auditor", person, item)).Should().NotBeNull();
        (await ToldAsync("selec-administrator", person, item)).Should().NotBeNull();
        (await ToldAsync("selec-auditor", Persons.Id("nobody"), item)).Should().BeNull();
        (await ToldAsync("selec-auditor", person, person)).Should().BeNull();
        (await ToldAsync("selec-auditor", person, Persons.Encoded("item", "none"))).Should().BeNull();
        (await ToldAsync("selec-auditor", person, "no id")).Should().BeNull();

        async Task<JsonNode?> ToldAsync(string asking, string whose, string what) => (await platform.AskAsync(
            asking, Explain, new JsonObject { ["person"] = whose, ["item"] = what, ["act"] = "READ" }))["explainAccess"];
    }

    [Fact]
    public async Task an_explanation_is_in_the_audit_log_with_the_person_and_the_item()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");

        var told = await platform.ExplainedAsync("gr-liaison-police", request, "READ");

        var entry = (await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1, default))[0].Entry;
        entry.Operation.Should().Be("explainAccess");
        entry.Objects.Should().BeEquivalentTo("person/gr-liaison-police", $"item/{Persons.Key(told["item"]!.ToString())}");
    }
}
