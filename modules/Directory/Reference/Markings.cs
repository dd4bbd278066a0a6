using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>A marking of a party and the SELEC level that it equals.</summary>
sealed record MarkingView(string Code, PartyCode Party, ClassificationLevel Level);

/// <summary>
/// The equivalences that are public: Council Decision 2013/488/EU, appendix B, for the Member States of SELEC that are in the European
/// Union. Others are an installation's own setting.
/// </summary>
static class Markings
{
    /// <summary>The public table.</summary>
    public static readonly MarkingTable Public = MarkingTable.Empty.With(
    [
        .. Of("BG", "ZA_SLUZHEBNO_POLZVANE", "POVERITELNO", "SEKRETNO", "STROGO_SEKRETNO"),
        .. Of("GR", "PERIORISMENIS_CHRISIS", "EMPISTEFTIKO", "APORRITO", "AKROS_APORRITO"),
        .. Of("HU", "KORLATOZOTT_TERJESZTESU", "BIZALMAS", "TITKOS", "SZIGORUAN_TITKOS"),
        .. Of("RO", "SECRET_DE_SERVICIU", "SECRET", "STRICT_SECRET", "STRICT_SECRET_DE_IMPORTANTA_DEOSEBITA"),
    ]);

    /// <summary>The markings that are known, of one party when asked.</summary>
    public static Task<object?> Answer(Call call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var party = call.Arguments.GetValueOrDefault("party")?.ToString();
        return Task.FromResult<object?>(call.Parties.Markings.Levels
            .Select(known => new MarkingView(known.Key, MarkingTable.PartyOf(known.Key), known.Value))
            .Where(known => party is null || known.Party.Value == party)
            .ToImmutableArray());
    }

    static IEnumerable<KeyValuePair<string, ClassificationLevel>> Of(
        string party, string restricted, string confidential, string secret, string topSecret) =>
    [
        new($"{party}.{restricted}", ClassificationLevel.Restricted),
        new($"{party}.{confidential}", ClassificationLevel.Confidential),
        new($"{party}.{secret}", ClassificationLevel.Secret),
        new($"{party}.{topSecret}", ClassificationLevel.TopSecret),
    ];
}
