using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>A marking of a party and the SELEC level that it equals.</summary>
sealed record MarkingView(string Code, PartyCode Party, ClassificationLevel Level);

/// <summary>
/// The equivalences that are public, for the Member States of SELEC that are in the European Union: Council Decision 2013/488/EU of
/// 23 September 2013, appendix B (OJ L 274, 15.10.2013, p. 1), as last changed by Decision (EU) 2021/1075 (OJ L 233, 1.7.2021, p. 1).
/// Others are an installation's own setting.
/// </summary>
/// <remarks>
/// As the appendix writes them, from RESTREINT UE/EU RESTRICTED up to TRES SECRET UE/EU TOP SECRET: Bulgaria За служебно ползване,
/// Поверително, Секретно, Строго секретно; Greece Περιορισμένης Χρήσης (ΠΧ), Εμπιστευτικό (ΕΜ), Απόρρητο (ΑΠ), Άκρως Απόρρητο (ΑΑΠ);
/// Hungary «Korlátozott terjesztésű!», «Bizalmas!», «Titkos!», «Szigorúan titkos!»; Romania Secret de serviciu, Secret, Strict secret,
/// Strict secret de importanță deosebită. The appendix's footnotes concern Belgium, Germany, France and Sweden; none of these four has one.
/// Romania's Secret is CONFIDENTIAL and not SECRET. The rows of Bulgaria and Greece were compared with the text in force since 1 July 2021;
/// the rows of Hungary and Romania are to be compared with it once more before an installation relies on them.
/// That a SELEC level equals the level of the European Union of the same name is the platform's reading: the Security Manual is not public.
/// For the States outside the Union (AL, BA, MD, ME, MK, RS, TR) and for partners nothing was verified and nothing is assumed: their
/// markings are refused until an installation sets them (Selec:Markings).
/// </remarks>
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
