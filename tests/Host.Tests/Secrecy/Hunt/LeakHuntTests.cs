using System.Text;
using Selec.Host.Telemetry;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>A text is shown exactly where the access decision says yes, in whatever way somebody looks.</summary>
[Collection(CanaryCollection.Name)]
public sealed class LeakHuntTests(CanaryRun run, ITestOutputHelper output)
{
    [Fact]
    public void everybody_looked_at_everything()
    {
        output.WriteLine($"{run.Hunt.People} people, {run.Hunt.Rows} rows, {run.Hunt.Compared.Shown} texts shown, {run.Hunt.Compared.Withheld} withheld");
        run.Hunt.People.Should().Be(Directory.DemoPeople.All.Count, "everybody of the demonstration is asked");
        Sights.People.Count.Should().BeGreaterThanOrEqualTo(40, "in every way there is");
        run.Hunt.Rows.Should().BeGreaterThan(60);
        run.Hunt.Compared.Shown.Should().BeGreaterThan(1_000);
        run.Hunt.Compared.Withheld.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void a_text_is_shown_by_its_id_exactly_where_the_decision_says_yes() => Nothing("node");

    [Fact]
    public void a_text_is_shown_in_lists_exactly_where_the_decision_says_yes() => Nothing("list");

    [Fact]
    public void a_list_counts_what_it_lists_and_nothing_else() => Nothing("count");

    [Fact]
    public void a_search_finds_exactly_what_may_be_read() => Nothing("search");

    [Fact]
    public void the_live_stream_shows_nothing_that_may_not_be_read() => Nothing("stream");

    [Fact]
    public void no_other_question_shows_what_may_not_be_read()
    {
        run.Hunt.Questions.Answered.Should().BeEquivalentTo(run.Hunt.Questions.Known, "each is answered to somebody");
        Nothing("question");
    }

    [Fact]
    public void every_text_withheld_has_the_reason_of_the_first_refusal() => Nothing("reason");

    [Fact]
    public void every_reason_there_is_was_given_to_somebody() => run.Hunt.Given.Keys.Should().BeEquivalentTo(run.Hunt.KnownReasons);

    [Fact]
    public void without_a_purpose_nothing_is_shown_but_that_it_is_missing() => Nothing("purpose");

    [Fact]
    public void a_repeat_by_somebody_else_under_the_same_key_gives_nothing_back() => Nothing("repeat");

    [Fact]
    public void no_instrument_and_no_trace_holds_a_text() => run.Telemetry.Lines.Should().NotBeEmpty().And.NotContain(line => Canary.IsIn(line));

    [Fact]
    public void nothing_that_leaves_for_those_who_watch_over_the_platform_holds_a_text_or_a_person()
    {
        run.Exported.Sum(message => (long)message.Length).Should().BeGreaterThan(100_000);
        foreach (var message in run.Exported)
        {
            LeakScan.Forms(message).Should().BeEmpty();
            Encoding.UTF8.GetString(message).Should().NotContainAny(Sights.People);
        }
    }

    [Fact]
    public void every_tag_and_every_label_of_the_modules_is_a_known_one() => run.Telemetry.OwnTags.Except(KnownTags.Names).Should().BeEmpty();

    [Fact]
    public void an_export_of_the_log_holds_no_text_and_what_was_searched_for_stays_sealed()
    {
        LeakScan.Forms(run.Export).Should().BeEmpty();
        Encoding.UTF8.GetString(run.Export).Should().Contain("Search");
    }

    void Nothing(string way)
    {
        var wrong = run.Hunt.Wrong(way);
        wrong.Should().BeEmpty("{0} lines, the first: {1}", wrong.Count, string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(40)));
    }
}
