using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Selec.Contracts;
using Selec.Journal.Backup;
using Selec.Sdk;
using Xunit.Abstractions;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Durability;

/// <summary>A small back-up of each kind of database, for tests that spoil copies of it.</summary>
public sealed class TakenBackups : IAsyncLifetime
{
    readonly Dictionary<string, BackupPlace> _places = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        foreach (var kind in new[] { BackupPlace.Sqlite, BackupPlace.Postgres })
        {
            var place = _places[kind] = new BackupPlace(kind);
            await using (await place.StartAsync()) { }
            await place.RunAsync(0, "backup", "create", "--to", Of(kind));
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        foreach (var place in _places.Values) place.Dispose();
        return Task.CompletedTask;
    }

    internal BackupPlace Place(string kind) => _places[kind];

    internal string Of(string kind) => _places[kind].Beside("back-up");
}

/// <summary>What is not a whole back-up of this program, or has no empty place to go to, is refused with a code, and leaves nothing behind.</summary>
[Trait("Database", "embedded")]
public sealed class BackupRefusalTests(TakenBackups taken, ITestOutputHelper output) : IClassFixture<TakenBackups>, IDisposable
{
    const string Manifest = "manifest.json", Sums = "SHA256SUMS";

    public static readonly TheoryData<string> Kinds = new() { BackupPlace.Sqlite, BackupPlace.Postgres };

    static readonly AuditEntry _entry =
        new(DateTimeOffset.UnixEpoch, AuditKind.Alter, new PersonId("operator"), null, PartyCode.Selec, "session", "backupRestore", ["journal/backup"], "OK", 0, null, null);

    readonly List<BackupPlace> _places = [];

