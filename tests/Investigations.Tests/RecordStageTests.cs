using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class RecordStageTests
{
    readonly World _world = new();

    [Fact]
    public void the_first_stage_opens_the_line_of_the_state_and_the_investigation_notes_it()
    {
        var id = _world.Accepted();
        _world.Stage(id, "MK", JudicialStage.Investigation).Refusal.Should().BeNull();

        _world.Proceeding(id, "MK").Should().BeEquivalentTo(new { Stage = JudicialStage.Investigation, OutcomeKnown = false, Investigation = id });
        _world.View(id).JudicialLines.Select(line => (line.State.Value, line.Stage)).Should().Equal(("MK", JudicialStage.Investigation));
    }

    [Fact]
    public void a_prosecutor_records_for_his_own_acting_state_only()
    {
        var id = _world.Accepted();

        _world.Stage(id, "MK", JudicialStage.Investigation, People.Prosecutor("BG")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.Stage(id, "RO", JudicialStage.Investigation).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.Stage(id, "MK", JudicialStage.Investigation, People.Liaison("MK")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
    }

    [Fact]
    public void an_investigation_that_is_not_visible_does_not_exist() =>
        _world.When(
            new StreamId("proceeding", "other.MK"),
            new RecordStage(Casework.Named("other"), new PartyCode("MK"), JudicialStage.Charged, null, Attribution.Stated, null, null, null, Casework.Terms),
            People.Prosecutor("MK"),
            new CaseFile(null)).Refusal!.Code.Should().Be(Refusal.NotFound);

    [Fact]
    public void every_stage_stays_in_the_history()
    {
        var id = Through(JudicialStage.Charged, JudicialStage.Indicted, JudicialStage.Trial, JudicialStage.Convicted, JudicialStage.Appeal, JudicialStage.Acquitted, JudicialStage.Final);

        _world.Proceeding(id, "BG").History.Select(entry => entry.Stage).Should().Equal(
            JudicialStage.Charged, JudicialStage.Indicted, JudicialStage.Trial, JudicialStage.Convicted, JudicialStage.Appeal, JudicialStage.Acquitted, JudicialStage.Final);
        _world.Stage(id, "BG", JudicialStage.Trial).Refusal!.Code.Should().Be("PROCEEDING_FINAL");
    }

    [Theory]
    [InlineData("", "Final", "OUTCOME_MISSING")]
    [InlineData("Investigation", "Final", "OUTCOME_MISSING")]
    [InlineData("Charged,Indicted,Trial", "Final", "OUTCOME_MISSING")]
    [InlineData("Charged,Indicted,Trial,Convicted,Appeal", "Final", "OUTCOME_MISSING")]
    [InlineData("", "Convicted", null)]
    [InlineData("", "Appeal", "STAGE_OUT_OF_ORDER")]
    [InlineData("Charged", "Trial", "STAGE_OUT_OF_ORDER")]
    [InlineData("Charged", "Charged", "STAGE_OUT_OF_ORDER")]
    [InlineData("Investigation,Discontinued", "Convicted", "STAGE_OUT_OF_ORDER")]
    [InlineData("Investigation,Discontinued", "Final", null)]
    [InlineData("Investigation,Discontinued", "Investigation", null)]
    public void stages_keep_their_order(string before, string stage, string? code)
    {
        var id = Through([.. before.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<JudicialStage>)]);

        var refusal = _world.Stage(id, "BG", Enum.Parse<JudicialStage>(stage)).Refusal;

        (refusal?.Code).Should().Be(code);
    }

    [Fact]
    public void a_final_stage_follows_an_outcome_whatever_the_path()
    {
        var paths = new Queue<JudicialStage[]>([[]]);
        for (var seen = 0; seen < 500 && paths.TryDequeue(out var path); seen++)
        {
            foreach (var next in JudicialStages.After(path.Length == 0 ? null : path[^1]))
            {
                if (next == JudicialStage.Final) JudicialStages.IsOutcome(path[^1]).Should().BeTrue();
                else paths.Enqueue([.. path, next]);
            }
        }
    }

    [Fact]
    public void a_stage_is_not_reached_before_the_one_recorded_last_nor_in_the_future()
    {
        var id = _world.Accepted();
        _world.Stage(id, "BG", JudicialStage.Investigation, reached: Casework.On(2025, 5, 1));

        _world.Stage(id, "BG", JudicialStage.Charged, reached: Casework.On(2025, 4, 30)).Refusal!.Code.Should().Be("STAGE_BEFORE_LAST");
        _world.Stage(id, "BG", JudicialStage.Charged, reached: Casework.On(2027, 1, 1)).Refusal!.Code.Should().Be("OCCURRED_IN_FUTURE");
        _world.Stage(id, "BG", JudicialStage.Charged, reached: Casework.Year(2025)).Refusal.Should().BeNull();
    }

    [Fact]
    public void a_proceeding_is_overdue_after_the_day_of_its_next_step_and_never_once_final()
    {
        var id = _world.Accepted();
        _world.Stage(id, "BG", JudicialStage.Investigation, nextDate: new DateOnly(2026, 3, 10), waiting: new WaitingFor(new PartyCode("BG"), "PROSECUTION", new PartyCode("MK"), null));

        _world.Proceeding(id, "BG").OverdueFrom().Should().Be(new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero));
        _world.Stage(id, "BG", JudicialStage.Discontinued);
        _world.Stage(id, "BG", JudicialStage.Final, nextDate: new DateOnly(2026, 3, 10));
        _world.Proceeding(id, "BG").OverdueFrom().Should().BeNull();
        _world.Proceeding(id, "BG").History[0].WaitingFor!.On.Value.Should().Be("MK");
    }

    [Fact]
    public void no_outcome_is_known_until_a_court_has_spoken()
    {
        var id = Through(JudicialStage.Charged, JudicialStage.Indicted, JudicialStage.Trial);
        _world.Proceeding(id, "BG").OutcomeKnown.Should().BeFalse();

        _world.Stage(id, "BG", JudicialStage.Acquitted);
        _world.Proceeding(id, "BG").OutcomeKnown.Should().BeTrue();
    }

    [Fact]
    public void the_next_step_is_planned_by_the_same_prosecutor_without_a_new_stage()
    {
        var id = Through(JudicialStage.Charged);
        var proceeding = Audience.Proceeding(id, new PartyCode("BG"));
        var plan = new PlanNextStep(_world.Text("hearing"), new DateOnly(2026, 5, 1), null, Casework.Terms);

        _world.When(proceeding, plan, People.Prosecutor("MK"), new CaseFile(_world.View(id))).Refusal!.Code.Should().Be(Refusal.NotPermitted);
        _world.When(proceeding, plan, People.Prosecutor("BG"), new CaseFile(null)).Refusal!.Code.Should().Be(Refusal.NotFound);
        _world.When(proceeding, plan, People.Prosecutor("BG"), new CaseFile(_world.View(id))).Refusal.Should().BeNull();
        _world.Proceeding(id, "BG").NextDate.Should().Be(new DateOnly(2026, 5, 1));
        _world.Proceeding(id, "BG").History.Should().ContainSingle();
    }

    StreamId Through(params JudicialStage[] stages)
    {
        var id = _world.Accepted();
        foreach (var stage in stages) _world.Stage(id, "BG", stage).Refusal.Should().BeNull();
        return id;
    }
}
