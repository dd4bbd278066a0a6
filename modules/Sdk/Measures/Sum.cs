using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>How a sum must be read; a flag further down swallows those above it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SumFlag>))]
public enum SumFlag
{
    /// <summary>Every term is exact.</summary>
    Exact,

    /// <summary>A term is approximate or estimated, and so are both ends of the sum.</summary>
    Approximate,

    /// <summary>A term is a lower bound or has no number: the sum has no maximum.</summary>
    AtLeast,
}

/// <summary>A term of a sum.</summary>
/// <param name="Value">The number; null when something was named without one.</param>
/// <param name="Precision">How exact it is.</param>
public readonly record struct Term(decimal? Value, Precision? Precision);

/// <summary>A sum that does not pretend to be more exact than its terms.</summary>
/// <param name="Minimum">The stated numbers added up.</param>
/// <param name="Maximum">The same, or null when a term has no upper bound.</param>
/// <param name="Flag">How to read it.</param>
/// <param name="Terms">How many numbers were added.</param>
/// <param name="ApproximateTerms">How many of them are approximate or estimated.</param>
/// <param name="UnknownTerms">How many things were named without a number.</param>
/// <param name="MadeOf">The kinds that went into it.</param>
public sealed record Sum(
    decimal Minimum, decimal? Maximum, SumFlag Flag, int Terms, int ApproximateTerms, int UnknownTerms, ImmutableArray<string> MadeOf)
{
    /// <summary>Adds up.</summary>
    public static Sum Of(IEnumerable<Term> terms, IEnumerable<string> madeOf)
    {
        var all = terms.ToList();
        var known = all.Where(term => term.Value is not null).ToList();
        var total = known.Sum(term => term.Value!.Value);
        var approximate = known.Count(term => term.Precision is Precision.Approximate or Precision.Estimated);
        var open = known.Count < all.Count || known.Exists(term => term.Precision == Precision.AtLeast);
        var flag = open ? SumFlag.AtLeast : approximate > 0 ? SumFlag.Approximate : SumFlag.Exact;
        return new(
            total, open ? null : total, flag, known.Count, approximate, all.Count - known.Count,
            [.. madeOf.Distinct().Order(StringComparer.Ordinal)]);
    }
}
