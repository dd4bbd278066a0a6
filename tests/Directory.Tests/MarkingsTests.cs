using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed class MarkingsTests
{
    /// <summary>Council Decision 2013/488/EU, appendix B, row by row.</summary>
    [Theory]
    [InlineData("BG", "ZA_SLUZHEBNO_POLZVANE", "POVERITELNO", "SEKRETNO", "STROGO_SEKRETNO")]
    [InlineData("GR", "PERIORISMENIS_CHRISIS", "EMPISTEFTIKO", "APORRITO", "AKROS_APORRITO")]
    [InlineData("HU", "KORLATOZOTT_TERJESZTESU", "BIZALMAS", "TITKOS", "SZIGORUAN_TITKOS")]
    [InlineData("RO", "SECRET_DE_SERVICIU", "SECRET", "STRICT_SECRET", "STRICT_SECRET_DE_IMPORTANTA_DEOSEBITA")]
    public void a_marking_of_appendix_b_equals_the_level_of_its_column(
        string party, string restricted, string confidential, string secret, string topSecret)
    {
        var rows = new[] { restricted, confidential, secret, topSecret }.Select(marking => Markings.Public.LevelOf($"{party}.{marking}"));
        rows.Should().Equal(
            ClassificationLevel.Restricted, ClassificationLevel.Confidential, ClassificationLevel.Secret, ClassificationLevel.TopSecret);
    }

    [Fact]
    public void of_nobody_else_a_marking_is_assumed() =>
        Markings.Public.Levels.Keys.Select(marking => MarkingTable.PartyOf(marking).Value).Distinct()
            .Should().BeEquivalentTo("BG", "GR", "HU", "RO");
}
