using System.Security.Cryptography;
using System.Text;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>A hash by which a row is found.</summary>
/// <param name="Item">The item in whose text it stands; read grants on that item are needed to find it.</param>
/// <param name="Kind">A word's, or a whole text's.</param>
/// <param name="Hash">The keyed hash.</param>
readonly record struct SearchHash(ItemId Item, long Kind, byte[] Hash)
{
    public const long Word = 0;
    public const long Exact = 1;
}

/// <summary>A unique name as stored.</summary>
/// <param name="Stream">The stream that holds it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Hash">The keyed hash of the name in its scope; null when the name has been erased and can be held by nobody.</param>
/// <param name="Seal">A hash of the cipher text, by which the claim is given back even after the name was erased.</param>
readonly record struct HashedClaim(StreamId Stream, Claim Claim, byte[]? Hash, byte[] Seal);

/// <summary>Opens sealed texts only to hash them, outside the writer's transaction; clear text goes no further than this class.</summary>
sealed class SearchHashes(ISealing sealing, IKeyedHashes hashes)
{
    /// <summary>The hashes of a row's searched texts; none for texts that have been erased.</summary>
    public IReadOnlyList<SearchHash> Of(ReadRow row)
    {
        if (row.Search.IsEmpty) return [];
        var found = new List<SearchHash>();
        foreach (var text in row.Search)
        {
            if (sealing.Open(text) is not { } clear) continue;
            found.Add(new SearchHash(text.Item, SearchHash.Exact, hashes.Exact(clear)));
            found.AddRange(hashes.Words(clear).Select(word => new SearchHash(text.Item, SearchHash.Word, word)));
        }
        return found;
    }

    public HashedClaim Of(StreamId stream, Claim claim) =>
        new(stream, claim, sealing.Open(claim.Name) is { } name ? hashes.Name(claim.Scope, name) : null, SealOf(claim));

    /// <summary>The hash of a claim's cipher text.</summary>
    public static byte[] SealOf(Claim claim) => SHA256.HashData(Encoding.UTF8.GetBytes($"{claim.Scope}\n{claim.Name.Item}\n{claim.Name.Cipher}"))[..16];
}
