using Selec.Access.Keys;
using Selec.Sdk;

namespace Selec.Access.Tests;

public sealed class FileKeyBackupTests : KeyBackupTests
{
    readonly FileDirectory _data;

    public FileKeyBackupTests() : this(new FileDirectory())
    {
    }

    FileKeyBackupTests(FileDirectory data) : base(data) => _data = data;

    [Fact]
    public async Task a_restore_that_was_killed_before_the_file_was_in_place_stops_the_start_and_is_repeated()
    {
        Sealed<string> kept;
        await using (var store = _data.Open()) kept = store.Sealing.Seal(await store.ItemAsync(), DataDirectory.Bulgaria, "kept");
        var (file, _) = Taken(0);
        File.Move(_data.Store, _data.Store + ".aside");
        this.Invoking(test => test._data.Open()).Should().Throw<InvalidOperationException>().WithMessage("*cut short. Repeat 'keys restore'.");
        KeyCustody.Restore(_data.Options, file, DataDirectory.Day(1));
        File.Copy(_data.Store, _data.Store + ".aside");
        await using var again = _data.Open();
        again.Sealing.Open(kept).Should().Be("kept");
        File.Exists(_data.Store + ".aside").Should().BeFalse();
    }

    [Fact]
    public async Task a_broken_file_is_replaced_and_nothing_is_left_beside_it()
    {
        Sealed<string> kept;
        await using (var store = _data.Open()) kept = await store.TextAsync("kept");
        var (file, _) = Taken(0);
        await File.WriteAllTextAsync(_data.Store, "no store at all");
        KeyCustody.Restore(_data.Options, file, DataDirectory.Day(1)).Should().Be(new Restored(0, 0));
        Directory.GetFiles(_data.Path, "keys.db*").Should().NotContain(path => path.Contains("aside") || path.Contains("restoring"));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_data.Store).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var again = _data.Open();
        again.Sealing.Open(kept).Should().Be("kept");
    }

    [Fact]
    public async Task store_and_ledger_are_no_back_ups()
    {
        await using (var store = _data.Open()) await store.ItemAsync();
        Refused(_data.Options, _data.Store, 1, "*is no back-up of a key store.");
        Refused(_data.Options, _data.Ledger, 1, "*is no back-up of a key store.");
    }
}
