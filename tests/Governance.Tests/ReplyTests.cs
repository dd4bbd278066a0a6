namespace Selec.Governance.Tests;

/// <summary>The reply, its clock, and the time to appeal.</summary>
public sealed class ReplyTests
{
    [Fact]
    public void the_desk_waits_for_whoever_may_still_answer()
    {
        var world = World.Confirmed();
        world.Reply()!.Code.Should().Be("HOLDINGS_NOT_GATHERED");
        world.Consult("BG1", "RO1");
        world.Agree(People.FocalPoint("BG"));
        world.Reply("This is held.")!.Code.Should().Be("SUPPLIERS_NOT_HEARD");
        world.Agree(People.FocalPoint("RO"));
        world.Reply()!.Code.Should().Be("ANSWER_MISSING");
        world.Reply("This is held.").Should().BeNull();
        world.View.File.ReplyKind.Should().Be(SubjectReplyKind.Answer);
        world.View.File.NeutralReply().Should().BeNull();
        world.Reply("Again")!.Code.Should().Be("SUBJECT_REQUEST_REPLIED");
        world.Consult("BG2")!.Code.Should().Be("SUBJECT_REQUEST_REPLIED");
    }

    [Fact]
    public void one_refusal_is_enough()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "RO1");
        world.Agree(People.FocalPoint("BG"));
        world.Veto(People.Liaison("RO"));
        world.MoveTo(2026, 3, 15);
        world.Reply("This is held.")!.Code.Should().Be("REPLY_IS_NEUTRAL");
        world.Reply().Should().BeNull();
        world.View.File.NeutralReply().Should().Contain("examined and refused under the Convention");
    }

    [Fact]
    public void a_neutral_reply_goes_out_no_sooner_when_nothing_is_held()
    {
        var (nothing, refused) = (World.Confirmed(), World.Confirmed());
        nothing.Consult();
        refused.Consult("BG1");
        refused.Veto(People.FocalPoint("BG"));
        foreach (var world in new[] { nothing, refused })
        {
            world.MoveTo(2026, 3, 14);
            world.Reply()!.Code.Should().Be("REPLY_TOO_EARLY");
            world.MoveTo(2026, 3, 15);
            world.Reply().Should().BeNull();
        }
    }

    [Fact]
    public void SELEC_itself_may_refuse_with_a_reason_that_stays_inside()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "SELEC1");
        world.Agree(People.FocalPoint("BG"));
        world.MoveTo(2026, 3, 15);
        world.Reply(null, SubjectRefusalGround.TasksOfSelec)!.Code.Should().Be("REASON_MISSING");
        world.Reply("An analysis is under way.", SubjectRefusalGround.TasksOfSelec).Should().BeNull();
        (world.View.File.ReplyKind, world.View.File.Answer).Should().Be((SubjectReplyKind.Neutral, null));
        world.View.File.Reason.Should().NotBeNull();
    }

    [Fact]
    public void on_the_last_day_the_desk_waits_no_more()
    {
        var world = World.Confirmed();
        world.MoveTo(2026, 4, 14);
        world.Consult("BG1");
        world.Reply()!.Code.Should().Be("SUPPLIERS_NOT_HEARD");
        world.MoveTo(2026, 4, 15);
        world.Reply().Should().BeNull();
        world.View.File.ReplyKind.Should().Be(SubjectReplyKind.Neutral);
    }

    [Fact]
    public void the_desk_is_reminded_and_a_missed_deadline_opens_the_time_to_appeal()
    {
        var world = World.Confirmed();
        world.Read(World.Request).Reminders.Select(reminder => (reminder.Name, reminder.Due.UtcDateTime)).Should().Equal(
            ("reply-due-soon", new DateTime(2026, 4, 1)), ("reply-overdue", new DateTime(2026, 4, 16)));
        world.MoveTo(2026, 4, 15);
        (world.View.AppealUntil, world.View.IsOverdue(world.Now)).Should().Be((null, false));
        world.Read(World.Request).Reminders.Should().ContainSingle("it was reminded once");
        world.MoveTo(2026, 4, 16);
        (world.View.AppealUntil, world.View.IsOverdue(world.Now)).Should().Be((new DateOnly(2026, 5, 15), true));
        world.Consult();
        world.Reply().Should().BeNull();
        world.View.AppealUntil.Should().Be(new DateOnly(2026, 5, 16), "a late reply opens it anew");
    }

    [Fact]
    public void the_time_to_appeal_is_thirty_days_from_receipt()
    {
        var world = World.Confirmed();
        world.Receipt(new DateOnly(2026, 1, 20))!.Code.Should().Be("SUBJECT_REQUEST_NOT_REPLIED");
        world.Consult();
        world.MoveTo(2026, 4, 1);
        world.Reply();
        world.View.AppealUntil.Should().Be(new DateOnly(2026, 5, 1), "counted from the reply while the receipt is not known");
        world.MoveTo(2026, 4, 10);
        world.Receipt(new DateOnly(2026, 3, 31))!.Code.Should().Be("RECEIPT_BEFORE_REPLY");
        world.Receipt(new DateOnly(2026, 4, 11))!.Code.Should().Be("RECEIPT_IN_FUTURE");
        world.Receipt(new DateOnly(2026, 4, 8)).Should().BeNull();
        world.View.AppealUntil.Should().Be(new DateOnly(2026, 5, 8));
        world.Receipt(new DateOnly(2026, 4, 8)).Should().BeNull("it says nothing new");
        world.Receipt(new DateOnly(2026, 4, 9))!.Code.Should().Be("RECEIPT_RECORDED");
        world.MoveTo(2026, 5, 8);
        world.View.State.Should().Be(SubjectRequestState.Replied);
        world.MoveTo(2026, 5, 9);
        world.View.State.Should().Be(SubjectRequestState.Closed);
    }

    [Fact]
    public void without_a_known_receipt_it_is_never_closed()
    {
        var world = World.Confirmed();
        world.Consult();
        world.MoveTo(2026, 4, 1);
        world.Reply();
        world.MoveTo(2027, 4, 1);
        world.View.State.Should().Be(SubjectRequestState.Replied);
    }
}
