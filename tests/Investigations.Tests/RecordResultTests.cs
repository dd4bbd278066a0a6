using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class RecordResultTests
{
    readonly World _world = new();

    [Fact]
    public void a_state_records_its_own_results_and_the_ledger_numbers_them()
    {
        var id = _world.Accepted();
        _world.When(id, Casework.Seizure(Casework.By("MK"), SeizureCategory.Marijuana, 100), People.FocalPoint("MK")).Refusal.Should().BeNull();
        _world.When(id, Casework.Persons(Casework.By("BG"), PersonsKind.Detained, 2), People.Liaison("BG")).Refusal.Should().BeNull();

        _world.Results(id).Select(result => (result.Id.ToString(), result.Kind, result.ActingState?.Value, result.Jointly)).Should().Equal(
            ($"result/{id.Key}.1", ResultKind.Seizure, "MK", false), ($"result/{id.Key}.2", ResultKind.Persons, "BG", false));
    }

    [Theory]
    [InlineData("MK", nameof(Attribution.Stated), Refusal.NotPermitted)]
    [InlineData("MK", nameof(Attribution.Inferred), null)]
    [InlineData(null, nameof(Attribution.Unknown), null)]
    [InlineData(null, nameof(Attribution.Stated), "ACTING_STATE_MISSING")]
    [InlineData("MK", nameof(Attribution.Unknown), "ACTING_STATE_UNKNOWN")]
    [InlineData("RO", nameof(Attribution.Inferred), "ACTING_STATE_NOT_PARTY")]
    [InlineData("SELEC", nameof(Attribution.Inferred), "ACTING_STATE_NOT_PARTY")]
    public void a_liaison_officer_speaks_for_another_state_only_by_inference(string? state, string attribution, string? code) =>
        Code(Casework.Seizure(Casework.By(state, Enum.Parse<Attribution>(attribution)), SeizureCategory.Heroin, 1)).Should().Be(code);

    [Fact]
    public void a_focal_point_never_speaks_for_another_state_and_the_directorate_may()
    {
        var id = _world.Accepted();

        _world.When(id, Casework.Seizure(Casework.By("MK", Attribution.Inferred), SeizureCategory.Heroin, 1), People.FocalPoint("BG")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(id, Casework.Seizure(Casework.By("MK"), SeizureCategory.Heroin, 1), People.Operations).Refusal.Should().BeNull();
    }

    [Fact]
    public void a_case_officer_records_only_where_he_is_assigned()
    {
        var id = _world.Accepted();
        var officer = People.CaseOfficer("BG");

        _world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 1), officer).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(id, new AssignOfficer(officer.Person), People.Liaison("BG"), new Assignee(officer));
        _world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 1), officer).Refusal.Should().BeNull();
    }

    [Fact]
    public void results_need_an_accepted_investigation() =>
        _world.When(_world.Proposed(), Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 1), People.Liaison("BG")).Refusal!.Code.Should().Be("INVESTIGATION_NOT_ACCEPTED");

    [Fact]
    public void a_number_has_a_unit_and_a_precision_and_no_number_has_neither_doubt()
    {
        var good = Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 1);

        Code(good with { Quantity = new Quantity(1, null, Precision.Exact) }).Should().Be("UNIT_MISSING");
        Code(good with { Quantity = new Quantity(1, Unit.Kg, null) }).Should().Be("PRECISION_MISMATCH");
        Code(good with { Quantity = new Quantity(null, Unit.Kg, Precision.Exact) }).Should().Be("PRECISION_MISMATCH");
        Code(good with { Quantity = new Quantity(-1, Unit.Kg, Precision.Exact) }).Should().Be("QUANTITY_NEGATIVE");
        Code(good with { Quantity = new Quantity(null, null, null) }).Should().BeNull();
        Code(good with { Quantity = new Quantity(decimal.MaxValue, Unit.Kg, Precision.Exact) }).Should().Be("QUANTITY_TOO_LARGE");
        Code(good with { Value = new EuroValue(decimal.MaxValue, Precision.Exact, ValueLevel.Retail) }).Should().Be("QUANTITY_TOO_LARGE");
    }

    [Fact]
    public void citizenships_and_minors_fit_into_the_count()
    {
        var persons = Casework.Persons(Casework.By("BG"), PersonsKind.Arrested, 2);
        var detection = new RecordDetection(Casework.By("BG"), DetectionKind.Migrants, 5, Precision.Exact, [], 6, null, null, null, Casework.Terms);

        Code(persons with { ByCitizenship = [new("BG", 2), new("TR", 1)] }).Should().Be("CITIZENSHIPS_EXCEED_COUNT");
        Code(persons with { ByCitizenship = [new("BG", 1), new("BG", 1)] }).Should().Be("CITIZENSHIP_REPEATED");
        Code(persons with { Count = null, Precision = null, ByCitizenship = [new("TR", 1)] }).Should().BeNull();
        Code(persons with { Notice = WantedNotice.Red }).Should().BeNull();
        Code(persons with { Kind = PersonsKind.Charged, Notice = WantedNotice.Red }).Should().Be("NOTICE_WITHOUT_SEARCH");
        Code(detection).Should().Be("MINORS_EXCEED_COUNT");
        Code(detection with { Minors = 5 }).Should().BeNull();
        Code(persons with { Count = int.MaxValue }).Should().Be("QUANTITY_TOO_LARGE");
        Code(persons with { ByCitizenship = [new("BG", int.MaxValue), new("TR", int.MaxValue)] }).Should().Be("QUANTITY_TOO_LARGE");
    }

    [Fact]
    public void a_correction_keeps_the_old_line_and_only_the_new_one_counts()
    {
        var id = _world.Accepted();
        _world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 16), People.Liaison("BG"));
        var first = _world.Results(id)[0].Id;
        var correction = Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 17) with { Corrects = first };

        _world.When(id, correction with { Corrects = new StreamId("result", "other.1") }, People.Liaison("BG")).Refusal!.Code.Should().Be(Refusal.NotFound);
        _world.When(id, correction, People.Liaison("MK")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(id, Casework.Persons(Casework.By("BG"), PersonsKind.Arrested, 1) with { Corrects = first }, People.Liaison("BG")).Refusal!.Code.Should().Be("RESULT_OTHER_KIND");
        _world.When(id, correction, People.Liaison("BG")).Refusal.Should().BeNull();
        _world.When(id, correction, People.Liaison("BG")).Refusal!.Code.Should().Be("RESULT_CORRECTED");

        _world.Results(id).Should().HaveCount(2);
        _world.Results(id)[0].CorrectedBy.Should().Be(_world.Results(id)[1].Id);
        Summing.Of([_world.View(id)], _world.Results(id), []).Seizures!.Value.Single().Sum.Minimum.Should().Be(17);
    }

    string? Code(Command command) => _world.When(_world.Accepted(), command, People.Liaison("BG")).Refusal?.Code;
}
