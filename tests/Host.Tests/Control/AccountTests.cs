using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Directory;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>Whom it takes until a member of staff can sign in, and what a clearance recorded later changes.</summary>
public sealed class AccountTests
{
    const string Security = "selec-security";

    [Fact]
    public async Task a_member_of_staff_signs_in_once_the_director_general_has_authorised_the_account()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var opened = await platform.DoAsync(Security, "openAccount", new JsonObject
        {
            ["name"] = "Analyst Example", ["role"] = "ANALYST", ["party"] = "SELEC", ["clearance"] = "BASIC", ["certificateValidTo"] = "2099-12-31",
        }, "person", "id version state viewerCan");
        opened["state"]!.GetValue<string>().Should().Be("REQUESTED");
        NodeIds.TryDecode(opened["id"]!.GetValue<string>(), out var account).Should().BeTrue();
        var person = new PersonId(account!.Value.Key);
        (await StandingAsync(platform, person)).SignedIn().Should().BeNull();

        (await CodeAsync(platform, "bg-focal-point", opened)).Should().Be(Refusal.NotPermitted);
        (await CodeAsync(platform, "selec-administrator", opened)).Should().Be(Refusal.NotPermitted);
        (await CodeAsync(platform, "selec-director-general", opened)).Should().BeNull();

        var standing = await StandingAsync(platform, person);
        (standing.AccountHolds, standing.Clearance).Should().Be((true, ClassificationLevel.Basic));
        var known = (await platform.AskAsync(
            Security, "query($id: ID!) { node(id: $id) { ... on Person { version state viewerCan } } }", new JsonObject { ["id"] = opened["id"]!.DeepClone() }))["node"]!;
        known["viewerCan"]!.AsArray().Select(act => act!.GetValue<string>()).Should().Equal("SET_CLEARANCE", "RENEW_CERTIFICATE", "END_SESSIONS", "CLOSE_ACCOUNT");
        await platform.DoAsync(
            Security, "setClearance",
            new JsonObject { ["person"] = opened["id"]!.DeepClone(), ["version"] = known["version"]!.DeepClone(), ["level"] = "SECRET" }, "person");
        (await StandingAsync(platform, person)).SignedIn()!.Clearance.Should().Be(ClassificationLevel.Secret);
    }

    static async Task<string?> CodeAsync(RunningPlatform platform, string person, JsonNode account) =>
        (await platform.TryAsync(
            person, "authoriseAccount",
            new JsonObject { ["person"] = account["id"]!.DeepClone(), ["version"] = account["version"]!.DeepClone() }, "person"))["errors"]!.AsArray()
        .Select(error => error!["code"]!.GetValue<string>()).SingleOrDefault();

    static async Task<Standing> StandingAsync(RunningPlatform platform, PersonId person)
    {
        await platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);
        return platform.Services.GetRequiredService<IDirectory>().StandingOf(person, platform.Services.GetRequiredService<TimeProvider>().GetUtcNow())!;
    }
}
