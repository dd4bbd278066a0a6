using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Selec.Sdk;

/// <summary>
/// Everything a decision may know beside the actor's state. A decision that needs a fact of the moment records it in its event.
/// </summary>
/// <param name="Self">The actor that decides.</param>
/// <param name="Caller">Who acts.</param>
/// <param name="Now">The time of the act, UTC.</param>
/// <param name="Parties">The parties with dated status.</param>
/// <param name="Item">The item opened for the text of this command; null when the command carries none.</param>
/// <param name="Facts">Facts looked up for this command before it was decided, by type.</param>
/// <param name="IdSeed">16 random bytes from which <see cref="NewId"/> derives.</param>
public sealed record CommandContext(
    StreamId Self,
    Caller Caller,
    DateTimeOffset Now,
    PartyRegister Parties,
    ItemId? Item,
    ImmutableDictionary<Type, object> Facts,
    ReadOnlyMemory<byte> IdSeed)
{
    const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>A fact that the command's binding looked up.</summary>
    /// <exception cref="InvalidOperationException">The binding did not declare it.</exception>
    public T Fact<T>()
        where T : notnull =>
        Facts.TryGetValue(typeof(T), out var fact)
            ? (T)fact
            : throw new InvalidOperationException($"No fact of type {typeof(T).Name} was looked up for this command.");

    /// <summary>
    /// The n-th new id of this decision: 26 characters of base 32 from 128 random bits; the same when the decision is repeated.
    /// </summary>
    public string NewId(int n)
    {
        Span<byte> input = stackalloc byte[20];
        IdSeed.Span.CopyTo(input);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], n);
        return Encode(SHA256.HashData(input).AsSpan(0, 16));
    }

    /// <summary>Writes 16 bytes as 26 characters of lower-case base 32.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[26];
        int bits = 0, buffer = 0, at = 0;
        foreach (var next in bytes[..16])
        {
            (buffer, bits) = ((buffer << 8) | next, bits + 8);
            for (; bits >= 5; bits -= 5) text[at++] = Base32[(buffer >> (bits - 5)) & 31];
        }
        text[at] = Base32[(buffer << (5 - bits)) & 31];
        return new string(text);
    }

    /// <summary>The item that this command's text belongs to, opened on the caller's terms.</summary>
    /// <param name="terms">The terms the caller gave.</param>
    /// <param name="belongsTo">The stream in whose life the text was supplied.</param>
    /// <param name="audience">Who may read it at first, beside the supervisors and the author.</param>
    public ItemOpened OpenItem(ItemTerms terms, StreamId belongsTo, params IEnumerable<string> audience) => new(
        Caller.Party,
        Caller.Role == Role.Analyst ? ProvenanceKind.Analysis : terms.Via is null ? ProvenanceKind.Direct : ProvenanceKind.Via,
        terms,
        terms.Classification,
        belongsTo,
        [.. Groups.Supervisors, Groups.Officer(Caller.Party, Caller.Person), .. audience],
        Caller.Person,
        Now);
}
