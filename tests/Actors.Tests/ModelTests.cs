using System.Collections.Concurrent;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Actors.Tests;

/// <summary>Many callers on few actors, two nodes, few activations: what the replies claim is what the journal holds.</summary>
public sealed class ModelTests
{
    const int Folders = 4;

    [Fact]
    public async Task replies_and_journal_tell_the_same_story()
    {
        var seed = Seeds.Next();
        await using var here = Stage.New(activations: 2);
        await using var there = here.Another();
        for (var i = 0; i < Folders; i++) await here.Ask(Folder(i), new OpenFolder(null, "BG.NFP"));
        var accepted = new ConcurrentBag<(Command Command, Reply.Accepted Reply)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(
            caller => CallAsync(caller % 2 == 0 ? here : there, (new Random(seed + caller), caller), accepted)));

        var because = $"the seed is {seed}";
        for (var i = 0; i < Folders; i++)
        {
            var own = accepted.Where(done => done.Reply.Actor == Folder(i)).ToList();
            var gained = own.Sum(done => done.Command switch { Touch touch => touch.By, Move move => -move.By, _ => 0 });
            var received = accepted.Sum(done => done.Command is Move move && move.To == Folder(i) ? move.By : 0);
            (await here.StateOf(Folder(i))).Notes.Should().Be(gained + received, because);
            own.Where(done => done.Command is not Touch { By: 0 }).Select(done => done.Reply.Version).Should().OnlyHaveUniqueItems(because);
        }
        await ReadSideIsThatOfTheJournal(here, because);
    }

    static async Task CallAsync(Stage node, (Random Random, int Number) caller, ConcurrentBag<(Command, Reply.Accepted)> accepted)
    {
        for (var i = 0; i < 60; i++)
        {
            var (from, to, by) = (caller.Random.Next(Folders), caller.Random.Next(Folders), caller.Random.Next(0, 5));
            Command command = caller.Random.Next(3) == 0 && from != to ? new Move(Folder(to), by) : new Touch(by, Limit: 40);
            var key = caller.Random.Next(2) == 0 ? $"{caller.Number}-{i}" : null;
            if (await TryAsync(node, Folder(from), command, key) is { } first) accepted.Add((command, first));
            else continue;
            if (key is not null) (await TryAsync(node, Folder(from), command, key)).Should().Be(first with { Repeated = true });
        }
    }

    /// <summary>Repeats with the same key, or anew, for as long as the node is busy: nothing was written then.</summary>
    static async Task<Reply.Accepted?> TryAsync(Stage node, StreamId actor, Command command, string? key)
    {
        while (true)
        {
            try
            {
                return await node.Ask(actor, command, ask => key is null ? ask : ask with { Key = (key, "payload") }) as Reply.Accepted;
            }
            catch (BusyException)
            {
                await Task.Yield();
            }
        }
    }

    static async Task ReadSideIsThatOfTheJournal(Stage stage, string because)
    {
        var rows = await stage.Store.Get<IPlatformReads>().AllAsync(Journal.Tests.Kit.Folder.Table, default);
        rows.Should().HaveCount(Folders);
        foreach (var row in rows) row.Notes.Should().Be((await stage.StateOf(new StreamId("folder", row.Key))).Notes, because);
        (await stage.Store.Get<IAuditLog>().VerifyAuditAsync([], default)).Faults.Should().BeEmpty();
    }

    static StreamId Folder(int i) => new("folder", $"f{i}");
}
