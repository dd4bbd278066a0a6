using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Selec.Access;
using Selec.Contracts;
using Selec.Host.Tests.Audit;
using Selec.Host.Tests.Durability;
using Selec.Sdk;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Keys;

[Trait("Database", "embedded")]
public sealed class KeysCommandTests : IDisposable
{
    const int Many = 20_000;

    readonly string _folder = IoDirectory.CreateTempSubdirectory("selec-keys-").FullName;

    string Data => Path.Combine(_folder, "data");

    string Backups => IoDirectory.CreateDirectory(Path.Combine(_folder, "back-ups")).FullName;

    string Backup => Path.Combine(Backups, "keys.backup");

    string Setting => $"--Selec:DataDirectory={Data}";

    public void Dispose() => IoDirectory.Delete(_folder, true);

    [Fact]
    public async Task a_back_up_is_taken_while_the_platform_runs_and_the_rest_waits_until_it_is_stopped_and_all_is_recorded()
    {
        await using (var platform = await RunningPlatform.StartAsync(Data, []))
        {
            await ErasedItem.EnterAsync(platform, 2);
            (await DoneAsync("keys", "backup", Backup, Setting)).Should().MatchRegex(@"^Backed up \d+ wrapped keys to .*It may be restored for 30 days\.\n$");
            var inUse = $"The key store '{Path.Combine(Data, "keys.db")}' is in use by another process. Stop the platform first.";
            (await UnusableAsync("keys", "rotate", Setting)).Should().Be(inUse);
            (await UnusableAsync("keys", "restore", Backup, Setting)).Should().Be(inUse);
            (await UnusableAsync("keys", "renew-ledger", Setting)).Should().Be(inUse);
            (await DoneAsync("keys", "prune-backups", Backups, Setting)).Should().Be("Deleted 0 back-ups older than 30 days, kept 1.\n");
        }
        var key = $"--Selec:MasterKeyFile={Path.Combine(Data, "keys", "second.key")}";
        (await DoneAsync("keys", "restore", Backup, Setting)).Should()
            .Be("Restored. The erasure ledger destroyed 0 keys of the back-up; 0 keys of the former store are not in it.\n");
        (await DoneAsync("keys", "rotate", Setting, key)).Should()
            .MatchRegex(@"^Wrapped \d+ data keys anew\. The master key 'file:second\.key' wraps all of them; no other one is needed\.\n$");
        (await DoneAsync("keys", "renew-ledger", Setting, key)).Should().Be("Wrote the erasure ledger anew: 0 erasures.\n");
        (await UnusableAsync("keys", "backup", Backup, Setting)).Should().EndWith("is there and is not written over.");
        File.Delete(Path.Combine(Data, "keys", "master.key"));

        await using var again = await RunningPlatform.StartAsync(Data, [key]);
        (await ErasedItem.FoundAsync(again, 2)).Should().Be((1, 1));
        var entries = await again.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1_000_000, default);
        entries.Select(entry => entry.Entry).Where(entry => entry.Kind == AuditKind.Keys).Select(entry => (entry.Person, entry.Operation)).Should().Equal(
            new[] { "keysRenewLedger", "keysRotate", "keysRestore", "keysPruneBackups", "keysRenewLedger", "keysRestore", "keysRotate", "keysBackup" }
                .Select(operation => ((PersonId?)new PersonId("operator"), operation)));
    }

    [Fact]
    public async Task a_rotation_killed_at_any_point_is_carried_on_and_loses_no_key()
    {
        await using (await RunningPlatform.StartAsync(Data, ["--Selec:Profile=empty"])) { }
        foreach (var file in IoDirectory.EnumerateFiles(Data, "keys.db*")) File.Delete(file);
        var (first, second) = (RandomKey(), RandomKey());
        List<Sealed<string>> texts;
        await using (var store = Store(("first", first)))
        {
            var sealing = store.GetRequiredService<ISealing>();
            var items = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => sealing.OpenItemAsync(default)));
            texts = [.. items.Select((item, i) => sealing.Seal(item, new PartyCode("BG"), $"text {i}"))];
        }
        string[] rotate = ["keys", "rotate", Setting, $"--Selec:MasterKeys:first={first}", $"--Selec:MasterKeys:second={second}", "--Selec:CurrentMasterKey=second"];
        IoDirectory.CreateDirectory(Path.Combine(Data, "before"));
        Copy(Data, Path.Combine(Data, "before"));
        // A rotation that is faster than the kill proves nothing: it is taken back, and killed anew.
        for (var (tries, kills) = (0, 0); kills == 0; tries++)
        {
            tries.Should().BeLessThan(20, "a rotation that is always faster than the kill proves nothing");
            if (tries > 0) Copy(Path.Combine(Data, "before"), Data);
            kills = new[] { 1, 3_000, 8_000, 15_000 }.Count(count => KilledAt(count, rotate));
        }
        await using (var both = Store(("second", second), ("first", first))) OpensAll(both, texts);

        await DoneAsync(rotate);

        await using var store2 = Store(("second", second));
        OpensAll(store2, texts);
        using var keys = DataFile.Keys(Data);
        keys.Number("SELECT count(*) FROM keys WHERE master <> 'second'").Should().Be(0);
    }

    /// <summary>Puts the keys of one folder in the place of those of another.</summary>
    static void Copy(string from, string to)
    {
        foreach (var file in IoDirectory.EnumerateFiles(to, "keys.db*")) File.Delete(file);
        foreach (var file in IoDirectory.EnumerateFiles(from, "keys.db*")) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <summary>Kills a rotation once so many keys are wrapped anew; false when it was done before.</summary>
    bool KilledAt(int count, string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "Selec.Host.dll"))) info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        using var keys = DataFile.Keys(Data);
        while (!process.HasExited && keys.Number("SELECT count(*) FROM keys WHERE master = 'second'") < count)
        {
        }
        process.Kill();
        process.WaitForExit();
        var done = keys.Number("SELECT count(*) FROM keys WHERE master = 'second'");
        return done < Many;
    }

    ServiceProvider Store(params (string Id, string Key)[] keys)
    {
        var options = new AccessOptions(Data)
        {
            MasterKeys = System.Collections.Immutable.ImmutableDictionary.CreateRange(keys.Select(key => KeyValuePair.Create(key.Id, key.Key))),
            CurrentMasterKey = keys[0].Id,
        };
        return new ServiceCollection().AddAccess(options).BuildServiceProvider();
    }

    static void OpensAll(ServiceProvider store, List<Sealed<string>> texts) =>
        texts.Select(store.GetRequiredService<ISealing>().Open)
            .Should().Equal(Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $"text {i}")));

    static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

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
