namespace Selec.Plugins.StolenVehicles.Tests;

public sealed class WmiTests
{
    [Theory]
    [InlineData("WVW", "Volkswagen", "DE")]
    [InlineData("WV1", "Volkswagen Commercial Vehicles", "DE")]
    [InlineData("3VW", "Volkswagen", "MX")]
    [InlineData("WAU", "Audi", "DE")]
    [InlineData("TRU", "Audi", "HU")]
    [InlineData("WBA", "BMW", "DE")]
    [InlineData("WDB", "Mercedes-Benz", "DE")]
    [InlineData("W1N", "Mercedes-Benz", "DE")]
    [InlineData("W0L", "Opel", "DE")]
    [InlineData("WF0", "Ford", "DE")]
    [InlineData("TMB", "Škoda", "CZ")]
    [InlineData("VSS", "Seat", "ES")]
    [InlineData("VF1", "Renault", "FR")]
    [InlineData("UU1", "Dacia", "RO")]
    [InlineData("ZCF", "Iveco", "IT")]
    [InlineData("YS2", "Scania", "SE")]
    [InlineData("YS3", "Saab", "SE")]
    [InlineData("XLR", "DAF", "NL")]
    [InlineData("JTD", "Toyota", "JP")]
    [InlineData("NMT", "Toyota", "TR")]
    [InlineData("TSM", "Suzuki", "HU")]
    [InlineData("JMB", "Mitsubishi", "JP")]
    [InlineData("JMZ", "Mazda", "JP")]
    [InlineData("U5Y", "Kia", "SK")]
    [InlineData("LRW", "Tesla", "CN")]
    [InlineData("NM4", "Tofaş", "TR")]
    [InlineData("NM0", "Ford Otosan", "TR")]
    [InlineData("XTA", "Lada", "RU")]
    public void makers_common_in_the_region_are_known(string code, string maker, string country) =>
        Wmi.Read(code + "ZZZ8K1DA006278").Should().Be(new Origin(maker, country));

    [Theory]
    [InlineData("SGZ", "GB")]
    [InlineData("SNA", "DE")]
    [InlineData("SVA", "PL")]
    [InlineData("TRA", "HU")]
    [InlineData("UUA", "RO")]
    [InlineData("XEA", "BG")]
    [InlineData("XFA", "GR")]
    [InlineData("Y0A", "UA")]
    [InlineData("NLA", "TR")]
    [InlineData("V2A", "RS")]
    [InlineData("1AA", "US")]
    [InlineData("10A", "US")]
    [InlineData("2AA", "CA")]
    [InlineData("LZZ", "CN")]
    public void of_other_makers_the_country_is_told(string code, string country) => Wmi.Read(code + "123").Country.Should().Be(country);

    [Theory]
    [InlineData("")]
    [InlineData("WV")]
    [InlineData("0AA123")]
    [InlineData("GAA123")]
    [InlineData("ÄÄÄ123")]
    public void what_is_not_assigned_tells_nothing(string code) => Wmi.Read(code).Should().Be(new Origin(null, null));

    [Fact]
    public void a_wrong_vin_is_read_as_far_as_it_goes() => Vin.Read("WVW123").Maker.Should().Be("Volkswagen");
}
