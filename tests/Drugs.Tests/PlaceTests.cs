namespace Selec.Plugins.Drugs.Tests;

public sealed class PlaceTests
{
    static readonly DrugPlace _place = new("BG", null, DrugPlaceType.Road, null, null, null);

    [Theory]
    [InlineData(90.0, 1.0, null)]
    [InlineData(90.1, 1.0, "LATITUDE_OUT_OF_RANGE")]
    [InlineData(-90.0, 1.0, null)]
    [InlineData(-90.1, 1.0, "LATITUDE_OUT_OF_RANGE")]
    [InlineData(1.0, 180.0, null)]
    [InlineData(1.0, 180.1, "LONGITUDE_OUT_OF_RANGE")]
    [InlineData(1.0, -180.1, "LONGITUDE_OUT_OF_RANGE")]
    [InlineData(0.0, 0.0, "POSITION_MISSING")]
    [InlineData(0.0, 0.1, null)]
    [InlineData(42.0, null, "POSITION_INCOMPLETE")]
    [InlineData(null, 23.0, "POSITION_INCOMPLETE")]
    public void a_position_is_whole_and_on_earth(double? latitude, double? longitude, string? code) =>
        ((_place with { Latitude = (decimal?)latitude, Longitude = (decimal?)longitude }).Fault()?.Code).Should().Be(code);

    [Theory]
    [InlineData(42.69, 23.32, null)]
    [InlineData(42.697, 23.32, "POSITION_TOO_EXACT")]
    [InlineData(42.69, 23.321, "POSITION_TOO_EXACT")]
    public void the_position_of_a_dwelling_does_not_lead_to_its_door(double latitude, double longitude, string? code)
    {
        var dwelling = _place with { Type = DrugPlaceType.Dwelling, Latitude = (decimal)latitude, Longitude = (decimal)longitude };

        (dwelling.Fault()?.Code).Should().Be(code);
        (dwelling with { Type = DrugPlaceType.Road }).Fault().Should().BeNull();
    }

    [Fact]
    public void a_region_belongs_to_the_country()
    {
        (_place with { Region = "BG-23" }).Fault().Should().BeNull();
        (_place with { Region = "RO-B" }).Fault()!.Code.Should().Be("REGION_ELSEWHERE");
    }

    [Theory]
    [InlineData("BG", 42.7, 23.3, false)]
    [InlineData("BG", 23.3, 42.7, true)]
    [InlineData("BG", 44.6, 23.3, false)]
    [InlineData("BG", 44.7, 23.3, true)]
    [InlineData("CN", 1.0, 1.0, false)]
    public void a_position_outside_the_country_is_noticed_as_far_as_its_extent_is_known(string country, double north, double east, bool outside)
    {
        var place = _place with { Country = country, Latitude = (decimal)north, Longitude = (decimal)east };

        place.IsOutsideCountry().Should().Be(outside);
        (place with { Type = DrugPlaceType.Sea }).IsOutsideCountry().Should().BeFalse();
    }
}
