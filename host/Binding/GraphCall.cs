using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>
/// One operation of one signed-in person: the state that every field of it shares, and what the audit log will say of it.
/// </summary>
internal sealed class GraphCall(Caller caller, string session, DateTimeOffset? signedInUntil, Ports ports)
{
    readonly Dictionary<ItemId, bool> _readable = [];
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
    };

    public void Saw(string node) => _seen.Add(node);

    public void Wrote(StreamId actor) => _written.Add(actor.ToString());

    /// <summary>Begins the next entry of an operation that answers more than once: a live stream.</summary>
    public void Flush()
    {
        _seen.Clear();
        SearchTexts.Clear();
    }

    /// <summary>Which of these items the person may read now; asked once per item and operation.</summary>
    public async Task<Func<ItemId, bool>> ReadableAsync(IEnumerable<ItemId> items, CancellationToken cancellationToken)
    {
        var unknown = items.Where(item => !_readable.ContainsKey(item)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var granted = await Ports.Read.GrantedAsync([.. unknown.Select(item => item.Stream.ToString())], Caller, cancellationToken);
            foreach (var item in unknown)
            {
                _readable[item] = granted.Contains(item.Stream.ToString());
                if (_readable[item]) Saw(item.Stream.ToString());
            }
        }
        return item => _readable[item];
    }
}
