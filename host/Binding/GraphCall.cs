using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Selec.Contracts.Access;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// One operation of one signed-in person, or one event of a live stream: the state that every field of it shares, and what the audit log
/// will say of it. Fields whose values come from elsewhere are completed side by side.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle is never taken has nothing to release.")]
internal sealed class GraphCall(Caller caller, Session session, Ports ports)
{
    readonly Standing _standing = Standing.Of(caller);
    readonly ConcurrentDictionary<ItemId, ItemControl?> _controls = [];
    readonly SemaphoreSlim _looking = new(1);
    readonly ConcurrentDictionary<string, Purpose?> _seen = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    public Caller Caller { get; } = caller;

    public Session Session { get; } = session;

    /// <summary>Why the person asks, as far as the request says.</summary>
    public Purpose? Purpose { get; init; }

    public Ports Ports { get; } = ports;

    public DateTimeOffset Now { get; } = ports.Clock.GetUtcNow();

    /// <summary>The texts searched for; they are sealed before they reach the log.</summary>
    public ConcurrentQueue<string> SearchTexts { get; } = [];

    /// <summary>Set once a refused act, or the opening of a live stream, has an entry of its own.</summary>
    public bool IsLogged { get; set; }

    /// <summary>The purposes by which cases were opened; what was stated in a session is not taken back.</summary>
    ConcurrentDictionary<StreamId, Purpose> Justified { get; init; } = [];

    /// <summary>
    /// Nodes read that no write of this operation has logged already, by the purpose for which they were: the one that the request states, else
    /// those that the session stated for their cases before. What needs none stands with the first.
    /// </summary>
    public IReadOnlyList<(Purpose? Purpose, IReadOnlyList<string> Nodes)> Seen
    {
        get
        {
            var seen = _seen.Where(node => !_written.ContainsKey(node.Key)).OrderBy(node => node.Key, StringComparer.Ordinal)
                .Select(node => (node.Key, Purpose: Purpose ?? node.Value ?? StatedFor(StreamId.Parse(node.Key)))).ToList();
            var first = seen.Min(node => node.Purpose);
            return [.. seen.GroupBy(node => node.Purpose ?? first, node => node.Key).Select(nodes => (nodes.Key, (IReadOnlyList<string>)[.. nodes]))];
        }
    }

    public bool HasWritten => !_written.IsEmpty;

    public static GraphCall Of(FieldContext context) => (GraphCall)context.RequestState!;

    public Call With(IReadOnlyDictionary<string, object?> arguments) => new(Caller, Now, Ports.Read, Ports.Directory.Parties, arguments)
    {
        NodeOf = static id => NodeIds.TryDecode(id, out var node) ? node : null,
        Concerning = node => Saw(node.ToString()),
    };

    public void Saw(string node) => _seen.TryAdd(node, null);

    public void Wrote(StreamId actor) => _written[actor.ToString()] = true;

    /// <summary>The person with the rights of this moment; null once session or account have ended.</summary>
    public Caller? CallerNow()
    {
        var now = Ports.Clock.GetUtcNow();
        return Session.IsOverAt(now) ? null : Session.CallerOf(Caller.Person, Ports.Directory, now);
    }

    /// <summary>
    /// The call by which the next event of a live stream is answered and logged: with the rights, the controls and the time of this moment.
    /// Null once session or account have ended, and with them the stream.
    /// </summary>
    public GraphCall? AtNextEvent() => CallerNow() is not { } person ? null : new GraphCall(person, Session, Ports)
    {
        Purpose = Purpose,
        IsLogged = IsLogged,
        Justified = Justified,
    };

    /// <summary>
    /// What stands between the person and the texts of these items, field by field; null where nothing does. The control of an item is
    /// looked up once in an operation. A purpose that the request states is kept for every case of which something is read.
    /// </summary>
    public async Task<Func<ItemId, string?, AccessCondition?>> SightAsync(IEnumerable<ItemId> items, CancellationToken cancellationToken)
    {
        // Fields of one level look at the same time; the second waits until the first knows.
        await _looking.WaitAsync(cancellationToken);
        try
        {
            var unknown = items.Where(item => !_controls.ContainsKey(item)).Distinct().ToList();
            if (unknown.Count == 0) return Refusal;
            var found = await Ports.Items.FindAsync(unknown, cancellationToken);
            await JustifyAsync([.. found.Values.Where(MayReadForAPurpose).Select(control => control.Case).Distinct()], cancellationToken);
            foreach (var item in unknown) _controls[item] = found.GetValueOrDefault(item);
            return Refusal;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Whether a purpose was stated for a matter in this session; one that the request states is kept.</summary>
    public async Task<bool> HasPurposeAsync(StreamId matter, CancellationToken cancellationToken)
    {
        if (!Justified.ContainsKey(matter)) await JustifyAsync([matter], cancellationToken);
        return Justified.ContainsKey(matter);
    }

    /// <summary>Why the person acts on something that is named: as the request says, else as the session said of its case before.</summary>
    public async Task<Purpose?> PurposeOfAsync(StreamId actor, CancellationToken cancellationToken)
    {
        if (Purpose is not null) return Purpose;
        var item = new ItemId(actor.Key);
        var control = item.Stream == actor ? (await Ports.Items.FindAsync([item], cancellationToken)).GetValueOrDefault(item) : null;
        var matter = control?.Case ?? actor;
        return await HasPurposeAsync(matter, cancellationToken) ? StatedFor(matter) : null;
    }

    Purpose? StatedFor(StreamId matter) => Justified.TryGetValue(matter, out var purpose) ? purpose : null;

    AccessCondition? Refusal(ItemId item, string? field)
    {
        if (_controls[item] is not { } control) return AccessCondition.NeedToKnow;
        var refusals = AccessDecision.Refusals(
            Question(control) with { Field = field, HasPurpose = Justified.ContainsKey(control.Case) }).ToList();
        if (refusals.Any(IsOfSight)) return AccessCondition.NeedToKnow;
        if (refusals.Contains(AccessCondition.Existence)) return AccessCondition.Existence;
        if (refusals.Count > 0) return refusals[0];
        _seen[item.Stream.ToString()] = StatedFor(control.Case);
        return null;
    }

    // Whoever is not in the audience is not told what else would stand in the way.
    static bool IsOfSight(AccessCondition condition) => condition
        is AccessCondition.Role or AccessCondition.Audience or AccessCondition.AudienceWindow or AccessCondition.NeedToKnow
        or AccessCondition.Partner;

    // A purpose counts where some text may be read for it, also when the one that is asked for here is withheld from the party.
    bool MayReadForAPurpose(ItemControl control) =>
        !control.IsAddress() && AccessDecision.Refusals(Question(control) with { Field = ItemControl.HandlingField, HasPurpose = true })
            .All(refusal => refusal is AccessCondition.Restriction);

    // By the time of the reading: what this operation has just written began after the operation did.
    AccessQuestion Question(ItemControl control) => new(_standing, Act.Read, control, Ports.Clock.GetUtcNow());

    async Task JustifyAsync(ImmutableArray<StreamId> cases, CancellationToken cancellationToken)
    {
        cases = [.. cases.Where(@case => !Justified.ContainsKey(@case))];
        if (cases.IsEmpty) return;
        if (Purpose is { } purpose)
        {
            await Ports.Purposes.StateAsync(Session.Id, Caller.Person, cases, purpose, Now, cancellationToken);
            foreach (var @case in cases) Justified[@case] = purpose;
            return;
        }
        foreach (var (@case, stated) in await Ports.Purposes.StatedAsync(Session.Id, cases, cancellationToken)) Justified[@case] = stated;
    }
}
