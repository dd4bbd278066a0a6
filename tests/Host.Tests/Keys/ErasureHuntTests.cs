using Microsoft.Extensions.DependencyInjection;
using Selec.Access;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.Host.Tests.Durability;
using Selec.Host.Tests.Secrecy;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Keys;

/// <summary>After an erasure its key is nowhere, whatever was kept from before: a warm actor, a journal, a key store, a back-up.</summary>
[Trait("Database", "embedded")]
public sealed class ErasureHuntTests : IDisposable
{
    const int Gone = 1, Kept = 2;

    readonly string _folder = IoDirectory.CreateTempSubdirectory("selec-hunt-").FullName;

    string Data => Path.Combine(_folder, "data");

    string Ledger => Path.Combine(Data, "erasures.ledger");

    string Backup => Path.Combine(_folder, "keys.backup");

    public void Dispose() => IoDirectory.Delete(_folder, true);

    [Fact]
    public async Task an_erased_key_is_in_no_file_while_the_platform_runs_nor_after_it_and_a_warm_actor_answers_nothing()
    {
        ErasedItem gone, kept;
        await using (var platform = await StartAsync())
        {
            gone = await ErasedItem.EnterAsync(platform, Gone);
            kept = await ErasedItem.EnterAsync(platform, Kept);
            (await gone.ReadAsync(platform))["subject"]!.GetValue<string>().Should().Be(Canary.Text(Gone));
            gone.Traces(Data).Should().NotBeEmpty("the hunt must find what is there");

            await gone.EraseAsync(platform);

            gone.Traces(Data).Should().BeEmpty();
            kept.Traces(Data).Should().NotBeEmpty();
            LeakScan.Files(Data).Should().BeEmpty();
            await ErasedAsync(gone, platform);
            await ReadableAsync(kept, platform);
            await SameAfterRebuildAsync(platform);
        }
        gone.Traces(Data).Should().BeEmpty();
        kept.Traces(Data).Should().NotBeEmpty();
        LeakScan.Files(_folder).Should().BeEmpty();
        (await File.ReadAllTextAsync(Ledger)).Should().Contain(gone.Item).And.NotContain(kept.Item);
    }

    [Fact]
    public async Task a_back_up_from_before_an_erasure_does_not_bring_the_item_back()
    {
        ErasedItem gone, kept;
        await using (var platform = await StartAsync())
        {
            gone = await ErasedItem.EnterAsync(platform, Gone);
            kept = await ErasedItem.EnterAsync(platform, Kept);
            KeyCustody.BackUp(new AccessOptions(Data), Backup, TimeProvider.System);
            await gone.EraseAsync(platform);
        }
        gone.Traces(_folder).Should().Equal("keys.backup");

        KeyCustody.Restore(new AccessOptions(Data), Backup, TimeProvider.System).Should().Be(new Restored(Destroyed: 1, Lost: 0));

        gone.Traces(Data).Should().BeEmpty();
        await using var again = await StartAsync();
        gone.Traces(Data).Should().BeEmpty();
        LeakScan.Files(_folder).Should().BeEmpty();
        await ErasedAsync(gone, again);
        await ReadableAsync(kept, again);
    }

