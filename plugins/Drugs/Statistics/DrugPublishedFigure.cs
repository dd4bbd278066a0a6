using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selec.Plugins.Drugs;

/// <summary>How a published figure relates to what its own numbers give.</summary>
internal enum DrugPublishedNote
{
    /// <summary>The same to the last digit.</summary>
    Agrees,

    /// <summary>The same once rounded as the publication rounds.</summary>
    Rounding,

    /// <summary>The publication gives the later value as a share of the earlier one.</summary>
    RatioInsteadOfChange,

    /// <summary>Another method or other numbers.</summary>
    DifferentMethod,
}

/// <summary>What a published figure says.</summary>
internal enum DrugPublishedMeasure
{
    /// <summary>The change of the weight seized, 2019 to 2020.</summary>
    WeightChange,

    /// <summary>The share of foreigners among the members of groups arrested.</summary>
    ForeignShareOfArrested,
}

/// <summary>A figure as it was published and as its own numbers give it, side by side.</summary>
/// <param name="Measure">What it says.</param>
/// <param name="Substance">Of which substance; null when of all.</param>
/// <param name="Year">The year it is of.</param>
/// <param name="Published">As published, in percent.</param>
/// <param name="Computed">As computed, in percent.</param>
/// <param name="Agrees">True when they agree once rounded as the publication rounds.</param>
/// <param name="Note">How they relate.</param>
/// <param name="Source">Where it was published.</param>
internal sealed record DrugPublishedFigure(
    DrugPublishedMeasure Measure, DrugSubstance? Substance, int Year, decimal Published, decimal Computed, bool Agrees,
    DrugPublishedNote Note, string Source)
{
    const int Year2020 = 2020;

    /// <summary>All of them that can be computed.</summary>
    public static ImmutableArray<DrugPublishedFigure> All()
    {
        var report = DrugReport.Read();
        var figures = report.Drugs2020;
        return
        [
            Change(report, DrugSubstance.Amphetamine, figures.Amphetamine),
            Change(report, DrugSubstance.Methamphetamine, figures.Methamphetamine),
            Change(report, DrugSubstance.Mdma, figures.Mdma),
            Share(report, figures.ForeignArrested, figures.GroupMembersArrested, figures.ForeignShareOfArrestedPct),
        ];
    }

    /// <summary>How a published figure relates to the exact one, and to the ratio where it is a change.</summary>
    /// <param name="published">As published.</param>
    /// <param name="exact">As computed, unrounded.</param>
    /// <param name="ratio">The later value as a share of the earlier, in percent; null for what is no change.</param>
    public static DrugPublishedNote NoteOf(decimal published, decimal exact, decimal? ratio)
    {
        var digits = published.Scale;
        return published == Rounded(exact, 1) ? DrugPublishedNote.Agrees
            : published == Again(exact, digits) ? DrugPublishedNote.Rounding
            : ratio is { } share && published == Again(share, digits) ? DrugPublishedNote.RatioInsteadOfChange
            : DrugPublishedNote.DifferentMethod;
    }

    static DrugPublishedFigure Change(DrugReport report, DrugSubstance substance, DrugReportChange figures)
    {
        var (before, after) = (figures.In2019.Kg, figures.In2020.Kg);
        var published = figures.ChangePct ?? figures.ChangePctReported!.Value;
        var note = NoteOf(published, (after - before) / before * 100, after / before * 100);
        return new(
            DrugPublishedMeasure.WeightChange, substance, Year2020, published, Sdk.Change.Percent(before, after)!.Value,
            Agreeing(note), note, report.Source);
    }

    static DrugPublishedFigure Share(DrugReport report, decimal part, decimal whole, decimal published)
    {
        var exact = part / whole * 100;
        var note = NoteOf(published, exact, null);
        return new(
            DrugPublishedMeasure.ForeignShareOfArrested, null, Year2020, published, Rounded(exact, 1), Agreeing(note), note, report.Source);
    }

    static bool Agreeing(DrugPublishedNote note) => note is DrugPublishedNote.Agrees or DrugPublishedNote.Rounding;

    // The publication rounds what was rounded to one digit before: 393.498 is 393.5, and printed as 394.
    static decimal Again(decimal value, int digits) => Rounded(Rounded(value, 1), digits);

    static decimal Rounded(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);
}

/// <summary>The published report, as far as it is kept here.</summary>
internal sealed record DrugReport(
    [property: JsonPropertyName("source")] string Source, [property: JsonPropertyName("drugs2020")] DrugReportFigures Drugs2020)
{
    /// <summary>Reads the copy that comes with this assembly.</summary>
    public static DrugReport Read()
    {
        using var file = typeof(DrugReport).Assembly.GetManifestResourceStream("drugs2020.json")!;
        return JsonSerializer.Deserialize(file, DrugsJson.Default.DrugReport)!;
    }
}

/// <summary>Figures of 2020.</summary>
internal sealed record DrugReportFigures(
    [property: JsonPropertyName("opiatesSeizedTonnes")] decimal OpiatesSeizedTonnes,
    [property: JsonPropertyName("heroinShareOfOpiatesPct")] decimal HeroinShareOfOpiatesPct,
    [property: JsonPropertyName("heroinStreetValueMEur")] decimal HeroinStreetValueMEur,
    [property: JsonPropertyName("cocaineKg")] decimal CocaineKg,
    [property: JsonPropertyName("cocaineStreetValueMEur")] decimal CocaineStreetValueMEur,
    [property: JsonPropertyName("amphetamine")] DrugReportChange Amphetamine,
    [property: JsonPropertyName("methamphetamine")] DrugReportChange Methamphetamine,
    [property: JsonPropertyName("mdma")] DrugReportChange Mdma,
    [property: JsonPropertyName("groupMembersArrested")] int GroupMembersArrested,
    [property: JsonPropertyName("foreignShareOfArrestedPct")] decimal ForeignShareOfArrestedPct,
    [property: JsonPropertyName("foreignArrested")] int ForeignArrested);

/// <summary>A weight in two years and the change as published.</summary>
internal sealed record DrugReportChange(
    [property: JsonPropertyName("2019")] DrugReportWeight In2019,
    [property: JsonPropertyName("2020")] DrugReportWeight In2020,
    [property: JsonPropertyName("changePct")] decimal? ChangePct,
    [property: JsonPropertyName("changePctReported")] decimal? ChangePctReported);

/// <summary>A weight.</summary>
internal sealed record DrugReportWeight([property: JsonPropertyName("kg")] decimal Kg);
