using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Audit;
using Selec.Host.Tests.Durability;
using Selec.Host.Tests.Keys;
using Selec.Host.Tests.Scenarios;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>
/// An item entered on the last day of March 2024, its supplier silent: told on the last day of 2026, deleted on the last day of March 2027.
/// </summary>
public sealed class RetentionTests : IAsyncLifetime
{
    const string Supervisor = "selec-data-protection";
    static readonly DateTimeOffset _entered = new(2024, 3, 31, 9, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset _told = new(2026, 12, 31, 9, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset _deleted = new(2027, 3, 31, 9, 30, 0, TimeSpan.Zero);

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-retention-").FullName;
    readonly SetClock _clock = new(_entered);
    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(_clock, adjust: null, _data);

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        System.IO.Directory.Delete(_data, true);
    }

    [Trait("Database", "embedded")]
    [Fact]
    public async Task a_silent_supplier_is_told_and_the_item_deleted_with_proof_and_what_was_drawn_from_it_flagged()
    {
        var path = new TreatyPath(ScenarioPlatform.Over(_platform), Side.Of("BG", "police"), Side.Of("RO", "police"));
        await path.AssignedAsync(TreatyPath.Content("Камион", "Чий е камионът?", ["RO"]), "POLICE");
        var item = (await NodeAsync("bg-focal-point", path.Request, "... on Request { item { id } }"))!["item"]!["id"]!.GetValue<string>();
        var answer = await AnsweredAsync(path, item);
        var key = ScenarioPlatform.Key(item);
        ErasedItem.WrappedKey(_data, key).Should().NotBeNull();

        var review = ScenarioPlatform.Node("review", key);
        MoveTo(_told.AddMinutes(-1));
        var cursor = await ActivityReading.CursorAsync(_platform, "bg-focal-point");
        _clock.MoveTo(_told);
        await ActivityReading.FirstAsync(_platform, "bg-focal-point", cursor, ("REVIEW_DUE", review));
        (await NodeAsync("bg-liaison-police", review, "... on ItemReview { due announcedAt item { id } }"))!.ToJsonString()
            .Should().ContainAll($"\"due\":\"{Text(_deleted)}\"", $"\"announcedAt\":\"{Text(_told)}\"", item);
        (await NodeAsync("ro-liaison-police", review, "id")).Should().BeNull("a recipient is not told of it");
        (await CodeAsync("ro-liaison-police", "extendRetention", item)).Should().Be("NOT_PERMITTED");
        (await CodeAsync("gr-liaison-police", "extendRetention", item)).Should().Be("NOT_FOUND");

        // The platform stands still over the deadline; the reminder is delivered by the next start.
        await _platform.DisposeAsync();
        _clock.MoveTo(_deleted);
        _platform = await RunningPlatform.StartAtAsync(_clock, adjust: null, _data);
        await RunningPlatform.UntilAsync(async () => (await ErasedAtAsync(item)) is not null && ErasedItem.WrappedKey(_data, key) is null);

        (await ErasedAtAsync(item)).Should().Be(Text(_deleted));
        (await NodeAsync("bg-focal-point", review, "id")).Should().BeNull("nothing is left to decide");
        (await CodeAsync("bg-liaison-police", "extendRetention", item)).Should().Be("ITEM_ERASED");
        await ReadsAsErasedAsync(path.Request);
        foreach (var reader in new[] { "ro-focal-point", "ro-case-officer-police" })
        {
            (await NodeAsync(reader, answer, "... on InformationItem { reassess reassessAfter reassessSince }"))!.ToJsonString()
                .Should().Be($$"""{"reassess":true,"reassessAfter":"ERASED","reassessSince":"{{Text(_deleted)}}"}""");
        }
        (await FlaggedAsync("ro-focal-point")).Should().Equal(answer);
        await IsProvenAsync(item);
        await IsRebuiltAsync();

        await _platform.DoAsync("ro-focal-point", "confirmReassessment", new JsonObject { ["item"] = answer }, "item");
        (await FlaggedAsync("ro-focal-point")).Should().BeEmpty();
    }

    [Fact]
    public async Task an_item_that_its_supplier_extends_in_time_is_kept_for_three_years_from_the_former_end()
    {
        var item = await DraftedAsync();
        MoveTo(new DateTimeOffset(2027, 1, 10, 12, 0, 0, TimeSpan.Zero));
        var review = ScenarioPlatform.Node("review", ScenarioPlatform.Key(item));
        await RunningPlatform.UntilAsync(async () => await NodeAsync("bg-focal-point", review, "id") is not null);

        var kept = await _platform.DoAsync(
            "bg-focal-point", "extendRetention", new JsonObject { ["item"] = item }, "item",
            "reviewDue reviewAnnouncedAt extensions { at newDue }");

        kept["reviewDue"]!.GetValue<string>().Should().Be(Text(_deleted.AddYears(3)));
        kept["extensions"]!.AsArray().Should().ContainSingle();
        kept["reviewAnnouncedAt"].Should().BeNull();
        var other = await DraftedAsync();
        (await CodeAsync("bg-focal-point", "extendRetention", other)).Should().Be("REVIEW_NOT_OPEN");
        MoveTo(_deleted.AddDays(1));
        // What was entered with it and not extended goes; once that is done, this one's turn would have been.
        await RunningPlatform.UntilAsync(NothingIsDueAsync);
        (await ErasedAtAsync(item)).Should().BeNull();
    }

    async Task<string> AnsweredAsync(TreatyPath path, string source)
    {
        MoveTo(_entered.AddYears(1));
        await path.DraftMessageAsync(
            path.To.Officer, "answerRequest",
            new JsonObject { ["final"] = true, ["text"] = "Camionul este al firmei X.", ["sources"] = new JsonArray(source) });
        await path.CarryAsync(path.To, path.From, 1);
        var thread = await path.ReadAsync("ro-focal-point", "messages { item { id } }");
        return thread["messages"]!.AsArray().Single()!["item"]!["id"]!.GetValue<string>();
    }

    async Task<string> DraftedAsync()
    {
        var input = new JsonObject { ["content"] = TreatyPath.Content("Камион", "Чий е камионът?", ["RO"]) };
        var drafted = await _platform.DoAsync("bg-case-officer-police", "draftRequest", input, "request", "item { id }");
        return drafted["item"]!["id"]!.GetValue<string>();
    }

    async Task ReadsAsErasedAsync(string request)
    {
        foreach (var person in new[] { "bg-case-officer-police", "ro-case-officer-police", Supervisor })
        {
            var read = (await NodeAsync(person, request, "... on Request { reference subject redactions { reason } }"))!;
            read["subject"].Should().BeNull();
            read["redactions"]!.AsArray().Should().OnlyContain(redaction => redaction!["reason"]!.GetValue<string>() == "ERASED");
        }
    }

    async Task<List<string>> FlaggedAsync(string person)
    {
        const string Flagged = "{ informationItems(first: 10, where: { reassess: { eq: true } }) { nodes { id } } }";
        var found = await _platform.AskAsync(person, Flagged);
        return [.. found["informationItems"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];
    }

    /// <summary>Who, on which ground, what, when: once.</summary>
    async Task IsProvenAsync(string item)
    {
        const string Log = "query($w: AuditFilter) { auditEntries(first: 100, where: $w) { nodes { operation account at objects { id } } } }";
        var where = new JsonObject { ["w"] = new JsonObject { ["object"] = item, ["kind"] = new JsonArray("ERASE") } };
        var entries = (await _platform.AskAsync(Supervisor, Log, where))["auditEntries"]!["nodes"]!.AsArray()
            .Where(entry => entry!["operation"]!.GetValue<string>() == "reminder.retention-ended").ToList();
        var proof = entries.Should().ContainSingle().Which!;
        (proof["account"]!.GetValue<string>(), proof["at"]!.GetValue<string>()).Should().Be(("platform", Text(_deleted)));
        await IsProvenOfflineAsync(item);
        proof["objects"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()).Should().Contain(item);
        var stream = await _platform.Services.GetRequiredService<IJournal>().ReadStreamAsync(
            new StreamId("item", ScenarioPlatform.Key(item)), 0, default);
        stream.Count(one => one.Name == "item.erased/1").Should().Be(1);
    }

    /// <summary>The same from a file, away from the platform: it is whole, and without the line that proves the deletion it is not.</summary>
    async Task IsProvenOfflineAsync(string item)
    {
        var (export, cut) = (Path.Combine(_data, "log.audit"), Path.Combine(_data, "cut.audit"));
        (await AuditProcess.RunAsync("audit", "export", "--to", export, $"--Selec:DataDirectory={_data}")).Errors.Should().BeEmpty();
        var verified = await AuditProcess.RunAsync("audit", "verify", export);
        (verified.ExitCode, verified.Errors.Count).Should().Be((0, 0));
        verified.Output.Should().EndWith("Whole.\n");
        var lines = await File.ReadAllLinesAsync(export);
        var proof = lines.Should().ContainSingle(line => line.Contains("reminder.retention-ended", StringComparison.Ordinal)
            && line.Contains($"item/{ScenarioPlatform.Key(item)}", StringComparison.Ordinal)).Which;

        await File.WriteAllLinesAsync(cut, lines.Where(line => line != proof));

        (await AuditProcess.RunAsync("audit", "verify", cut)).ExitCode.Should().Be(1);
    }

    async Task IsRebuiltAsync()
    {
        await RunningPlatform.UntilAsync(NothingIsDueAsync);
        using var file = DataFile.Journal(_data);
        // An erasure is read before its words are forgotten: the last one's must be too.
        await RunningPlatform.UntilAsync(() => Task.FromResult(file.Number("SELECT count(*) FROM row_erasures WHERE key NOT IN (SELECT item FROM forgotten)") == 0));
        var written = file.ReadModels();
        await _platform.Services.GetRequiredService<IProjections>().RebuildAsync(default);
        file.ReadModels().Should().Be(written, "a fresh rebuild gives the same rows, grants and unique names");
    }

    async Task<bool> NothingIsDueAsync()
    {
        var due = await _platform.AskAsync(Supervisor, "{ reviewsDue(first: 1) { totalCount } }");
        return due["reviewsDue"]!["totalCount"]!.GetValue<int>() == 0;
    }

    async Task<string> CodeAsync(string person, string mutation, string item) =>
        (await _platform.TryAsync(person, mutation, new JsonObject { ["item"] = item }, "item"))["errors"]!.AsArray().Single()!["code"]!
            .GetValue<string>();

    async Task<string?> ErasedAtAsync(string item) =>
        (await NodeAsync("bg-focal-point", item, "... on InformationItem { erasedAt }"))!["erasedAt"]?.GetValue<string>();

    async Task<JsonNode?> NodeAsync(string person, string id, string selection) =>
        (await _platform.AskAsync(person, $"query($id: ID!) {{ node(id: $id) {{ {selection} }} }}", new JsonObject { ["id"] = id }))["node"];

    void MoveTo(DateTimeOffset moment)
    {
        _clock.MoveTo(moment);
        _platform.SignEveryoneOut();
    }

    static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
