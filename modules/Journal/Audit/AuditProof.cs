using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;

namespace Selec.Journal.Audit;

/// <summary>Who signed a statement, as far as the given keys tell.</summary>
public enum Signing
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Somebody whose key was not given, or nobody with that key.</summary>
    Unproven,

    /// <summary>The holder of a given key.</summary>
    Proven,
}

/// <summary>A signed statement that was kept elsewhere.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Heads">How far the chains reached.</param>
public sealed record AuditAnchor(DateTimeOffset At, ImmutableArray<AuditHead> Heads);

/// <summary>What was found in an export.</summary>
/// <param name="At">When it says that it was taken.</param>
/// <param name="Signing">Who signed that.</param>
/// <param name="Heads">Every chain found in it, with its reach.</param>
/// <param name="Faults">The first fault of each chain that does not hold.</param>
/// <param name="Lines">Numbers of the lines that no export has; the first ones.</param>
public sealed record AuditProof(
    DateTimeOffset At, Signing Signing, ImmutableArray<AuditHead> Heads, ImmutableArray<AuditFault> Faults, ImmutableArray<long> Lines)
{
    /// <summary>True when nothing was found.</summary>
    public bool IsWhole => Faults.IsEmpty && Lines.IsEmpty;

    /// <summary>Reads an anchor; null when it is none or no given key has signed it.</summary>
    public static AuditAnchor? ReadAnchor(Stream anchor, IReadOnlyCollection<ECDsa> keys)
    {
        var lines = new LineReader(anchor);
        var statement = Statement.Read(lines, Statement.Anchor);
        return statement?.IsSignedBy(keys) == true && !lines.TryRead(out _) ? new AuditAnchor(statement.At, statement.Heads) : null;
    }

    /// <summary>Proves an export by itself and by anchors; null when its beginning is not that of an export.</summary>
    public static AuditProof? Of(Stream export, IReadOnlyCollection<AuditAnchor> anchors, IReadOnlyCollection<ECDsa> keys)
    {
        var lines = new LineReader(export);
        if (Statement.Read(lines, Statement.Export) is not { } statement) return null;
        var search = new Search(statement, anchors);
        search.Walk(lines);
        return new AuditProof(statement.At, SigningOf(statement, keys), search.Heads, search.Faults(), search.Lines);
    }

    static Signing SigningOf(Statement statement, IReadOnlyCollection<ECDsa> keys) =>
        statement.Key is null ? Signing.None
        : statement.IsSignedBy(keys) ? Signing.Proven
        : Signing.Unproven;

    /// <summary>Walks the lines of an export: chain after chain in the order of their names, each from its first entry to its head.</summary>
    sealed class Search(Statement statement, IReadOnlyCollection<AuditAnchor> anchors)
    {
        const int MostLines = 20;

        readonly ExportedEntries _entries = new();
        readonly AuditTally _tally = new();
        readonly List<AuditHead> _kept = [.. statement.Heads, .. anchors.SelectMany(anchor => anchor.Heads)];
        readonly SortedDictionary<string, AuditWalk> _walks = new(StringComparer.Ordinal);
        readonly List<long> _lines = [];
        byte[] _name = [];
        AuditWalk? _walk;

        public ImmutableArray<AuditHead> Heads => [.. _walks.Values.Select(walk => walk.Head).Where(head => head.Count > 0)];

        public ImmutableArray<long> Lines => [.. _lines];

        public ImmutableArray<AuditFault> Faults()
        {
            foreach (var walk in _walks.Values) Compare(walk);
            foreach (var fault in _tally.Faults(statement.At)) _walks[fault.Chain].Refuse(fault.Sequence);
            var dropped = _kept.Select(head => head.Chain).Distinct().Where(chain => !_walks.ContainsKey(chain));
            return [.. _walks.Values.Select(walk => walk.Fault).OfType<AuditFault>(), .. dropped.Select(chain => new AuditFault(chain, 1))];
        }

        public void Walk(LineReader lines)
        {
            if (!lines.TryRead(out var columns) || !columns.SequenceEqual(ExportedEntries.Columns.AsSpan(..^1))) Refuse(lines.Number);
            while (lines.TryRead(out var line))
            {
                if (lines.IsCut || !_entries.TryChain(line, out var name) || !_entries.TryVisit(line, WalkOf(name), _tally)) Refuse(lines.Number);
            }
        }

        AuditWalk WalkOf(ReadOnlySpan<byte> name)
        {
            if (_walk is not null && name.SequenceEqual(_name)) return _walk;
            var isInOrder = _walk is null || name.SequenceCompareTo(_name) > 0;
            (_name, var chain) = (name.ToArray(), Encoding.UTF8.GetString(name));
            if (!_walks.TryGetValue(chain, out _walk)) _walks.Add(chain, _walk = new AuditWalk(chain, _kept));
            if (!isInOrder) _walk.Refuse(_walk.Head.Count + 1);
            return _walk;
        }

        /// <summary>An export names each of its chains at its beginning, with the reach that it has in it.</summary>
        void Compare(AuditWalk walk)
        {
            var stated = statement.Heads.FirstOrDefault(head => head.Chain == walk.Head.Chain)?.Count ?? 0;
            if (walk.Head.Count > stated) walk.Refuse(stated + 1);
        }

        void Refuse(long line)
        {
            if (_lines.Count < MostLines) _lines.Add(line);
        }
    }
}
