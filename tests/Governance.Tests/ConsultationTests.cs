using Selec.Sdk;

namespace Selec.Governance.Tests;

/// <summary>What a party is asked, and what it may say.</summary>
public sealed class ConsultationTests
{
    [Fact]
    public void only_the_party_that_supplied_decides()
    {
        var world = World.Confirmed();
        world.Consult("BG1");
        foreach (var stranger in new[] { People.FocalPoint("RO"), People.Liaison("MD"), People.CaseOfficer("BG"), People.Operations, People.General })
            world.Answer(stranger, ConsultationAnswer.Agree, of: "BG")!.Code.Should().Be(Refusal.NotFound);
        foreach (var supervisor in new[] { People.Desk, People.Body })
            world.Answer(supervisor, ConsultationAnswer.Agree, of: "BG")!.Code.Should().Be(Refusal.NotPermitted);
        world.Agree(People.Liaison("BG")).Should().BeNull();
    }

    [Fact]
    public void a_refusal_has_a_ground_and_a_reason_and_an_agreement_has_no_ground()
    {
        var world = World.Confirmed();
        world.Consult("BG1");
        var focal = People.FocalPoint("BG");
        world.Answer(focal, ConsultationAnswer.Refuse, null, "Why")!.Code.Should().Be("GROUND_MISSING");
        world.Answer(focal, ConsultationAnswer.Refuse, SubjectRefusalGround.RightsOfOthers)!.Code.Should().Be("REASON_MISSING");
        world.Answer(focal, ConsultationAnswer.Agree, SubjectRefusalGround.RightsOfOthers)!.Code.Should().Be("GROUND_WITHOUT_REFUSAL");
        world.Veto(focal).Should().BeNull();
        world.Agree(focal)!.Code.Should().Be("CONSULTATION_ANSWERED");
    }

    [Fact]
    public void the_reason_is_read_by_the_party_itself_and_the_supervisors_alone()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "RO1");
        world.Veto(People.FocalPoint("BG"));
        var reason = world.Consultations.Single(one => one.Party.Value == "BG").Text!.Item;
        world.Audiences[reason].Should().BeEquivalentTo(
            [.. Groups.Supervisors, Groups.Officer(new PartyCode("BG"), People.FocalPoint("BG").Person), "BG.NFP", "BG.LO"]);
    }

    [Fact]
    public void silence_until_the_last_day_is_a_refusal()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "RO1");
        world.Agree(People.Liaison("RO"));
        world.MoveTo(2026, 3, 15);
        world.View.File.Stage.Should().Be(SubjectRequestStage.SuppliersConsulted);
        world.MoveTo(2026, 3, 16);
        world.Consultations.Select(one => one.State).Should().BeEquivalentTo([ConsultationState.Lapsed, ConsultationState.Answered]);
        world.View.File.Stage.Should().Be(SubjectRequestStage.Decided);
        world.Agree(People.FocalPoint("BG"))!.Code.Should().Be("CONSULTATION_OVER");
        world.Reply("You are in one file.")!.Code.Should().Be("REPLY_IS_NEUTRAL");
        world.Reply().Should().BeNull();
        world.View.File.ReplyKind.Should().Be(SubjectReplyKind.Neutral);
    }

    [Fact]
    public void an_answer_that_meets_the_reply_is_refused_and_not_passed_over()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "RO1");
        world.Veto(People.FocalPoint("RO"));
        world.MoveTo(2026, 3, 15);
        world.Reply()!.Code.Should().Be("SUPPLIERS_NOT_HEARD", "whose answer is not waited for would know that somebody else refused");
        world.Reply("An analysis is under way.", SubjectRefusalGround.TasksOfSelec)!.Code.Should().Be("SUPPLIERS_NOT_HEARD");
        world.MoveTo(2026, 3, 16);
        world.Reply().Should().BeNull();
        world.Consultations.Single(one => one.Party.Value == "BG").State.Should().Be(ConsultationState.Lapsed);
        world.Agree(People.FocalPoint("BG"))!.Code.Should().Be("CONSULTATION_OVER");
        var state = SubjectRequest.None with { Reply = new SubjectReplied(SubjectReplyKind.Neutral, null, null, default, default) };
        ConsultationEnded.Refused(state, new ConsultationEnded(default, default, default, default), null!)!.Code.Should().Be("CONSULTATION_OVER");
    }
}
