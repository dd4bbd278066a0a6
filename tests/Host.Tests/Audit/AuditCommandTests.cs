using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Audit;

public sealed class AuditCommandTests : IDisposable
{
    readonly string _folder = System.IO.Directory.CreateTempSubdirectory("selec-audit-").FullName;

    string Data => Path.Combine(_folder, "data");

    string Export => Path.Combine(_folder, "log.audit");

    string Anchor => Path.Combine(_folder, "log.anchor");

    string Keys => Path.Combine(_folder, "keys");

    string PublicKey => Path.Combine(Keys, "audit-key.public.pem");

    string PrivateKey => Path.Combine(Keys, "audit-key.pem");

    public void Dispose() => System.IO.Directory.Delete(_folder, true);

    [Fact]
    public async Task an_export_taken_while_the_platform_writes_is_whole_and_recorded_and_its_cut_tail_is_found_by_the_anchor()
    {
        await using var platform = await RunningPlatform.StartAsync(Data, ["--Selec:Profile=empty"]);
        var journal = platform.Services.GetRequiredService<IJournal>();
        using var ended = new CancellationTokenSource();
        await WriteAsync(journal, 300);
        var writing = KeepWritingAsync(journal, ended.Token);

        await DoneAsync("audit", "key", "--to", Keys);
        await DoneAsync("audit", "anchor", "--to", Anchor, "--key", PrivateKey, $"--Selec:DataDirectory={Data}");
        await DoneAsync("audit", "export", "--to", Export, "--key", PrivateKey, $"--Selec:DataDirectory={Data}");
        await ended.CancelAsync();
        await writing;

        var verified = await DoneAsync("audit", "verify", Export, "--anchor", Anchor, "--key", PublicKey);
        verified.Should().Contain("its beginning is signed by a given key").And.Contain("in 3 chains").And.EndWith("Whole.\n");
        await RecordedAsync(platform);
        OwnerOnly(PrivateKey, Export, Anchor);
        await AlteredIsFoundAsync();
    }

    [Theory]
    [InlineData("Unknown command 'audit'. Known: audit anchor, audit expire, audit export, audit key, audit verify, backup create, backup restore, backup verify, keys backup, keys prune-backups, keys renew-ledger, keys restore, keys rotate.", "audit")]
    [InlineData("Unknown command 'audit erase'. Known: audit anchor, audit expire, audit export, audit key, audit verify, backup create, backup restore, backup verify, keys backup, keys prune-backups, keys renew-ledger, keys restore, keys rotate.", "audit", "erase")]
    [InlineData("Unknown command 'serve'. Known: audit anchor, audit expire, audit export, audit key, audit verify, backup create, backup restore, backup verify, keys backup, keys prune-backups, keys renew-ledger, keys restore, keys rotate.", "serve")]
    [InlineData("Unknown option '--force'.", "audit", "export", "--to", "x", "--force")]
    [InlineData("Option --to is needed.", "audit", "export")]
    [InlineData("Option --to needs a value.", "audit", "export", "--to")]
    [InlineData("Option --key is needed.", "audit", "anchor", "--to", "x")]
    [InlineData("A file is needed.", "audit", "verify")]
    [InlineData("Unexpected 'b'.", "audit", "verify", "a", "b")]
    [InlineData("'nothing.audit' is no file that can be read.", "audit", "verify", "nothing.audit")]
    [InlineData("Option --anchor needs the public key that signed it: --key.", "audit", "verify", "a", "--anchor", "b")]
    public async Task what_is_not_understood_stops_with_one_line(string line, params string[] arguments)
    {
        var run = await AuditProcess.RunAsync(arguments);
        run.Errors.Should().Equal(line);
        run.ExitCode.Should().Be(2);
    }

    [Trait("Database", "embedded")]
    [Fact]
    public async Task no_journal_no_key_and_a_file_that_is_there_stop_with_one_line()
    {
        await File.WriteAllTextAsync(Export, "nonsense");
        (await UnusableAsync("audit", "export", "--to", Export)).Should().EndWith("is there and is not written over.");
        foreach (var command in new[] { "export", "expire" })
        {
            string[] to = command == "export" ? ["--to", Anchor] : [];
            (await UnusableAsync(["audit", command, .. to, $"--Selec:DataDirectory={Data}"])).Should().StartWith(
                "Selec:DataDirectory: there is no directory '");
        }
        System.IO.Directory.Exists(Data).Should().BeFalse("a name that was mistyped makes nothing");
        System.IO.Directory.CreateDirectory(Data);
        (await UnusableAsync("audit", "export", "--to", Anchor, $"--Selec:DataDirectory={Data}")).Should().EndWith("holds no journal.");
        System.IO.Directory.EnumerateFileSystemEntries(Data).Should().BeEmpty();
        (await UnusableAsync("audit", "anchor", "--to", Anchor, "--key", Export)).Should().EndWith("holds no key on the curve P-256 in PEM.");
        (await UnusableAsync("audit", "verify", Export)).Should().EndWith("does not begin as an export does, or its beginning was altered.");
    }

