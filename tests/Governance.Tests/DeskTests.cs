using Selec.Sdk;

namespace Selec.Governance.Tests;

/// <summary>The desk step by step: the request, the person, what is held, who is asked.</summary>
public sealed class DeskTests
{
    static readonly DateOnly _received = new(2026, 1, 15);

    [Fact]
    public void the_reply_is_due_three_calendar_months_after_receipt()
    {
        var world = new World();
        world.Open(_received).Should().BeNull();
        world.View.ReplyDue.Should().Be(new DateOnly(2026, 4, 15));
        world.View.File.ConsultUntil.Should().Be(new DateOnly(2026, 3, 15));
        new SubjectDeadlines(new DateOnly(2026, 6, 15)).ReplyDue.Should().Be(new DateOnly(2026, 9, 15), "months are counted, not ninety days");
        new SubjectDeadlines(new DateOnly(2025, 11, 30)).ReplyDue.Should().Be(
            new DateOnly(2026, 2, 28), "a month that lacks the day ends on its last one");
    }

    [Fact]
    public void a_request_is_not_received_in_the_future()
    {
        new World().Open(new DateOnly(2026, 1, 21))!.Code.Should().Be("RECEIVED_IN_FUTURE");
        new World().Open(new DateOnly(2026, 1, 20)).Should().BeNull();
    }

    [Fact]
    public void nobody_but_the_Data_Protection_Officer_runs_the_desk()
    {
        foreach (var person in new[] { People.Body, People.General, People.Operations, People.FocalPoint("BG"), People.Liaison("BG") })
        {
            new World().Open(_received, person)!.Code.Should().Be(Refusal.NotPermitted);
            var world = World.Confirmed();
            world.When(World.Request, new ConfirmIdentity(World.Request), person)!.Code.Should().Be(Refusal.NotPermitted);
            world.When(World.Request, new ConsultSuppliers(World.Request, [], []), person, new Holdings([], false))!.Code.Should().Be(Refusal.NotPermitted);
            world.When(World.Request, new ReplyToSubject(World.Request, null, null, World.Terms), person)!.Code.Should().Be(Refusal.NotPermitted);
            world.When(World.Request, new RecordReplyReceived(World.Request, _received), person)!.Code.Should().Be(Refusal.NotPermitted);
        }
    }

    [Fact]
    public void nothing_is_gathered_before_the_identity_is_confirmed()
    {
        var world = new World();
        world.Open(_received);
        world.Consult("BG1")!.Code.Should().Be("IDENTITY_NOT_CONFIRMED");
        world.View.State.Should().Be(SubjectRequestState.Received);
        world.Confirm();
        world.View.State.Should().Be(SubjectRequestState.UnderExamination);
        world.Consult("BG1").Should().BeNull();
    }

    [Fact]
    public void what_is_named_and_is_none_that_can_be_held_is_not_found()
    {
        World.Confirmed().When(World.Request, new ConsultSuppliers(World.Request, [new ItemId("x")], []), People.Desk, new Holdings([], true))!
            .Code.Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void each_party_is_asked_of_its_own_items_alone()
    {
        var world = World.Confirmed();
        world.Consult("BG1", "RO1", "BG2", "IT1").Should().BeNull();
        world.Consultations.ToDictionary(one => one.Party.Value, one => one.Items.Select(item => item.Value)).Should().BeEquivalentTo(
            new Dictionary<string, string[]> { ["BG"] = ["BG1", "BG2"], ["RO"] = ["RO1"], ["IT"] = ["IT1"] });
        foreach (var one in world.Consultations)
        {
            world.Read(one.Id).Grants.Select(grant => grant.Group).Should().BeEquivalentTo(
                [Groups.FocalPoint(one.Party), Groups.Liaison(one.Party), .. Groups.Supervisors]);
        }
    }

    [Fact]
    public void what_is_found_later_is_asked_of_alone()
    {
        var world = World.Confirmed();
        world.Consult("BG1").Should().BeNull();
        world.Consult("BG1", "BG2", "RO1").Should().BeNull();
        world.Consultations.Select(one => string.Join(' ', one.Items)).Should().Equal("BG1", "BG2", "RO1");
    }

    [Fact]
    public void what_is_of_somebody_else_is_asked_of_nobody()
    {
        var world = World.Confirmed();
        var found = new Holdings([new Holding(new ItemId("BG1"), new PartyCode("BG")), new Holding(new ItemId("RO1"), new PartyCode("RO"))], false);
        world.When(World.Request, new ConsultSuppliers(World.Request, [], [new ItemId("RO1")]), People.Desk, found).Should().BeNull();
        world.Consultations.Single().Party.Value.Should().Be("BG");
        world.View.File.LeftOut.Should().Equal(new ItemId("RO1"));

        world.When(World.Request, new ConsultSuppliers(World.Request, [], []), People.Desk, found).Should().BeNull();
        world.Consultations.Should().ContainSingle("what was left out stays left out");
        world.When(World.Request, new ConsultSuppliers(World.Request, [], [new ItemId("BG1")]), People.Desk, found)!.Code
            .Should().Be("HOLDING_CONSULTED");
        world.When(World.Request, new ConsultSuppliers(World.Request, [new ItemId("RO1")], []), People.Desk, found).Should().BeNull();
        world.Consultations.Select(one => one.Party.Value).Should().BeEquivalentTo("BG", "RO");
        world.View.File.LeftOut.Should().BeEmpty();
    }

    [Fact]
    public void what_SELEC_supplied_is_the_desks_own_to_decide()
    {
        var world = World.Confirmed();
        world.Consult("SELEC1").Should().BeNull();
        world.Consultations.Should().BeEmpty();
        world.View.File.OwnItems.Should().Equal(new ItemId("SELEC1"));
    }

    [Fact]
    public void the_identity_is_read_by_the_desk_the_supervisors_and_whoever_is_asked()
    {
        var world = World.Confirmed();
        var item = world.View.File.Letter.Item;
        string[] desk = [.. Groups.Supervisors, Groups.Officer(PartyCode.Selec, People.Desk.Person)];
        world.Audiences[item].Should().BeEquivalentTo(desk);
        world.Consult("BG1", "IT1");
        world.Audiences[item].Should().BeEquivalentTo([.. desk, "BG.NFP", "BG.LO", "IT.LO"]);
        world.Consultations.Should().OnlyContain(one => one.Identity != null);
        world.Agree(People.FocalPoint("BG"));
        world.Consultations.Single(one => one.Party.Value == "BG").Identity.Should().BeNull("it is shown as long as it is needed");
    }

    [Fact]
    public void a_party_answers_before_the_reply_is_due()
    {
        var days = new SubjectDeadlines(_received);
        days.AnswerBy(new DateOnly(2026, 1, 20)).Should().Be(new DateOnly(2026, 3, 15));
        days.AnswerBy(new DateOnly(2026, 3, 10)).Should().Be(new DateOnly(2026, 3, 24), "it has a fortnight");
        days.AnswerBy(new DateOnly(2026, 4, 10)).Should().Be(new DateOnly(2026, 4, 14), "where there is one");
        days.AnswerBy(new DateOnly(2026, 5, 1)).Should().Be(new DateOnly(2026, 5, 1), "late as it is");
    }
}
