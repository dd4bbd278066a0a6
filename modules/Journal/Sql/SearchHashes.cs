using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sql;

/// <summary>The hashes by which a row is found through the texts of one item.</summary>
/// <param name="Item">The item; read grants on it are needed to find the row.</param>
/// <param name="Hashes">The hashes of its words and of its whole texts: distinct, sorted, each with its kind before it.</param>
sealed record SearchedText(ItemId Item, IReadOnlyList<byte[]> Hashes);

/// <summary>A unique name as stored.</summary>
/// <param name="Stream">The stream that holds it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Hash">The keyed hash of the name in its scope; null when the name has been erased and can be held by nobody.</param>
/// <param name="Seal">A hash of the cipher text, by which the claim is given back even after the name was erased.</param>
readonly record struct HashedClaim(StreamId Stream, Claim Claim, byte[]? Hash, byte[] Seal);

/// <summary>Opens sealed texts only to hash them, outside the writer's transaction; clear text goes no further than this class.</summary>
sealed class SearchHashes(ISealing sealing, IKeyedHashes hashes)
{
    const int MostWords = 32;

    /// <summary>The hash of a word as stored.</summary>
    public static byte[] Word(byte[] hash) => [(byte)'w', .. hash];

    /// <summary>The hash of a whole text as stored.</summary>
    public static byte[] Whole(byte[] hash) => [(byte)'t', .. hash];

    /// <summary>The words by which a text is searched for, as stored; those beyond the thirty-second are not asked for.</summary>
    public static IReadOnlyList<byte[]> Asked(IKeyedHashes hashes, string text) => [.. hashes.Words(text).Take(MostWords).Select(Word)];

    /// <summary>Reads the keys of all texts together that will be hashed.</summary>
    public ValueTask ReadyAsync(IEnumerable<ActorSnapshot> actors, CancellationToken cancellationToken) => sealing.ReadyAsync(
        [.. actors.SelectMany(actor => actor.Rows.SelectMany(row => row.Search).Concat(actor.Side.Claims.Select(claim => claim.Name)))
            .Select(text => text.Item).Distinct()],
        cancellationToken);

    /// <summary>The hashes of a row's searched texts, by item; none for texts that have been erased.</summary>
    public IReadOnlyList<SearchedText> Of(ReadRow row) =>
    [
        .. row.Search.GroupBy(text => text.Item).Select(texts => new SearchedText(texts.Key, Of(texts))).Where(text => text.Hashes.Count > 0),
    ];

    List<byte[]> Of(IEnumerable<Sealed<string>> texts)
    {
        var found = new SortedSet<byte[]>(HashList.Order);
        foreach (var clear in texts.Select(sealing.Open).OfType<string>())
        {
            found.Add(Whole(hashes.Exact(clear)));
            found.UnionWith(hashes.Words(clear).Select(Word));
        }
        return [.. found];
    }

    public HashedClaim Of(StreamId stream, Claim claim) =>
        new(stream, claim, sealing.Open(claim.Name) is { } name ? hashes.Name(claim.Scope, name) : null, SealOf(claim));

    /// <summary>The hash of a claim's cipher text.</summary>
    public static byte[] SealOf(Claim claim) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Scope}\n{claim.Name.Item}\n{claim.Name.Cipher}"))[..16];
}
