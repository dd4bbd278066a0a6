using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Api;
using Selec.Host.Tests.Secrecy;
using Selec.Journal.Backup;
using Selec.Sdk;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Durability;

/// <summary>The journal is backed up and restored by the commands that operators type, on either database.</summary>
[Trait("Database", "embedded")]
public sealed class BackupTests : IDisposable
{
    /// <summary>The tables in PostgreSQL as the first version had them.</summary>
    const string AsFirst = """
        DROP TABLE forgotten; DROP TABLE rebuilt; DROP TABLE restored; ALTER TABLE layouts DROP COLUMN mixed; ALTER TABLE claims DROP COLUMN item; DELETE FROM schema; INSERT INTO schema (version) VALUES (1)
        """;

    const string Officer = "bg-case-officer-police";
    const string FocalPoint = "bg-focal-point";
    const int Acknowledged = 12;

    readonly List<BackupPlace> _places = [];

    public void Dispose() => _places.ForEach(place => place.Dispose());

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task what_was_acknowledged_before_a_back_up_began_is_in_it_while_the_platform_writes_on(string kind)
    {
        var (here, there) = (Place(kind), Place(kind));
        var (backup, keys) = (here.Beside("back-up"), here.Beside("keys.backup"));
        await using var platform = await here.StartAsync();
        using var ended = new CancellationTokenSource();
        var acknowledged = new List<string>();
        for (var i = 0; i < Acknowledged; i++) acknowledged.Add(await DraftAsync(platform));
        var writing = WriteOnAsync(platform, ended.Token);
        (await here.RunAsync(0, "backup", "create", "--to", backup)).Should().MatchRegex(
            @"^Backed up \d+ rows in \d+ tables up to position \d+: \d+ bytes in .*back-up\. No key is in it: take 'keys backup' after it\.\n$");
        await here.RunAsync(0, "keys", "backup", keys);
        await ended.CancelAsync();
        (await writing).Should().BePositive();
        (await here.RunAsync(0, "backup", "verify", "--from", backup)).Should().StartWith("Back-up of ").And.EndWith("Whole.\n");
        here.Schemas("selec_verify%").Should().BeEmpty();
        OwnerOnly(backup);

        await there.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", Path.Combine(backup, "erasures.ledger"));
        await there.RunAsync(0, "keys", "restore", keys);

        await using var restored = await there.StartAsync();
        var (before, after) = (await RequestsAsync(platform), await RequestsAsync(restored));
        after.Keys.Should().Contain(acknowledged).And.BeSubsetOf(before.Keys);
        foreach (var (id, request) in after) request.Should().Be(before[id]);
        (await DraftAsync(restored)).Should().NotBeNull("it writes on");
        var log = restored.Services.GetRequiredService<IAuditLog>();
        (await log.VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
        (await log.ReadAuditAsync(null, 1_000_000, default)).Select(entry => entry.Entry).Where(entry => entry.Operation.StartsWith("backup", StringComparison.Ordinal))
            .Select(entry => (entry.Operation, entry.Kind, entry.Person)).Should().Equal(
                ("backupRestore", AuditKind.Alter, new PersonId("operator")), ("backupCreate", AuditKind.Export, new PersonId("operator")));
        (await there.RunAsync(2, "backup", "restore", "--from", backup)).Should().StartWith("BACKUP_PLACE_TAKEN: ").And.EndWith("A back-up is restored where there is no journal.");
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task who_follows_goes_on_after_a_restore_from_what_the_back_up_holds_and_begins_anew_from_what_it_lost(string kind)
    {
        var (here, there) = (Place(kind), Place(kind));
        var (backup, keys) = (here.Beside("back-up"), here.Beside("keys.backup"));
        string kept, lost;
        await using (var platform = await here.StartAsync())
        {
            using var stream = await LiveReader.OpenAsync(platform, Officer);
            kept = await LastAsync(platform, stream, 1);
            await here.RunAsync(0, "backup", "create", "--to", backup);
            await here.RunAsync(0, "keys", "backup", keys);
            lost = await LastAsync(platform, stream, 3);
        }
        await there.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", Path.Combine(backup, "erasures.ledger"));
        await there.RunAsync(0, "keys", "restore", keys);
        await using var restored = await there.StartAsync();
        var newest = "";
        for (var i = 0; i < 6; i++) newest = await DraftAsync(restored);

        using var after = await LiveReader.OpenAsync(restored, Officer, lost);
        (await after.NextAsync())!["kind"]!.ToString().Should().Be("RESYNC_REQUIRED", "other events stand in the places of those that are lost");
        using var going = await LiveReader.OpenAsync(restored, Officer, kept);
        (await going.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        (await going.UntilAsync(newest)).Should().HaveCount(6);
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task a_version_that_a_restore_lost_is_stale_where_another_of_its_number_was_written_since(string kind)
    {
        var (here, there) = (Place(kind), Place(kind));
        var (backup, keys) = (here.Beside("back-up"), here.Beside("keys.backup"));
        JsonNode request, lost;
        await using (var platform = await here.StartAsync())
        {
            request = (await platform.DoAsync(Officer, "draftRequest", Requests.Draft("entered", "A lorry"), "request", "id"))["id"]!;
            await here.RunAsync(0, "backup", "create", "--to", backup);
            await here.RunAsync(0, "keys", "backup", keys);
            lost = await ClearedAsync(platform, request);
        }
        await there.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", Path.Combine(backup, "erasures.ledger"));
        await there.RunAsync(0, "keys", "restore", keys);
        await using var restored = await there.StartAsync();

        var cleared = await ClearedAsync(restored, request);

        Task<JsonNode> WithdrawAsync(JsonNode version) => restored.TryAsync(
            FocalPoint, "withdrawRequest", new JsonObject { ["request"] = request.DeepClone(), ["version"] = version.DeepClone() }, "request");
        (await WithdrawAsync(lost))["errors"]!.AsArray().Should().ContainSingle().Which!["code"]!.GetValue<string>().Should().Be("STALE_VERSION");
        (await WithdrawAsync(cleared))["errors"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task an_item_that_was_erased_after_the_back_up_does_not_open_after_its_restore(string kind)
    {
        var (here, there, elsewhere) = (Place(kind), Place(kind), Place(kind));
        var (backup, keys, later) = (here.Beside("back-up"), here.Beside("keys.backup"), here.Beside("later"));
        string request;
        await using (var platform = await here.StartAsync())
        {
            (request, var item) = await EnterAsync(platform);
            await here.RunAsync(0, "backup", "create", "--to", backup);
            await here.RunAsync(0, "keys", "backup", keys);
            await platform.DoAsync(FocalPoint, "eraseItem", new JsonObject { ["item"] = item, ["ground"] = "SUPPLIER_WISH" }, "item", "id erasedAt");
            await platform.DoAsync("bg-liaison-police", "confirmAct", new JsonObject { ["item"] = item, ["act"] = "ERASE", ["ground"] = "SUPPLIER_WISH" }, "item", "id erasedAt");
            await here.RunAsync(0, "backup", "create", "--to", later);
        }
        var newest = Path.Combine(later, "erasures.ledger");
        (await there.RunAsync(2, "backup", "restore", "--from", backup)).Should().StartWith("LEDGER_NEEDED: The back-up knows of 0 erasures, ");
        there.HasJournal().Should().BeFalse();
        (await there.RunAsync(2, "backup", "restore", "--from", later, "--ledger", Path.Combine(backup, "erasures.ledger"))).Should()
            .EndWith("lacks erasures that the back-up knows of: 1 in number. Put its newest copy there.");
        there.HasJournal().Should().BeFalse();

        (await there.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", newest)).Should().Contain("The erasure ledger knows 1 erasures");
        (await there.RunAsync(0, "keys", "restore", keys)).Should().StartWith("Restored. The erasure ledger destroyed 1 keys of the back-up");
        await using (var restored = await there.StartAsync()) (await SubjectAsync(restored, request)).Should().BeNull();

        // Without the newest copy of the ledger it would open: it is in both back-ups.
        await elsewhere.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", Path.Combine(backup, "erasures.ledger"));
        await elsewhere.RunAsync(0, "keys", "restore", keys);
        await using var without = await elsewhere.StartAsync();
        (await SubjectAsync(without, request)).Should().Be(Canary.Text(1));
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task a_back_up_holds_no_clear_text_and_no_key(string kind)
    {
        var here = Place(kind);
        var backup = here.Beside("back-up");
        await using (var platform = await here.StartAsync()) await EnterAsync(platform);
        await here.RunAsync(0, "backup", "create", "--to", backup);

        var keys = here.WrappedKeys();
        keys.Should().NotBeEmpty();
        byte[][] secrets =
        [
            BackupPlace.MasterKey, Encoding.UTF8.GetBytes(Convert.ToBase64String(BackupPlace.MasterKey)), .. keys,
            .. Canary.Marks.SelectMany(mark => new[] { Encoding.UTF8.GetBytes(mark), Encoding.Unicode.GetBytes(mark) }),
        ];
        IoDirectory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Where(file => HoldsAny(file, secrets)).Should().BeEmpty();
        IoDirectory.EnumerateFiles(backup).Where(file => HoldsAny(file, [Encoding.UTF8.GetBytes("request/")])).Should().NotBeEmpty("what is looked for would be found");
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite, "DELETE FROM events WHERE position = 3", "positions are missing, the first is 3")]
    [InlineData(BackupPlace.Postgres, "DELETE FROM events WHERE position = 3", "positions are missing, the first is 3")]
    [InlineData(BackupPlace.Sqlite, "UPDATE events SET version = version + 1000 WHERE position = 1", "1 streams whose versions have gaps")]
    [InlineData(BackupPlace.Postgres, "UPDATE streams SET version = version + 1 WHERE stream = (SELECT min(stream) FROM streams)", "1 streams whose version is not that of their last event")]
    [InlineData(BackupPlace.Sqlite, "UPDATE audit SET hits = hits + 1 WHERE id = 1", "table audit: a chain does not hold, its first fault is at 1")]
    [InlineData(BackupPlace.Postgres, "UPDATE audit SET hits = hits + 1 WHERE id = 1", "table audit: a chain does not hold, its first fault is at 1")]
    public async Task a_journal_that_had_gaps_when_it_was_backed_up_is_told_of(string kind, string tampering, string told)
    {
        var here = Place(kind);
        await using (var platform = await here.StartAsync()) await DraftAsync(platform);
        here.Tamper(tampering);
        await here.RunAsync(0, "backup", "create", "--to", here.Beside("back-up"));

        var verified = await here.RunAsync(1, "backup", "verify", "--from", here.Beside("back-up"));

        verified.Should().Contain(told).And.EndWith("Not whole.\n");
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite, FormerVersionTests.AsSecond, 2)]
    [InlineData(BackupPlace.Postgres, AsFirst, 1)]
    public async Task a_back_up_of_the_former_tables_is_restored_and_carried_forward(string kind, string former, long version)
    {
        var (here, there) = (Place(kind), Place(kind));
        string request;
        await using (var platform = await here.StartAsync()) request = (await EnterAsync(platform)).Request;
        await here.RunAsync(0, "backup", "create", "--to", here.Beside("newer"));
        here.Tamper(former);
        var (backup, keys) = (here.Beside("back-up"), here.Beside("keys.backup"));
        // As the program of then would have: the command carries the journal forward before it copies it.
        Backups.Create(here.Journal, backup, new BackupStamp(DateTimeOffset.UnixEpoch, "former"), folder => File.Copy(
            Path.Combine(here.Beside("newer"), "erasures.ledger"), Path.Combine(folder, "erasures.ledger"))).Schema.Should().Be(version);
        await here.RunAsync(0, "keys", "backup", keys);

        await there.RunAsync(0, "backup", "verify", "--from", backup);
        await there.RunAsync(0, "backup", "restore", "--from", backup, "--ledger", Path.Combine(backup, "erasures.ledger"));
        await there.RunAsync(0, "keys", "restore", keys);

        await using var restored = await there.StartAsync();
        (await SubjectAsync(restored, request)).Should().Be(Canary.Text(1));
    }

    BackupPlace Place(string kind)
    {
        var place = new BackupPlace(kind);
        _places.Add(place);
        return place;
    }

    static async Task<int> WriteOnAsync(RunningPlatform platform, CancellationToken ended)
    {
        var written = 0;
        while (!ended.IsCancellationRequested)
        {
            // A command writes its own entry into the same log: the platform may be busy meanwhile, and says so.
            var answer = await platform.SendAsync(
                Officer, Requests.Mutation("draftRequest"), new JsonObject { ["input"] = Requests.Draft(Guid.CreateVersion7().ToString(), "A lorry") });
            if (answer["errors"] is null) written++;
            else new AnsweredException(answer["errors"]!.AsArray()).TryAgainAfter.Should().NotBeNull(answer.ToJsonString());
        }
        return written;
    }

    /// <summary>Some more drafts; the cursor of the last.</summary>
    static async Task<string> LastAsync(RunningPlatform platform, LiveReader stream, int drafts)
    {
        var newest = "";
        for (var i = 0; i < drafts; i++) newest = await DraftAsync(platform);
        return (await stream.UntilAsync(newest))[^1]["cursor"]!.ToString();
    }

    static async Task<string> DraftAsync(RunningPlatform platform) =>
        (await platform.DoAsync(Officer, "draftRequest", Requests.Draft(Guid.CreateVersion7().ToString(), "A lorry"), "request"))["id"]!.GetValue<string>();

    /// <summary>A request with marks in its texts, cleared, so that its item may be erased.</summary>
    static async Task<(string Request, string Item)> EnterAsync(RunningPlatform platform)
    {
        var draft = await platform.DoAsync(Officer, "draftRequest", Requests.Draft("entered", Canary.Text(1)), "request", "id item { id }");
        await ClearedAsync(platform, draft["id"]!);
        return (draft["id"]!.GetValue<string>(), draft["item"]!["id"]!.GetValue<string>());
    }

    /// <summary>A draft is cleared; the version that it has then.</summary>
    static async Task<JsonNode> ClearedAsync(RunningPlatform platform, JsonNode request)
    {
        var read = await platform.AskAsync(
            FocalPoint, "query($id: ID!) { node(id: $id) { ... on Request { version } } }", new JsonObject { ["id"] = request.DeepClone() });
        var input = new JsonObject { ["request"] = request.DeepClone(), ["version"] = read["node"]!["version"]!.DeepClone() };
        return (await platform.DoAsync(FocalPoint, "clearRequest", input, "request", "version"))["version"]!;
    }

    static async Task<string?> SubjectAsync(RunningPlatform platform, string request) => (await platform.AskAsync(
        Officer, "query($id: ID!) { node(id: $id) { ... on Request { subject } } }", new JsonObject { ["id"] = request }))["node"]!["subject"]?.GetValue<string>();

    /// <summary>Every request that two persons see, as they see it.</summary>
    static async Task<Dictionary<string, string>> RequestsAsync(RunningPlatform platform)
    {
        const string Document = """
            query($after: String) {
              requests(first: 50, after: $after) {
                nodes { id reference subject facts redactions { field reason } item { id } } pageInfo { hasNextPage endCursor }
              }
            }
            """;
        var seen = new Dictionary<string, string>();
        foreach (var person in new[] { Officer, "ro-focal-point" })
        {
            for (string? after = null; ;)
            {
                var page = (await platform.AskAsync(person, Document, new JsonObject { ["after"] = after }))["requests"]!;
                foreach (var node in page["nodes"]!.AsArray()) seen[$"{node!["id"]!.GetValue<string>()}"] = $"{person} {node.ToJsonString()}";
                if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) break;
                after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
            }
        }
        return seen;
    }

    static bool HoldsAny(string file, byte[][] secrets)
    {
        var bytes = File.ReadAllBytes(file);
        return secrets.Any(secret => bytes.AsSpan().IndexOf(secret) >= 0);
    }

    static void OwnerOnly(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in IoDirectory.EnumerateFiles(folder))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }
}