    [Fact]
    public async Task a_journal_and_a_key_store_from_before_an_erasure_do_not_bring_the_item_back()
    {
        ErasedItem gone, kept;
        await using (var platform = await StartAsync())
        {
            gone = await ErasedItem.EnterAsync(platform, Gone);
            kept = await ErasedItem.EnterAsync(platform, Kept);
        }
        var older = new[] { "journal.db", "keys.db" }.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(Data, file)));
        await using (var platform = await StartAsync()) await gone.EraseAsync(platform);
        await PutBackAsync(older);

        await using var again = await StartAsync();

        gone.Traces(Data).Should().BeEmpty();
        var read = await gone.ReadAsync(again);
        read["subject"].Should().BeNull();
        (await ErasedItem.FoundAsync(again, Gone)).Should().Be((0, 0));
        await ReadableAsync(kept, again);
        await SameAfterRebuildAsync(again);
    }

    [Fact]
    public async Task what_the_journal_says_is_erased_is_added_to_a_ledger_that_lacks_it()
    {
        ErasedItem gone;
        await using (var platform = await StartAsync()) gone = await ErasedItem.EnterAsync(platform, Gone);
        var older = new[] { "erasures.ledger", "keys.db" }.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(Data, file)));
        await using (var platform = await StartAsync()) await gone.EraseAsync(platform);
        await PutBackAsync(older);

        await using var again = await StartAsync();

        (await File.ReadAllTextAsync(Ledger)).Should().Contain(gone.Item);
        gone.Traces(Data).Should().BeEmpty();
        await ErasedAsync(gone, again);
    }

    [Fact]
    public async Task a_ledger_that_is_missing_or_was_cut_stops_the_start_with_one_line_that_names_the_remedy()
    {
        await using (var platform = await StartAsync())
        {
            for (var mark = 1; mark <= 3; mark++) await (await ErasedItem.EnterAsync(platform, mark)).EraseAsync(platform);
        }
        const string Remedy = "Put its newest copy there, as its second custodian keeps it; if the key store was not restored from a back-up since, "
            + "'keys renew-ledger' writes it anew.";
        var lines = await File.ReadAllLinesAsync(Ledger);
        await File.WriteAllLinesAsync(Ledger, [lines[0], lines[2]]);
        await RefusedAsync($"The erasure ledger '{Ledger}' is broken at line 2. {Remedy}");
        await File.WriteAllLinesAsync(Ledger, lines[..2]);
        await RefusedAsync($"The erasure ledger '{Ledger}' lacks erasures that the key store knows of: 3 in number. {Remedy}");
        File.Delete(Ledger);
        await RefusedAsync($"The erasure ledger '{Ledger}' is missing, and the key store knows of 3 erasures in it. {Remedy}");
        File.Exists(Ledger).Should().BeFalse();
    }

    [Fact]
    public async Task journal_keys_and_ledger_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var platform = await RunningPlatform.StartAsync(Data, ["--Selec:Profile=empty"]);
        foreach (var file in IoDirectory.EnumerateFiles(Data))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    Task<RunningPlatform> StartAsync() => RunningPlatform.StartAsync(Data, []);

    /// <summary>Files of a platform that stands still; what a later one left beside them does not belong to them.</summary>
    async Task PutBackAsync(Dictionary<string, byte[]> files)
    {
        foreach (var (file, bytes) in files)
        {
            foreach (var rest in IoDirectory.GetFiles(Data, file + "-*")) File.Delete(rest);
            await File.WriteAllBytesAsync(Path.Combine(Data, file), bytes);
        }
    }

    static async Task ErasedAsync(ErasedItem gone, RunningPlatform platform)
    {
        var read = await gone.ReadAsync(platform);
        read["reference"].Should().NotBeNull();
        (read["subject"], read["facts"]).Should().Be((null, null));
        read["item"]!["erasedAt"].Should().NotBeNull();
        read["redactions"]!.AsArray().Select(redaction => $"{redaction!["field"]} {redaction["reason"]}")
            .Should().Contain(["subject ERASED", "facts ERASED"]);
        (await ErasedItem.FoundAsync(platform, Gone)).Should().Be((0, 0));
    }

    static async Task ReadableAsync(ErasedItem kept, RunningPlatform platform)
    {
        (await kept.ReadAsync(platform))["facts"]!.GetValue<string>().Should().Be(Canary.Text(Kept));
        (await ErasedItem.FoundAsync(platform, Kept)).Should().Be((1, 1));
    }

    static async Task SameAfterRebuildAsync(RunningPlatform platform)
    {
        using var journal = DataFile.Journal(platform.Data);
        var before = journal.ReadModels();
        await platform.Services.GetRequiredService<IProjections>().RebuildAsync(default);
        journal.ReadModels().Should().Be(before);
    }

    async Task RefusedAsync(string line)
    {
        var (exitCode, errors) = await HostProcess.RefusedAsync(HostStart.On(Data));
        errors.Should().Equal(line);
        exitCode.Should().Be(1);
    }
}
