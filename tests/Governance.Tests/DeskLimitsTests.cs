using Selec.Sdk;

namespace Selec.Governance.Tests;

/// <summary>What the desk does once and not before its time, and what a request tells whoever may not know more of it.</summary>
public sealed class DeskLimitsTests
{
    [Fact]
    public void a_request_is_closed_neither_without_a_receipt_nor_before_the_appeal_is_over_nor_twice()
    {
        var world = World.Confirmed();
        world.Consult();
        world.MoveTo(2026, 4, 1);
        world.Reply().Should().BeNull();
        world.MoveTo(2026, 7, 1);

        world.Decide(new CloseSubjectRequest()).Should().BeEmpty("nobody knows that the person had the reply");
        world.Receipt(new DateOnly(2026, 6, 20)).Should().BeNull();
        world.Decide(new CloseSubjectRequest()).Should().BeEmpty("the person may appeal until 20 July");
        world.MoveTo(2026, 7, 20);
        world.View.State.Should().Be(SubjectRequestState.Replied);
        world.MoveTo(2026, 7, 21);
        world.View.State.Should().Be(SubjectRequestState.Closed);
        world.Decide(new CloseSubjectRequest()).Should().BeEmpty();
    }

    [Fact]
    public void the_desk_is_reminded_once_and_a_missed_deadline_is_noted_once_however_often_the_reminder_arrives()
    {
        var world = World.Confirmed();
        foreach (var command in new Command[] { new RemindOfReply(), new NoteReplyOverdue() })
            world.Decide(command).Should().BeEmpty("it is not time");

        world.MoveTo(2026, 4, 1);
        world.Decide(new RemindOfReply()).Should().BeEmpty("it came");
        world.MoveTo(2026, 4, 16);
        world.Decide(new NoteReplyOverdue()).Should().BeEmpty("it came");

        world.View.Version.Should().Be(new NodeVersion(World.Request, 3), "received, confirmed, missed: a reminder is nobody else's business");
    }

    [Fact]
    public void while_it_is_examined_a_request_looks_the_same_whoever_was_asked_and_whatever_was_said()
    {
        var (nothing, asked, refused, gathered) = (World.Confirmed(), World.Confirmed(), World.Confirmed(), World.Confirmed());
        nothing.Consult().Should().BeNull();
        asked.Consult("BG1", "RO1").Should().BeNull();
        refused.Consult("BG1").Should().BeNull();
        refused.Veto(People.FocalPoint("BG")).Should().BeNull();

        foreach (var world in new[] { nothing, asked, refused })
            (world.View with { File = null! }).Should().Be(gathered.View with { File = null! });
    }

    [Fact]
    public void the_supervisors_and_the_Director_General_alone_know_that_there_is_a_request() =>
        World.Confirmed().Read(World.Request).Grants.Select(grant => grant.Group).Should().BeEquivalentTo(
            [.. Groups.Supervisors, Groups.DirectorGeneral]);
}
