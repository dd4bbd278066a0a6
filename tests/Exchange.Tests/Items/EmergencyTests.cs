using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class EmergencyTests(ITestOutputHelper output)
{
    Platform _platform = new();

    [Fact]
    public void the_sight_is_taken_for_a_time_and_the_supplier_and_the_supervisors_are_told()
    {
        var item = _platform.State<Request>(_platform.Sent(Romania)).Item;
        Break(Operations, item).Should().BeNull();

        var control = _platform.State<InformationItem>(item.Stream).Control!;
        var sight = control.Emergencies.Should().ContainSingle().Which;
        sight.Should().Be(new EmergencySight(Operations.Person, PartyCode.Selec, new Window(_platform.Now, _platform.Now.AddHours(4))));
        var emergency = Emergencies().Should().ContainSingle().Which;
        _platform.ReadersOf(emergency.Id).Should().BeEquivalentTo(
            "BG.NFP", "BG.LO", Groups.DataProtection, Groups.Supervision, Groups.Officer(PartyCode.Selec, Operations.Person));
        Sees(Operations, item).Should().BeTrue();
        _platform.Now = _platform.Now.AddHours(4);
        Sees(Operations, item).Should().BeFalse();
    }

    [Fact]
    public void what_else_stands_in_the_way_still_does()
    {
        var item = _platform.State<Request>(_platform.Sent(Romania)).Item;
        var duty = Operations with { Role = Role.DutyOperator };
        Break(duty with { Role = Role.LiaisonOfficer }, item).Should().Be(Refusal.NotFound, "the setting names other roles");
        Break(duty, new ItemId("unknown")).Should().Be(Refusal.NotFound);
        Break(duty with { Groups = [] }, item).Should().Be(Refusal.NotFound);
        Break(Liaison(Germany), item, BreakingGlass.Wide).Should().Be(Refusal.NotFound, "an Observer has no emergencies");
        var secret = _platform.State<Request>(_platform.Drafted(_platform.Content(Romania), Platform.Terms(ClassificationLevel.Secret))).Item;
        Break(duty with { Clearance = ClassificationLevel.Confidential }, secret).Should().Be(Refusal.NotFound);
        Break(Liaison(Greece), item, BreakingGlass.Wide).Should().BeNull();
        Break(Liaison(Bulgaria), item, BreakingGlass.Wide).Should().Be("SIGHT_NOT_MISSING");
    }

    [Fact]
    public void two_supervisors_review_and_no_fewer()
    {
        Break(Operations, _platform.State<Request>(_platform.Sent(Romania)).Item);
        var emergency = Emergencies().Single().Id;
        var body = DataProtection with { Person = new PersonId("jsb"), Role = Role.SupervisoryBody };

        Review(Operations, new ReviewEmergency(ReviewFinding.Justified, null, Platform.Terms())).Should().Be(Refusal.NotPermitted);
        Review(DataProtection, new ConfirmReview(ReviewFinding.Justified)).Should().Be("NO_SUCH_PROPOSAL");
        Review(DataProtection, new ReviewEmergency(ReviewFinding.Justified, null, Platform.Terms())).Should().BeNull();
        Review(DataProtection, new ConfirmReview(ReviewFinding.Justified)).Should().Be("SECOND_PERSON_NEEDED");
        Review(body, new ConfirmReview(ReviewFinding.Unjustified)).Should().Be("NO_SUCH_PROPOSAL");
        Review(body, new ConfirmReview(ReviewFinding.Justified)).Should().BeNull();
        Review(body, new ReviewEmergency(ReviewFinding.Unjustified, null, Platform.Terms())).Should().Be("REVIEW_COMPLETE");
        (Emergencies().Single().State, Emergencies().Single().IsOverdue(_platform.Now.AddDays(8))).Should().Be((EmergencyState.Reviewed, false));

        string? Review(Caller by, Command command) => _platform.Ask(by, emergency, command).Refusal?.Code;
    }

    [Fact]
    public void an_overdue_review_is_noted_once_and_blocks_the_next()
    {
        Break(Operations, _platform.State<Request>(_platform.Sent(Romania)).Item);
        var emergency = Emergencies().Single();
        var other = _platform.State<Request>(_platform.Sent(Greece)).Item;
        _platform.Decide(Operations, emergency.Id, new NoteOverdue()).Events.Should().BeEmpty("it is not time");
        _platform.Now = emergency.ReviewDue.AddSeconds(-1);
        Overdue(Operations).Should().BeFalse();
        _platform.Now = emergency.ReviewDue;
        Overdue(Operations).Should().BeTrue();

        Break(Operations, other).Should().Be("REVIEW_PENDING");
        Break(Operations, new ItemId("nothing")).Should().Be("REVIEW_PENDING", "it tells nothing of the item");
        EmergencyRead.Of(emergency.Id, _platform.State<Emergency>(emergency.Id), 1).Reminders.Should().ContainSingle();
        _platform.Decide(Operations, emergency.Id, new NoteOverdue()).Events.Should().ContainSingle();
        _platform.Decide(Operations, emergency.Id, new NoteOverdue()).Events.Should().BeEmpty();

        bool Overdue(Caller caller) => _platform.Overdue(caller).Exists;
    }

    [Fact]
    public void no_sight_outlives_its_time_or_exceeds_the_clearance()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var taken = 0;
        for (var world = 0; world < 2_000; world++)
        {
            _platform = new Platform();
            var level = (ClassificationLevel)random.Next(5);
            var item = _platform.State<Request>(_platform.Drafted(_platform.Content(Romania), Platform.Terms(level))).Item;
            var by = Operations with { Clearance = (ClassificationLevel)random.Next(5) };
            var terms = BreakGlassTerms.Strict with { Hours = random.Next(1, 25) };
            var refused = Break(by, item, terms);
            refused.Should().Be(by.Clearance < level ? Refusal.NotFound : null);
            if (refused is not null) continue;
            taken++;
            var control = _platform.State<InformationItem>(item.Stream).Control! with { Level = (ClassificationLevel)random.Next(5) };
            var at = _platform.Now.AddMinutes(random.Next(-60, 26 * 60));
            var question = new AccessQuestion(Standing.Of(by), Act.Know, control, at);
            var isOpen = at >= _platform.Now && at < _platform.Now.AddHours(terms.Hours) && by.Clearance >= control.Level;
            AccessDecision.May(question).Should().Be(isOpen);
        }
        output.WriteLine($"taken {taken}");
        taken.Should().BeGreaterThan(500);
    }

    string? Break(Caller caller, ItemId item, BreakGlassTerms? terms = null) => _platform.Break(caller, item, terms);

    List<EmergencyView> Emergencies() => _platform.Emergencies();

    bool Sees(Caller caller, ItemId item) => _platform.Reads.Sees(caller, item.Stream.ToString());
}
