using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;
using Selec.Torture.Drive;
using Selec.Torture.Node;
using Selec.Torture.Storage;
using Selec.Torture.World;

namespace Selec.Torture.Checks;

/// <summary>What clients did, and what no node may have answered them.</summary>
sealed record Deeds(IReadOnlyList<Deed> All, IReadOnlyList<string> Complaints);

/// <summary>An event as stored, and read.</summary>
sealed record Stored(RecordedEvent Event, AccountFact Fact);

/// <summary>Everything that is known of a round once it is over.</summary>
sealed record Evidence(Deeds Deeds, IReadOnlyList<Follower> Followers, IReadOnlyList<Stored> Events)
{
    /// <summary>What happened, for whoever reads the report.</summary>
    public string Told { get; init; } = "";

    /// <summary>How many acts could not be taken while the database refused to grow.</summary>
    public int NotTaken { get; init; }

    /// <summary>Followers that were not told by nodes that ran on.</summary>
    public IReadOnlyList<string> Late { get; init; } = [];

    /// <summary>The position of the last event as the journal tells it.</summary>
    public required long Head { get; init; }

    /// <summary>The heads of the streams, as <c>stream|version</c>.</summary>
    public required IReadOnlyList<string> Heads { get; init; }

    /// <summary>The idempotency keys, as <c>person|hash|stream|version</c>.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>What entries of the audit log name, of acts that were done.</summary>
    public required IReadOnlyList<string> AuditObjects { get; init; }

    /// <summary>Where the audit log does not hold.</summary>
    public required IReadOnlyList<AuditFault> AuditFaults { get; init; }

    public required IReadOnlyList<StoredSnapshot> Snapshots { get; init; }

    /// <summary>What readers read, as it was stored.</summary>
    public required SortedDictionary<string, IReadOnlyList<string>> Read { get; init; }

    /// <summary>What readers read, computed anew.</summary>
    public required SortedDictionary<string, IReadOnlyList<string>> Anew { get; init; }

    /// <summary>Papers that were destroyed.</summary>
    public required IReadOnlyList<string> Papers { get; init; }

    /// <summary>Keys as the nodes derived them.</summary>
    public static DerivedKeys DerivedKeys { get; } = new();

    /// <summary>The events in their order, each with the state of its stream before it.</summary>
    public IEnumerable<(Stored Stored, Account Before)> Walk()
    {
        var states = new Dictionary<StreamId, Account>();
        foreach (var stored in Events)
        {
            var before = states.GetValueOrDefault(stored.Event.Stream, Account.None);
            yield return (stored, before);
            states[stored.Event.Stream] = (Account)Account.Definition.Evolve(before, stored.Fact);
        }
    }

    /// <summary>Gathers it, through a journal of its own and past it.</summary>
    public static async Task<Evidence> GatherAsync(NodeSettings settings, Store store, Deeds deeds, IReadOnlyList<Follower> followers)
    {
        await using var node = new ServiceCollection().AddNode(settings).BuildServiceProvider();
        var journal = node.GetRequiredService<IJournal>();
        var snapshots = new List<StoredSnapshot>();
        foreach (var stream in store.Lines("SELECT stream FROM snapshots ORDER BY stream"))
            if (await journal.ReadSnapshotAsync(StreamId.Parse(stream), default) is { } snapshot) snapshots.Add(snapshot);
        var read = store.ReadSide();
        var gathered = new Evidence(deeds, followers, await EventsAsync(journal))
        {
            Head = await journal.HeadAsync(default),
            Heads = store.Lines("SELECT stream || '|' || version FROM streams WHERE version > 0"),
            Keys = store.Lines("SELECT person || '|' || key_hash || '|' || stream || '|' || version FROM idempotency"),
            AuditObjects = store.Lines("SELECT objects FROM audit WHERE result = 'OK'"),
            AuditFaults = (await node.GetRequiredService<IAuditLog>().VerifyAuditAsync([], default)).Faults,
            Snapshots = snapshots,
            Read = read,
            Anew = read,
            Papers = [.. Directory.GetFiles(settings.Papers).Select(Path.GetFileName).OfType<string>()],
        };
        return gathered with { Anew = await AnewAsync(node, store) };
    }

    static async Task<SortedDictionary<string, IReadOnlyList<string>>> AnewAsync(ServiceProvider node, Store store)
    {
        try
        {
            await node.GetRequiredService<IProjections>().RebuildAsync(default);
            return store.ReadSide();
        }
        catch (Exception fault)
        {
            return new(StringComparer.Ordinal) { ["rebuild"] = [fault.Message] };
        }
    }

    static async Task<List<Stored>> EventsAsync(IJournal journal)
    {
        const int Page = 1_000;
        var events = new List<Stored>();
        IReadOnlyList<RecordedEvent> page;
        do
        {
            page = await journal.ReadForwardAsync(events is [.., var last] ? last.Event.Position : 0, Page, default);
            events.AddRange(page.Select(one => new Stored(one, (AccountFact)Account.Definition.ReadEvent(one.Name, one.Json.Span))));
        }
        while (page.Count == Page);
        return events;
    }
}
