using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors.Tests;

/// <summary>
/// Generated commands of several actors on two nodes, some at once, repeated under their keys, with passivation in between: whatever the
/// replies were, there is an order of the commands in which a model without nodes, memory or store gives the same ones.
/// </summary>
public sealed class RuntimePropertyTests
{
    const int Folders = 3;

    [Fact]
    public void every_history_is_one_of_the_model()
    {
        var act =
            from kind in Gen.Frequency((6, Gen.Constant(Kind.Touch)), (3, Gen.Constant(Kind.Move)), (2, Gen.Constant(Kind.Passivate)))
            from node in Gen.Choose(0, 1)
            from folder in Gen.Choose(0, Folders - 1)
            from other in Gen.Choose(1, Folders - 1)
            from count in Gen.Choose(0, 4)
            from key in Gen.Frequency((2, Gen.Constant(-1)), (3, Gen.Choose(0, 5)))
            select new Act(kind, node, folder, (folder + other) % Folders, count, key);
        var histories = act.ArrayOf().Where(acts => acts.Length < 4).ArrayOf().Select(steps => steps.Take(25).ToArray()).ToArbitrary();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(30),
            Prop.ForAll(histories, history => HoldsAsync(history).GetAwaiter().GetResult()));
    }

    static async Task<bool> HoldsAsync(Act[][] history)
    {
        await using var here = Stage.New(new ActorOptions { Activations = 2, SnapshotEvery = 3 });
        await using var there = here.Another();
        Stage[] nodes = [here, there];
        for (var i = 0; i < Folders; i++) await here.Ask(Folder(i), new OpenFolder(null));
        var model = Model.Opened;
        foreach (var step in history)
        {
            var acts = step.Where(act => act.Kind != Kind.Passivate).ToArray();
            foreach (var act in step.Where(act => act.Kind == Kind.Passivate)) nodes[act.Node].Actors.Forget(["folder"]);
            var replies = await Task.WhenAll(acts.Select(act => AskAsync(nodes[act.Node], act)));
            if (model.After(acts, replies, await FoundAsync(nodes)) is not { } after) return false;
            model = after;
        }
        return true;
    }

    /// <summary>Whoever is told busy asks again: nothing was written.</summary>
    static async Task<Reply> AskAsync(Stage node, Act act)
    {
        while (true)
        {
            try
            {
                return await node.Ask(Folder(act.Folder), act.Command(), ask => act.Key < 0 ? ask : ask with { Key = ($"k{act.Key}", act.Payload()) });
            }
            catch (BusyException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>What each folder counts by its journal, which both nodes must say too.</summary>
    static async Task<(int Notes, long Version)[]> FoundAsync(Stage[] nodes)
    {
        var found = new (int Notes, long Version)[Folders];
        for (var i = 0; i < Folders; i++)
        {
            found[i] = ((await nodes[0].StateOf(Folder(i))).Notes, await nodes[0].Store.Journal.VersionAsync(Folder(i), default));
            foreach (var node in nodes)
            {
                var seen = -1;
                var reply = (Reply.Accepted)await node.Ask(Folder(i), new Look(state => seen = state.Notes));
                if ((seen, reply.Version) != found[i]) return [];
            }
        }
        return found;
    }

    static StreamId Folder(int i) => new("folder", $"f{i}");

    internal enum Kind
    {
        Touch,
        Move,
        Passivate,
    }

    internal sealed record Act(Kind Kind, int Node, int Folder, int Other, int By, int Key)
    {
        public const int Limit = 12;

        public Command Command() => Kind == Kind.Touch ? new Touch(By, Limit) : new Move(RuntimePropertyTests.Folder(Other), By);

        public string Payload() => $"{Kind} {Folder} {Other} {By}";
    }

    /// <summary>Folders and used keys, and nothing else.</summary>
    internal sealed record Model(
        ImmutableArray<(int Notes, long Version)> Folders,
        ImmutableDictionary<int, (string Payload, int Folder, long Version)> Keys)
    {
        public static readonly Model Opened = new(
            [.. Enumerable.Repeat((0, 1L), RuntimePropertyTests.Folders)],
            ImmutableDictionary<int, (string, int, long)>.Empty);

        /// <summary>The model after acts in some order that gives these replies and leaves what was found; null where there is none.</summary>
        public Model? After(Act[] acts, Reply[] replies, (int Notes, long Version)[] found)
        {
            if (acts.Length == 0) return Folders.SequenceEqual(found) ? this : null;
            for (var i = 0; i < acts.Length; i++)
            {
                var (reply, after) = Answer(acts[i]);
                if (!Same(reply, replies[i])) continue;
                if (after.After(Without(acts, i), Without(replies, i), found) is { } end) return end;
            }
            return null;
        }

        (Reply Reply, Model After) Answer(Act act)
        {
            if (Keys.TryGetValue(act.Key, out var first))
            {
                return (
                    first.Payload == act.Payload()
                        ? new Reply.Accepted(RuntimePropertyTests.Folder(first.Folder), first.Version, true)
                        : new Reply.KeyReused(),
                    this);
            }
            var (notes, version) = Folders[act.Folder];
            var refusal = Touch(act, notes);
            if (refusal is not null) return (new Reply.Refused(refusal), this);
            var writes = act.Kind == Kind.Move || act.By > 0;
            var folders = Folders.SetItem(act.Folder, (notes + (act.Kind == Kind.Move ? -act.By : act.By), version + (writes ? 1 : 0)));
            if (act.Kind == Kind.Move) folders = folders.SetItem(act.Other, (folders[act.Other].Notes + act.By, folders[act.Other].Version + 1));
            var keys = act.Key < 0 ? Keys : Keys.Add(act.Key, (act.Payload(), act.Folder, folders[act.Folder].Version));
            return (new Reply.Accepted(RuntimePropertyTests.Folder(act.Folder), folders[act.Folder].Version, false), new Model(folders, keys));
        }

        static Refusal? Touch(Act act, int notes) =>
            act.Kind == Kind.Touch && notes + act.By > Act.Limit ? new Refusal("FULL", "The folder is full.", []) : null;

        static bool Same(Reply expected, Reply reply) => (expected, reply) is (Reply.Refused one, Reply.Refused other)
            ? one.Refusal.Code == other.Refusal.Code
            : expected == reply;

        static T[] Without<T>(T[] from, int i) => [.. from[..i], .. from[(i + 1)..]];
    }
}
