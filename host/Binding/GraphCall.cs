using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// One operation of one signed-in person: the state that every field of it shares, and what the audit log will say of it.
/// </summary>
internal sealed class GraphCall(Caller caller, string session, DateTimeOffset? signedInUntil, Ports ports)
{
    readonly Dictionary<ItemId, ItemControl?> _controls = [];
    readonly HashSet<StreamId> _justified = [];
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public Caller Caller { get; } = caller;

    public string Session { get; } = session;

    /// <summary>When the token ends, and with it every live stream.</summary>
    public DateTimeOffset? SignedInUntil { get; } = signedInUntil;

    /// <summary>Why the person asks, as far as the request says.</summary>
    public Purpose? Purpose { get; init; }

    public Ports Ports { get; } = ports;

    public DateTimeOffset Now { get; } = ports.Clock.GetUtcNow();

    /// <summary>The texts searched for; they are sealed before they reach the log.</summary>
    public List<string> SearchTexts { get; } = [];

    /// <summary>Set once a refused act has an entry of its own.</summary>
    public bool IsLogged { get; set; }

    /// <summary>Nodes read that no write of this operation has logged already.</summary>
    public IReadOnlyList<string> Seen => [.. _seen.Except(_written).Order(StringComparer.Ordinal)];

    public bool HasWritten => _written.Count > 0;

    public static GraphCall Of(FieldContext context) => (GraphCall)context.RequestState!;

    public Call With(IReadOnlyDictionary<string, object?> arguments) => new(Caller, Now, Ports.Read, Ports.Directory.Parties, arguments)
    {
        NodeOf = static id => NodeIds.TryDecode(id, out var node) ? node : null,
        Concerning = node => Saw(node.ToString()),
    };

    public void Saw(string node) => _seen.Add(node);

    public void Wrote(StreamId actor) => _written.Add(actor.ToString());

    /// <summary>Begins the next entry of an operation that answers more than once: a live stream.</summary>
    public void Flush()
    {
        _seen.Clear();
        SearchTexts.Clear();
    }

    /// <summary>
    /// What stands between the person and the texts of these items, field by field; null where nothing does. The control of an item is
    /// looked up once in an operation. A purpose that the request states is kept for every case of which something is read.
    /// </summary>
    public async Task<Func<ItemId, string?, AccessCondition?>> SightAsync(IEnumerable<ItemId> items, CancellationToken cancellationToken)
    {
        var unknown = items.Where(item => !_controls.ContainsKey(item)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var found = await Ports.Items.FindAsync(unknown, cancellationToken);
            foreach (var item in unknown) _controls[item] = found.GetValueOrDefault(item);
            await JustifyAsync([.. found.Values.Where(MayReadForAPurpose).Select(control => control.Case).Distinct()], cancellationToken);
        }
        return Refusal;
    }

    AccessCondition? Refusal(ItemId item, string? field)
    {
        if (_controls[item] is not { } control) return AccessCondition.NeedToKnow;
        var refusals = AccessDecision.Refusals(
            Question(control) with { Field = field, HasPurpose = _justified.Contains(control.Case) }).ToList();
        if (refusals.Count > 0) return refusals.Any(IsOfSight) ? AccessCondition.NeedToKnow : refusals[0];
        Saw(item.Stream.ToString());
        return null;
    }

    // Whoever is not in the audience is not told what else would stand in the way.
    static bool IsOfSight(AccessCondition condition) => condition
        is AccessCondition.Role or AccessCondition.Audience or AccessCondition.AudienceWindow or AccessCondition.NeedToKnow
        or AccessCondition.Partner;

    bool MayReadForAPurpose(ItemControl control) =>
        !control.IsAddress() && AccessDecision.May(Question(control) with { Field = ItemControl.HandlingField, HasPurpose = true });

    AccessQuestion Question(ItemControl control) => new(Standing.Of(Caller), Act.Read, control, Now);

    async Task JustifyAsync(ImmutableArray<StreamId> cases, CancellationToken cancellationToken)
    {
        if (cases.IsEmpty) return;
        if (Purpose is { } purpose) await Ports.Purposes.StateAsync(Session, Caller.Person, cases, purpose, Now, cancellationToken);
        var stated = Purpose is null ? (await Ports.Purposes.StatedAsync(Session, cases, cancellationToken)).Keys : cases;
        _justified.UnionWith(stated);
    }
}
