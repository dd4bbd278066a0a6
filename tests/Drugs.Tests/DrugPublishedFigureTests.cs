namespace Selec.Plugins.Drugs.Tests;

public sealed class DrugPublishedFigureTests
{
    [Fact]
    public void published_figures_stand_beside_what_their_own_numbers_give() =>
        DrugPublishedFigure.All().Select(figure => (figure.Substance, figure.Published, figure.Computed, figure.Agrees, figure.Note)).Should().Equal(
            (DrugSubstance.Amphetamine, -78.1m, -78.4m, false, DrugPublishedNote.DifferentMethod),
            (DrugSubstance.Methamphetamine, 394m, 293.5m, false, DrugPublishedNote.RatioInsteadOfChange),
            (DrugSubstance.Mdma, 390m, 390.3m, true, DrugPublishedNote.Rounding),
            (null, 26.4m, 26.4m, true, DrugPublishedNote.Agrees));

    [Theory]
    [InlineData("50.0", "50.04", "Agrees")]
    [InlineData("50.1", "50.05", "Agrees")]
    [InlineData("50", "50.04", "Agrees")]
    [InlineData("50", "50.4", "Rounding")]
    [InlineData("51", "50.5", "Rounding")]
    [InlineData("50", "50.5", "DifferentMethod")]
    [InlineData("151", "50.5", "RatioInsteadOfChange")]
    [InlineData("150", "50.5", "DifferentMethod")]
    public void a_figure_agrees_once_rounded_as_the_publication_rounds(string published, string exact, string note)
    {
        var change = decimal.Parse(exact, System.Globalization.CultureInfo.InvariantCulture);

        DrugPublishedFigure.NoteOf(decimal.Parse(published, System.Globalization.CultureInfo.InvariantCulture), change, change + 100)
            .Should().Be(Enum.Parse<DrugPublishedNote>(note));
    }

    [Fact]
    public void the_prices_by_which_others_are_judged_follow_from_the_published_values_and_weights()
    {
        var figures = DrugReport.Read().Drugs2020;
        var heroinGrams = figures.OpiatesSeizedTonnes * 1_000_000 * figures.HeroinShareOfOpiatesPct / 100;

        ImpliedPrice.EurPerGram(DrugSubstance.Heroin).Should().Be(Math.Round(figures.HeroinStreetValueMEur * 1_000_000 / heroinGrams, 1));
        ImpliedPrice.EurPerGram(DrugSubstance.Cocaine).Should().Be(
            Math.Round(figures.CocaineStreetValueMEur * 1_000_000 / (figures.CocaineKg * 1_000), 1));
    }
}
