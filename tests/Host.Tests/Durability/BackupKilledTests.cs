using Selec.Journal.Backup;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Durability;

/// <summary>A back-up whose command is killed half-way leaves nothing that passes for one, and nothing that is in the way of the next.</summary>
[Trait("Database", "embedded")]
public sealed class BackupKilledTests : IDisposable
{
    const int Tries = 20;

    readonly List<BackupPlace> _places = [];

    public void Dispose() => _places.ForEach(place => place.Dispose());

    [Theory]
    [InlineData(BackupPlace.Sqlite)]
    [InlineData(BackupPlace.Postgres)]
    public async Task what_is_left_of_a_killed_back_up_is_told_from_a_whole_one_and_the_next_one_works(string kind)
    {
        var (here, there) = (Place(kind), Place(kind));
        await using (await here.StartAsync()) { }
        var (target, left) = (here.Beside("back-up"), new List<string>());
        for (var tries = 0; left.Count == 0 && tries < Tries; tries++)
        {
            // One killed too late left a whole back-up, by either name.
            foreach (var former in Parts(here).Append(target).Where(IoDirectory.Exists)) IoDirectory.Delete(former, recursive: true);
            using (here.Hold()) await here.KillAsync(() => Parts(here).Length > 0, "backup", "create", "--to", target);
            left.AddRange(Parts(here).Where(part => !File.Exists(Path.Combine(part, "SHA256SUMS"))));
        }
        left.Should().ContainSingle("it was killed half-way");
        IoDirectory.Exists(target).Should().BeFalse();
        (await here.RunAsync(1, "backup", "verify", "--from", left[0])).Should().StartWith("BACKUP_NOT_WHOLE: ").And.EndWith("Not whole.\n");
        (await there.RunAsync(2, "backup", "restore", "--from", left[0])).Should().StartWith("BACKUP_NOT_WHOLE: ");
        there.HasJournal().Should().BeFalse();

        await here.RunAsync(0, "backup", "create", "--to", target);

        Backups.Verify(here.Journal, target).Should().BeEmpty();
        await there.RunAsync(0, "backup", "restore", "--from", target, "--ledger", Path.Combine(target, "erasures.ledger"));
        there.HasJournal().Should().BeTrue();
    }

    static string[] Parts(BackupPlace place) => IoDirectory.GetDirectories(place.Beside(""), "back-up.*.part");

    BackupPlace Place(string kind)
    {
        var place = new BackupPlace(kind);
        _places.Add(place);
        return place;
    }
}
