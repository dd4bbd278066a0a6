using Selec.Access.Keys;

namespace Selec.Access.Tests;

public sealed class FileErasureLedgerTests : ErasureLedgerTests
{
    readonly FileDirectory _data;

    public FileErasureLedgerTests() : this(new FileDirectory())
    {
    }

    FileErasureLedgerTests(FileDirectory data) : base(data) => _data = data;

    [Fact]
    public void any_altered_letter_stops_the_start() => Seeded.Run(1, random =>
    {
        using var data = new FileDirectory();
        ErasureLedger Open(LedgerEnd known) => new(data.Ledger, known);
        var ledger = Open(LedgerEnd.Nothing);
        ledger.Add(Enumerable.Range(0, 5).Select(i => new ErasedKey($"item{i}", DateTimeOffset.UnixEpoch)));
        var whole = File.ReadAllBytes(data.Ledger);
        for (var round = 0; round < 300; round++)
        {
            var altered = whole.ToArray();
            altered[random.Next(whole.Length)] ^= (byte)(1 << random.Next(7));
            File.WriteAllBytes(data.Ledger, altered);
            FluentActions.Invoking(() => Open(ledger.End)).Should().Throw<InvalidOperationException>();
        }
        File.WriteAllBytes(data.Ledger, whole);
        Open(ledger.End).Items.Should().HaveCount(5);
    });

    [Fact]
    public async Task a_line_that_a_crash_cut_short_goes_and_the_erasure_is_written_again()
    {
        await using (var first = _data.Open())
        {
            for (var i = 0; i < 2; i++) await first.Sealing.DestroyAsync(await first.ItemAsync(), CancellationToken.None);
        }
        var whole = await File.ReadAllBytesAsync(_data.Ledger);
        await File.AppendAllTextAsync(_data.Ledger, "3\t2026-01-01T00:00");
        await using var store = _data.Open();
        (await File.ReadAllBytesAsync(_data.Ledger)).Should().Equal(whole);
        await store.Sealing.DestroyAsync(await store.ItemAsync(), CancellationToken.None);
        (await File.ReadAllLinesAsync(_data.Ledger)).Should().HaveCount(3);
    }

    [Fact]
    public async Task key_store_and_ledger_are_made_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var store = _data.Open();
        await store.ItemAsync();
        foreach (var file in Directory.EnumerateFiles(_data.Path))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task a_ledger_that_was_written_anew_leaves_what_was_there_beside_it()
    {
        await using (var store = _data.Open()) await store.Sealing.DestroyAsync(await store.ItemAsync(), CancellationToken.None);
        KeyCustody.RenewLedger(_data.Options, DataDirectory.Day(1));
        File.Exists(_data.Ledger + ".20260102000000").Should().BeTrue();
    }
}