    [Fact]
    public async Task entries_older_than_their_kind_is_kept_are_blanked_once_and_the_log_stays_whole_and_says_so()
    {
        var directory = $"--Selec:DataDirectory={Data}";
        await using (var platform = await RunningPlatform.StartAsync(Data, ["--Selec:Profile=empty"]))
            await WriteAsync(platform.Services.GetRequiredService<IJournal>(), 30);

        (await DoneAsync("audit", "expire", directory, "--Selec:AuditRetention:Consult=1200")).Should().Be("Blanked 0 entries.\n");
        (await DoneAsync("audit", "expire", directory)).Should().Be("Blanked 30 entries.\n");
        (await DoneAsync("audit", "expire", directory)).Should().Be("Blanked 0 entries.\n");

        await DoneAsync("audit", "export", "--to", Export, directory);
        (await DoneAsync("audit", "verify", Export)).Should().EndWith("Whole.\n");
        (await File.ReadAllTextAsync(Export)).Should().NotContain("request/a").And.Contain("auditExpire");
        (await UnusableAsync("audit", "expire", "now", directory)).Should().Be("Unexpected 'now'.");
        (await UnusableAsync("audit", "expire", directory, "--Selec:AuditRetention:Consult=soon")).Should()
            .StartWith("Selec:AuditRetention:Consult: expected a number of months");
    }

    async Task AlteredIsFoundAsync()
    {
        var lines = await File.ReadAllLinesAsync(Export);
        var altered = Path.Combine(_folder, "altered.audit");
        await File.WriteAllLinesAsync(altered, lines[..^1]);
        (await AuditProcess.RunAsync("audit", "verify", altered)).Should().Match<AuditProcess>(run => run.ExitCode == 1)
            .And.Match<AuditProcess>(run => run.Output.Contains("first fault at") && run.Output.Contains("No anchor"))
            .And.Match<AuditProcess>(run => !run.Output.Contains("operator"));
        await DoneAsync("audit", "key", "--to", Path.Combine(_folder, "other"));
        var other = Path.Combine(_folder, "other", "audit-key.public.pem");
        (await AuditProcess.RunAsync("audit", "verify", Export, "--anchor", Anchor, "--key", other)).ExitCode.Should().Be(1);
    }

    static async Task RecordedAsync(RunningPlatform platform)
    {
        var entries = await platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default);
        var acts = entries.Select(entry => entry.Entry).Where(entry => entry.Person == new PersonId("operator")).ToList();
        acts.Select(entry => (entry.Operation, entry.Kind)).Should().Equal(("auditExport", AuditKind.Export), ("auditAnchor", AuditKind.Consult));
        acts.Should().OnlyContain(entry => entry.Hits >= 300);
    }

    static void OwnerOnly(params string[] files)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in files)
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    static async Task KeepWritingAsync(IJournal journal, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(journal, 1);
                // The command comes to its turn.
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
            }
            catch (BusyException)
            {
                // A command writes its own entry into the same log.
            }
        }
    }

    static async Task WriteAsync(IJournal journal, int entries)
    {
        for (var i = 0; i < entries; i++)
            await journal.RecordAsync(
                new AuditEntry(
                    DateTimeOffset.UnixEpoch, AuditKind.Consult, new PersonId("officer"), Role.NationalFocalPoint, new PartyCode("BG"),
                    "session", "requests", ["request/a", "request/b"], "OK", 2, null, null),
                default);
    }

    static async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await AuditProcess.RunAsync(arguments);
        run.Errors.Should().BeEmpty();
        run.ExitCode.Should().Be(0, run.Output);
        return run.Output;
    }

    static async Task<string> UnusableAsync(params string[] arguments)
    {
        var run = await AuditProcess.RunAsync(arguments);
        run.ExitCode.Should().Be(2);
        return run.Errors.Should().ContainSingle().Subject;
    }
}
