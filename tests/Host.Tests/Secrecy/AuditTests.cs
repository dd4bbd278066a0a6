using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Whatever somebody reads or does is in the audit log before the answer arrives: ids and counts, no content.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class AuditTests(SharedPlatform shared)
{
    const string Person = "bg-case-officer-police";

    [Fact]
    public async Task a_list_is_recorded_with_what_it_showed()
    {
        await shared.DraftedAsync(SharedPlatform.DraftInput());
        var (data, entry) = await EntryAsync(AuditKind.Consult,
            () => shared.Platform.AskAsync(Person, "{ requests(first: 2) { nodes { id subject } } }"));
        entry.Operation.Should().Be("requests");
        entry.Objects.Should().Contain(data["requests"]!["nodes"]!.AsArray().Select(node => Stream(node!["id"]!)));
        entry.Hits.Should().Be(entry.Objects.Length);
    }

    [Fact]
    public async Task a_node_is_recorded()
    {
        var id = (await shared.DraftedAsync(SharedPlatform.DraftInput()))["id"]!.GetValue<string>();
        var (_, entry) = await EntryAsync(
            AuditKind.Consult, () =>
                shared.Platform.AskAsync(Person, "query($id: ID!) { node(id: $id) { ... on Request { facts } } }",
                new JsonObject { ["id"] = id }));
        entry.Objects.Should().Contain(Stream(id)).And.Contain(seen => seen.StartsWith("item/", StringComparison.Ordinal));
        (entry.Operation, entry.Result).Should().Be(("node", "OK"));
    }

    [Fact]
    public async Task a_read_that_found_nothing_is_recorded()
    {
        var id = (await shared.DraftedAsync(SharedPlatform.DraftInput()))["id"]!.GetValue<string>();
        var (_, entry) = await EntryAsync(
            AuditKind.Consult, () =>
                shared.Platform.AskAsync("hu-focal-point", "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = id }),
                "hu-focal-point");
        (entry.Hits, entry.Objects.Length).Should().Be((0, 0));
    }

    [Fact]
    public async Task a_search_is_recorded_and_its_text_is_sealed()
    {
        var text = Canary.Text(77);
        var (_, entry) = await EntryAsync(AuditKind.Search, () => shared.Platform.AskAsync(
            Person, "query($t: String!) { requests(first: 1, where: { text: { matches: $t } }) { totalCount } }",
                new JsonObject { ["t"] = text }));
        Canary.IsIn(entry.SearchText!).Should().BeFalse();
        shared.Platform.Services.GetRequiredService<ISealing>().Open(
            new(entry.SearchItem!.Value, Sdk.PartyCode.Selec, entry.SearchText!)).Should().Be(text);
        LeakScan.Files(shared.Platform.Data).Should().BeEmpty();
    }

    [Fact]
    public async Task a_mutation_is_recorded_with_the_version_it_wrote()
    {
        var (draft, entry) = await EntryAsync(AuditKind.Collect, () => shared.DraftedAsync(SharedPlatform.DraftInput()));
        entry.Objects.Should().Contain($"{Stream(draft["id"]!)}@1").And.Contain(
            written => written.StartsWith("item/", StringComparison.Ordinal));
        (entry.Operation, entry.Result, entry.Party).Should().Be(("draftRequest", "OK", new Sdk.PartyCode("BG")));
    }

    [Fact]
    public async Task a_mutation_that_the_role_does_not_permit_is_recorded()
    {
        const string Auditor = "selec-auditor";
        var (_, entry) = await EntryAsync(AuditKind.Denied, () => shared.DraftAsync(SharedPlatform.DraftInput(), Auditor), Auditor);
        (entry.Operation, entry.Result).Should().Be(("draftRequest", "NOT_PERMITTED"));
    }

    [Fact]
    public async Task a_mutation_on_something_hidden_is_recorded_with_its_id()
    {
        const string Hungarian = "hu-focal-point";
        var draft = await shared.DraftedAsync(SharedPlatform.DraftInput());
        var input = new JsonObject { ["request"] = draft["id"]!.GetValue<string>(), ["version"] = draft["version"]!.GetValue<string>() };
        var (_, entry) = await EntryAsync(AuditKind.Denied, () => shared.Platform.TryAsync(Hungarian, "clearRequest", input, "request"),
            Hungarian);
        (entry.Operation, entry.Result).Should().Be(("clearRequest", "NOT_FOUND"));
        entry.Objects.Should().Equal(Stream(draft["id"]!));
    }

    [Fact]
    public async Task a_live_stream_is_recorded_when_it_opens()
    {
        var (_, entry) = await EntryAsync(AuditKind.Subscribe,
            () => Live.FirstAsync(shared.Platform, Person, "subscription { activity { kind } }"));
        entry.Operation.Should().Be("activity");
    }

    [Fact]
    public async Task an_operation_that_failed_is_recorded_with_its_code()
    {
        var (_, entry) = await EntryAsync(AuditKind.Consult, () => shared.SendAsync(Person, "{ requests(first: 101) { totalCount } }"));
        entry.Result.Should().Be("BAD_USER_INPUT");
    }

    [Fact]
    public async Task entries_hold_ids_only_and_their_chains_hold()
    {
        await shared.DraftedAsync(SharedPlatform.DraftInput());
        var log = shared.Platform.Services.GetRequiredService<IAuditLog>();
        var entries = await log.ReadAuditAsync(null, 1_000_000, default);
        entries.SelectMany(entry => entry.Entry.Objects).Should().OnlyContain(
            named => System.Text.RegularExpressions.Regex.IsMatch(named, @"^[a-z-]+/[A-Za-z0-9._:-]+(@\d+)?\z"));
        entries.Select(entry => entry.Entry.Operation).Should().OnlyContain(
            operation => operation.All(one => char.IsAsciiLetter(one) || one == ' '));
        (await log.VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
    }

    /// <summary>The one entry of a kind that an act leaves; read as soon as its answer is there.</summary>
    async Task<(T Answer, AuditEntry Entry)> EntryAsync<T>(AuditKind kind, Func<Task<T>> act, string person = Person)
    {
        var log = shared.Platform.Services.GetRequiredService<IAuditLog>();
        var last = (await log.ReadAuditAsync(null, 1, default))[0].Id;
        var answer = await act();
        var entries = (await log.ReadAuditAsync(null, 50, default)).Where(entry => entry.Id > last).Select(entry => entry.Entry).ToList();
        var entry = entries.Should().ContainSingle(one => one.Kind == kind && one.Person == new Sdk.PersonId(person)).Subject;
        entry.Session.Should().NotBeNullOrEmpty();
        return (answer, entry);
    }

    static string Stream(JsonNode id) => NodeIds.TryDecode(id.GetValue<string>(), out var stream) ? stream.Value.ToString() : "";
}
