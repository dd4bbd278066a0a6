using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class TwoPersonTests(ITestOutputHelper output)
{
    const int Steps = 4_000;

    readonly Platform _platform = new();

    [Fact]
    public void the_proposer_does_not_carry_out_what_it_proposed_and_another_does()
    {
        var item = Reported();
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();
        State(item).Erased.Should().BeNull();

        Do(FocalPoint(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be("SECOND_PERSON_NEEDED");
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.LowerClassification, null, ClassificationLevel.Restricted)).Should().Be("NO_SUCH_PROPOSAL");
        Do(Liaison(Romania), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be(Refusal.NotFound);
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().BeNull();

        (State(item).Erased!.Ground, State(item).Erased!.By, State(item).Pending).Should()
            .Be((ErasureGround.Unlawful, Liaison(Bulgaria).Person, null));
    }

    [Fact]
    public void nobody_confirms_what_was_put_in_the_place_of_what_was_read()
    {
        var item = Reported();
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();
        Do(FocalPoint(Bulgaria), new WithdrawAct(item)).Should().BeNull();
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.SupplierWish)).Should().BeNull();
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be("NO_SUCH_PROPOSAL");
        Do(Liaison(Bulgaria), new WithdrawAct(item)).Should().BeNull();

        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Secret)).Should().BeNull();
        Do(FocalPoint(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Basic)).Should().BeNull();
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.LowerClassification, null, ClassificationLevel.Restricted)).Should().Be("NO_SUCH_PROPOSAL");
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.LowerClassification, null, ClassificationLevel.Basic)).Should().BeNull();
    }

    [Fact]
    public void one_act_waits_at_a_time_and_can_be_withdrawn()
    {
        var item = Reported();
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();
        Do(Liaison(Bulgaria), new EraseItem(item, ErasureGround.DataSubject)).Should().Be("ACT_PENDING");
        Do(Liaison(Bulgaria), new WithdrawAct(item)).Should().BeNull();
        Do(Liaison(Bulgaria), new WithdrawAct(item)).Should().Be("NO_SUCH_PROPOSAL");
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be("NO_SUCH_PROPOSAL");
    }

    [Fact]
    public void a_proposal_lapses_after_seven_days()
    {
        var item = Reported();
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();
        var proposed = State(item).Pending!;
        ItemRead.Of(item.Stream, State(item), 3).Reminders.Should().Contain(new Reminder(LapseAct.Reminder, proposed.LapsesAt));
        proposed.LapsesAt.Should().Be(_platform.Now.AddDays(7));

        Do(Liaison(Bulgaria), new LapseAct(), item).Should().BeNull();
        State(item).Pending.Should().NotBeNull("it is not time");
        _platform.Now = proposed.LapsesAt;
        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be("NO_SUCH_PROPOSAL");
        Do(Liaison(Bulgaria), new LapseAct(), item).Should().BeNull();
        State(item).Pending.Should().BeNull();
        ItemRead.Of(item.Stream, State(item), 4).Reminders.Should().NotContain(reminder => reminder.Name == LapseAct.Reminder);
    }

    [Fact]
    public void the_supplier_and_the_supervisors_alone_see_what_waits()
    {
        var item = _platform.State<Request>(_platform.Sent(Romania)).Item;
        Do(FocalPoint(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();

        Pending(Liaison(Bulgaria)).Should().NotBeNull();
        Pending(DataProtection).Should().NotBeNull();
        Pending(Officer(Bulgaria)).Should().BeNull();
        Pending(Liaison(Romania)).Should().BeNull();

        ProposedAct? Pending(Caller viewer) => _platform.Reads.All(ItemRead.Items, viewer).Should()
            .ContainSingle(view => view.Id == item.Stream).Which.PendingFor(viewer, _platform.Now);
    }

    [Fact]
    public void a_level_is_raised_by_one_and_lowered_by_two_and_what_the_supplier_gave_stays()
    {
        var item = Reported();
        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Secret)).Should().BeNull();
        (Level(item), View(item).SelecLevel, View(item).Classification).Should()
            .Be((ClassificationLevel.Secret, ClassificationLevel.Secret, ClassificationLevel.Basic));
        ItemGrants.Of(item, State(item).Control!).Should().OnlyContain(grant => grant.Level == ClassificationLevel.Secret);

        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Restricted)).Should().BeNull();
        Level(item).Should().Be(ClassificationLevel.Secret);
        Do(FocalPoint(Bulgaria), new ConfirmAct(item, ItemAct.LowerClassification, null, ClassificationLevel.Restricted)).Should().BeNull();
        Level(item).Should().Be(ClassificationLevel.Restricted);

        Do(Liaison(Bulgaria) with { Clearance = ClassificationLevel.Confidential }, new ReclassifyItem(item, ClassificationLevel.Secret))
            .Should().Be("CLASSIFICATION_ABOVE_CLEARANCE");
    }

    [Fact]
    public void whoever_raises_the_level_ends_a_proposal_to_lower_it()
    {
        var item = Reported();
        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Secret));
        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.Restricted));
        Do(Liaison(Bulgaria), new ReclassifyItem(item, ClassificationLevel.TopSecret)).Should().BeNull();
        Do(FocalPoint(Bulgaria), new ConfirmAct(item, ItemAct.LowerClassification, null, ClassificationLevel.Restricted)).Should().Be("NO_SUCH_PROPOSAL");
    }

    [Fact]
    public void no_act_of_two_persons_happens_with_fewer()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var items = Enumerable.Range(0, 80).Select(at => Reported(at)).ToList();
        Caller[] people = [FocalPoint(Bulgaria), Liaison(Bulgaria), FocalPoint(Bulgaria), Liaison(Bulgaria), Officer(Bulgaria), Liaison(Romania), DataProtection, Operations];
        var (erased, lowered) = (0, 0);
        for (var i = 0; i < Steps; i++)
        {
            var (item, by) = (items[random.Next(items.Count)], people[random.Next(people.Length)]);
            if (random.Next(10) == 0) _platform.Now = _platform.Now.AddHours(random.Next(6));
            var (before, known) = (State(item), _platform.Journal.Count);
            if (Do(by, Some(item)) is not null) continue;
            var confirmed = _platform.Journal.Skip(known).Select(written => written.Fact).OfType<ItemActConfirmed>().SingleOrDefault();
            var isErased = before.Erased is null && State(item).Erased is not null;
            var isLowered = State(item).Control!.Level < before.Control!.Level;
            if (!isErased && !isLowered) continue;
            confirmed.Should().NotBeNull();
            (confirmed!.ProposedBy, confirmed.By).Should().Be((before.Pending!.By, by.Person));
            confirmed.ProposedBy.Should().NotBe(confirmed.By);
            before.Pending.LapsesAt.Should().BeAfter(_platform.Now);
            if (isErased) erased++;
            if (isLowered) lowered++;
        }
        output.WriteLine($"erased {erased}, lowered {lowered}");
        erased.Should().BeGreaterThan(5);
        lowered.Should().BeGreaterThan(5);

        Command Some(ItemId item) => random.Next(12) switch
        {
            0 => new EraseItem(item, ErasureGround.SupplierWish),
            1 => new WithdrawAct(item),
            < 6 => new ReclassifyItem(item, (ClassificationLevel)random.Next(5)),
            _ => new ConfirmAct(
                item, State(item).Pending?.Act ?? ItemAct.Erase, State(item).Pending?.Ground, State(item).Pending?.Level),
        };
    }

    [Theory]
    [InlineData("BG.POVERITELNO", ClassificationLevel.Confidential, null)]
    [InlineData("BG.POVERITELNO", ClassificationLevel.Secret, null)]
    [InlineData("BG.POVERITELNO", ClassificationLevel.Restricted, "CLASSIFICATION_BELOW_MARKING")]
    [InlineData("BG.TAYNO", ClassificationLevel.TopSecret, "MARKING_UNKNOWN")]
    [InlineData("RS.STROGO", ClassificationLevel.TopSecret, "MARKING_UNKNOWN")]
    [InlineData("RO.SECRET", ClassificationLevel.Confidential, "MARKING_NOT_YOURS")]
    [InlineData(null, ClassificationLevel.Basic, null)]
    public void a_marking_is_never_lowered_on_import(string? marking, ClassificationLevel level, string? refused)
    {
        var terms = Platform.Terms(level) with { Marking = marking };
        var context = new CommandContext(
            new StreamId("request", "a"), Officer(Bulgaria), _platform.Now, Parties with { Markings = Equivalences },
            new ItemId("a"), System.Collections.Immutable.ImmutableDictionary<Type, object>.Empty, new byte[16]);

        ItemRules.AgainstOpening(InformationItem.None, context.OpenItem(terms, context.Self), context)?.Code.Should().Be(refused);
        (ItemRules.AgainstOpening(InformationItem.None, context.OpenItem(terms, context.Self), context) is null).Should().Be(refused is null);
    }

    [Theory]
    [InlineData("BG", "BG.TAYNO", "No SELEC level is known to equal this marking; known are BG.POVERITELNO.")]
    [InlineData("RS", "RS.STROGO", "No SELEC level is known to equal this marking; none of this party is known.")]
    public void an_unknown_marking_is_refused_with_those_that_are_known(string party, string marking, string words)
    {
        var terms = Platform.Terms(ClassificationLevel.TopSecret) with { Marking = marking };
        var caller = Officer(new PartyCode(party)) with { Clearance = ClassificationLevel.TopSecret };
        var context = new CommandContext(
            new StreamId("request", "a"), caller, _platform.Now, Parties with { Markings = Equivalences },
            new ItemId("a"), System.Collections.Immutable.ImmutableDictionary<Type, object>.Empty, new byte[16]);

        ItemRules.AgainstOpening(InformationItem.None, context.OpenItem(terms, context.Self), context)!.Message.Should().Be(words);
    }

    static readonly MarkingTable Equivalences = MarkingTable.Empty.With(
    [
        new("BG.POVERITELNO", ClassificationLevel.Confidential), new("RO.SECRET", ClassificationLevel.Confidential),
    ]);

    ItemId Reported(int at = 0) => _platform.Report(Officer(Bulgaria), $"van{at}", $"h{at}");

    InformationItem State(ItemId item) => _platform.State<InformationItem>(item.Stream);

    ClassificationLevel Level(ItemId item) => State(item).Control!.Level;

    ItemView View(ItemId item) => (ItemView)ItemRead.Of(item.Stream, State(item), 1).Views[0].View;

    string? Do(Caller caller, Command command) => _platform.Ask(caller, command).Refusal?.Code;

    string? Do(Caller caller, Command command, ItemId item) => _platform.Decide(caller, item.Stream, command).Refusal?.Code;
}
