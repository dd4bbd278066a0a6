using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>
/// A party of the platform by its code: ISO 3166-1 alpha-2 for States, a short
/// name for organisations (INTERPOL, UNODC), SELEC for the centre itself.
/// </summary>
/// <param name="Value">The code, upper case, 2 to 16 characters of A-Z, 0-9 and hyphen.</param>
[JsonConverter(typeof(PartyCodeJson))]
public readonly record struct PartyCode(string Value)
{
    /// <summary>The centre in Bucharest: its staff, directorates and analysts.</summary>
    public static readonly PartyCode Selec = new("SELEC");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A person's account, by a random id that tells nothing about the person.</summary>
/// <param name="Value">26 characters of base 32, or a demo person's readable id.</param>
[JsonConverter(typeof(PersonIdJson))]
public readonly record struct PersonId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An information item: the atom of supplied information and the unit of control, handling and erasure.</summary>
/// <param name="Value">26 characters of base 32, random.</param>
[JsonConverter(typeof(ItemIdJson))]
public readonly record struct ItemId(string Value)
{
    /// <summary>The stream of the item's own actor.</summary>
    public StreamId Stream => new("item", Value);

    /// <summary>
    /// The node whose grants narrow the circle that reads the item's texts: where there are any, one of them is needed beside one on the
    /// item.
    /// </summary>
    public StreamId Texts => new("text", Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An actor's identity and the name of its stream: the kind of actor and its key.</summary>
/// <param name="Kind">The kind as the actor's definition names it: lower case, digits and hyphens.</param>
/// <param name="Key">The key within the kind: letters, digits, hyphen and dot.</param>
[JsonConverter(typeof(StreamIdJson))]
public readonly record struct StreamId(string Kind, string Key)
{
    /// <summary>Reads <c>kind/key</c>.</summary>
    /// <exception cref="FormatException">The text has no slash.</exception>
    public static StreamId Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? new StreamId(text[..slash], text[(slash + 1)..]) : throw new FormatException("A stream is written kind/key.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Key}";
}
