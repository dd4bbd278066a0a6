using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>The acts of the trade as tests write them.</summary>
internal static class Reports
{
    public const string AudiVin = "WAUZZZ8K1DA006278";

    public static readonly StreamId Golf = new("vehicle", "golf");

    public static readonly ItemTerms Terms = TermsOf(HandlingCode.H0);

    public static readonly DateOnly Today = DateOnly.FromDateTime(People.Day.UtcDateTime);

    public static ItemTerms TermsOf(params HandlingCode[] handling) =>
        new(StatementKind.Fact, SourceEvaluation.B, InformationEvaluation.Two, [.. handling], null, ClassificationLevel.Basic, null);

    public static VehicleTheft Theft(string country = "BG", DateOnly? date = null) => new(date ?? new DateOnly(2021, 3, 14), country, null);

    public static VehicleFind Find(string country, DateOnly? date = null) => new(date ?? new DateOnly(2021, 6, 1), country, null, null);

    public static ReportVehicle Report(this World world, string? vin = AudiVin) => new(
        VehicleCategory.PassengerCar, VehicleColour.Grey, world.Text("Audi"), world.Text("A4"), vin is null ? null : world.Text(vin), null,
        null, null, [], null, Theft(), null, VehicleStatus.Stolen, null, null, [], Terms);

    public static ReportVehicle SharedWith(this ReportVehicle report, params string[] parties) =>
        report with { SharedWith = [.. parties.Select(party => new PartyCode(party))] };

    /// <summary>A car stolen in Bulgaria, reported by its Liaison Officer and shared.</summary>
    public static World Stolen(params string[] sharedWith)
    {
        var world = new World();
        world.When(Golf, world.Report().SharedWith(sharedWith), People.Liaison("BG")).Refusal.Should().BeNull();
        return world;
    }

    /// <summary>The same, found in a country.</summary>
    public static World Found(string country, params string[] sharedWith)
    {
        var world = Stolen(sharedWith);
        world.When(Golf, new ChangeVehicleStatus(VehicleStatus.Found, Find(country), Terms), People.Liaison("BG")).ShouldBeAccepted();
        return world;
    }

    /// <summary>The same, claimed by Bulgaria.</summary>
    public static World Claimed(string country)
    {
        var world = Found(country, country, "MD");
        world.When(Golf, world.Claim(), People.Liaison("BG")).Refusal.Should().BeNull();
        return world;
    }

    public static ClaimVehicleRepatriation Claim(this World world) => new(world.Text("the owner"), null, Terms);

    public static RecordVehicleRegistration Registration(
        this World world, string country, DateOnly from, DateOnly? to = null, string? plate = null) =>
        new(country, from, to, plate is null ? null : world.Text(plate), VehiclePlateKind.Permanent, VehicleHolderKind.Company,
            world.Text("the holder"), false, Terms);

    public static ShareVehicle Share(params string[] parties) => new([.. parties.Select(party => new PartyCode(party))]);

    public static void ShouldBeRefused(this Decision decision, string code, params string[] path)
    {
        decision.Refusal.Should().NotBeNull();
        decision.Refusal!.Code.Should().Be(code);
        decision.Refusal.Path.Should().Equal(path);
        decision.Refusal.Message.Should().MatchRegex(@"^[A-Z].*\.$");
        decision.Events.Should().BeEmpty();
        decision.Elsewhere.Should().BeEmpty();
    }

    public static void ShouldBeAccepted(this Decision decision) => decision.Refusal.Should().BeNull();
}