    public void Dispose() => _places.ForEach(place => place.Dispose());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_byte_that_was_altered_anywhere_is_named_and_refused(string kind)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var (random, place, copy) = (new Random(seed), Empty(kind), Copy(kind));
        var files = IoDirectory.GetFiles(copy).Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Concat(files))
        {
            var bytes = File.ReadAllBytes(file);
            var at = random.Next(bytes.Length);
            Alter(file, bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8))));

            var found = Backups.Verify(place.Journal, copy);
            var name = Path.GetFileName(file);
            found.Should().ContainSingle().Which.Should().Contain(name is Sums ? Manifest : name, "byte {0} of {1}", at, name);
            Refused(() => Restore(place, copy)).Should().Be("BACKUP_ALTERED", "byte {0} of {1}", at, name);
            place.HasJournal().Should().BeFalse();

            Alter(file, bytes, at, bytes[at]);
        }
        Backups.Verify(place.Journal, copy).Should().BeEmpty();
        Restore(place, copy);
        place.HasJournal().Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task an_altered_back_up_is_told_of_by_the_commands(string kind)
    {
        var (place, copy) = (Empty(kind), Copy(kind));
        var file = IoDirectory.GetFiles(copy).First(name => name.EndsWith("events.copy", StringComparison.Ordinal) || name.EndsWith(".db", StringComparison.Ordinal));
        await File.AppendAllTextAsync(file, "x");

        (await place.RunAsync(1, "backup", "verify", "--from", copy)).Should().MatchRegex(@"^file (journal\.db|events\.copy): \d+ bytes, not \d+\nNot whole\.\n$");
        (await place.RunAsync(2, "backup", "restore", "--from", copy)).Should().StartWith("BACKUP_ALTERED: The back-up is not as it was written: file ");
        place.HasJournal().Should().BeFalse();
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite, "schema", 1, "BACKUP_NEWER_SCHEMA")]
    [InlineData(BackupPlace.Postgres, "schema", 1, "BACKUP_NEWER_SCHEMA")]
    [InlineData(BackupPlace.Sqlite, "schema", -5, "BACKUP_OLDER_SCHEMA")]
    [InlineData(BackupPlace.Postgres, "schema", -4, "BACKUP_OLDER_SCHEMA")]
    [InlineData(BackupPlace.Sqlite, "format", 1, "BACKUP_OTHER_FORMAT")]
    [InlineData(BackupPlace.Postgres, "format", -1, "BACKUP_OTHER_FORMAT")]
    public void another_version_is_refused(string kind, string property, int by, string code)
    {
        var (place, copy) = (Empty(kind), Copy(kind));
        Rewrite(copy, manifest => manifest[property] = manifest[property]!.GetValue<long>() + by);

        Refused(() => Restore(place, copy)).Should().Be(code);
        Backups.Verify(place.Journal, copy).Should().ContainSingle().Which.Should().StartWith($"{code}: ");
        place.HasJournal().Should().BeFalse();
    }

    [Theory]
    [InlineData(BackupPlace.Sqlite, BackupPlace.Postgres)]
    [InlineData(BackupPlace.Postgres, BackupPlace.Sqlite)]
    public async Task another_kind_of_database_is_refused(string kind, string other)
    {
        var place = Empty(other);

        (await place.RunAsync(2, "backup", "restore", "--from", taken.Of(kind))).Should().Be(
            $"BACKUP_OTHER_DATABASE: The back-up is of a database of the kind '{kind}', and the settings name one of the kind '{other}'.");
        place.HasJournal().Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task a_target_that_is_there_is_not_written_over(string kind)
    {
        var (place, target) = (taken.Place(kind), Empty(kind).Beside("occupied"));
        IoDirectory.CreateDirectory(target);
        await File.WriteAllTextAsync(Path.Combine(target, "mine"), "");

        (await place.RunAsync(2, "backup", "create", "--to", target)).Should().Be($"BACKUP_TARGET_TAKEN: '{target}' is there and is not written over.");
        (await place.RunAsync(2, "backup", "create", "--to", Path.Combine(target, "no", "where"))).Should().EndWith("is in no folder that is there.");

        IoDirectory.GetFileSystemEntries(target).Should().Equal(Path.Combine(target, "mine"));
        IoDirectory.GetFileSystemEntries(Path.GetDirectoryName(target)!, "*.part").Should().BeEmpty();
        File.Delete(Path.Combine(target, "mine"));
        await place.RunAsync(0, "backup", "create", "--to", target);
        Backups.Verify(place.Journal, target).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task a_back_up_that_was_cut_short_is_not_taken_for_a_whole_one(string kind)
    {
        var place = Empty(kind);
        foreach (var last in new[] { Sums, Manifest })
        {
            var copy = Copy(kind);
            File.Delete(Path.Combine(copy, last));
            (await place.RunAsync(1, "backup", "verify", "--from", copy)).Should().StartWith("BACKUP_NOT_WHOLE: ").And.EndWith("Not whole.\n");
            (await place.RunAsync(2, "backup", "restore", "--from", copy)).Should().StartWith("BACKUP_NOT_WHOLE: ");
        }
        var without = Copy(kind);
        File.Delete(IoDirectory.GetFiles(without).First(file => Path.GetExtension(file) is ".copy" or ".db"));
        Backups.Verify(place.Journal, without).Should().ContainSingle().Which.Should().EndWith(": missing");
        Refused(() => Restore(place, without)).Should().Be("BACKUP_ALTERED");
        (await place.RunAsync(2, "backup", "verify", "--from", place.Beside("nothing"))).Should().EndWith("is no folder.");
        place.HasJournal().Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task nothing_is_restored_over_a_journal(string kind)
    {
        var place = taken.Place(kind);

        (await place.RunAsync(2, "backup", "restore", "--from", taken.Of(kind))).Should().StartWith("BACKUP_PLACE_TAKEN: ");
        await using var platform = await place.StartAsync();
        (await place.RunAsync(2, "backup", "restore", "--from", taken.Of(kind))).Should().StartWith("BACKUP_PLACE_TAKEN: ");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_fault_in_the_middle_of_a_restore_leaves_nothing(string kind)
    {
        var (place, copy) = (Empty(kind), Copy(kind));
        // What is not rows, under sums that say it is as it was written: only loading it shows.
        var file = IoDirectory.GetFiles(copy).Where(name => Path.GetExtension(name) is ".copy" or ".db").Order(StringComparer.Ordinal).Last(name => new FileInfo(name).Length > 1_000);
        using (var cut = new FileStream(file, FileMode.Open)) cut.SetLength(cut.Length / 2);
        Rewrite(copy, _ => { });

        Refused(() => Restore(place, copy)).Should().Be("BACKUP_FAILED");
        place.HasJournal().Should().BeFalse();
        place.Schemas("selec%").Should().BeEmpty();
        IoDirectory.GetFiles(place.Data, "journal.db*").Select(Path.GetFileName).Should().BeSubsetOf(["journal.db.lock"]);
        Restore(place, Copy(kind));
        place.HasJournal().Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void a_table_with_other_rows_than_the_manifest_tells_of_is_named(string kind)
    {
        var (place, more, other) = (taken.Place(kind), Copy(kind), Copy(kind));
        Rewrite(more, manifest => Table(manifest, "events")["rows"] = 1);
        Rewrite(other, manifest => Table(manifest, "streams")["sha256"] = new string('0', 64));

        Backups.Verify(place.Journal, more).Should().ContainSingle().Which.Should().MatchRegex(@"^table events: \d+ rows, not 1$");
        Backups.Verify(place.Journal, other).Should().Equal("table streams: its rows are others than when they were backed up");
        place.Schemas("selec_verify%").Should().BeEmpty();
    }

    static void Restore(BackupPlace place, string folder)
    {
        IoDirectory.CreateDirectory(place.Data);
        Backups.Restore(place.Journal, folder, _entry, _ => { });
    }

    static string Refused(Action act) => act.Should().Throw<BackupRefusedException>().Which.Code;

    static void Alter(string file, byte[] bytes, int at, byte value)
    {
        var altered = bytes.ToArray();
        altered[at] = value;
        File.WriteAllBytes(file, altered);
    }

    static JsonNode Table(JsonNode manifest, string name) => manifest["tables"]!.AsArray().Single(table => table!["name"]!.GetValue<string>() == name)!;

    /// <summary>As somebody would who knows how sums are made.</summary>
    static void Rewrite(string folder, Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Manifest)))!;
        var sums = new StringBuilder();
        foreach (var file in manifest["files"]!.AsArray())
        {
            var name = file!["name"]!.GetValue<string>();
            var bytes = File.ReadAllBytes(Path.Combine(folder, name));
            (file["size"], file["sha256"]) = (bytes.Length, Sum(bytes));
            sums.Append(CultureInfo.InvariantCulture, $"{Sum(bytes)}  {name}\n");
        }
        change(manifest);
        var written = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        File.WriteAllBytes(Path.Combine(folder, Manifest), written);
        File.WriteAllText(Path.Combine(folder, Sums), $"{Sum(written)}  {Manifest}\n{sums}");
    }

    static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    BackupPlace Empty(string kind)
    {
        var place = new BackupPlace(kind);
        _places.Add(place);
        return place;
    }

    string Copy(string kind)
    {
        var copy = Empty(BackupPlace.Sqlite).Beside("copy");
        IoDirectory.CreateDirectory(copy);
        foreach (var file in IoDirectory.GetFiles(taken.Of(kind))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }
}
