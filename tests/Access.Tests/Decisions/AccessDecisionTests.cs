using Selec.Contracts.Access;
using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Access.Tests.Decisions;

/// <summary>
/// The one access decision over thousands of generated worlds. Invariants 1 (an Observer reads no casework) and 6 (H1 and H2) of the domain's
/// list, as far as the decision answers for them; <c>UseHistoryTests</c> holds them over histories.
/// </summary>
public sealed class AccessDecisionTests(ITestOutputHelper output)
{
    const int Worlds = 40_000;

    static readonly ItemId _id = new("item");

    [Fact]
    public void each_condition_is_the_sole_cause_of_a_refusal_and_a_fifth_of_the_acts_are_allowed()
    {
        var causes = new Dictionary<AccessCondition, int>();
        var allowed = 0;
        foreach (var question in Generated())
        {
            var refusals = AccessDecision.Refusals(question).ToList();
            AccessDecision.May(question).Should().Be(refusals.Count == 0);
            if (refusals.Count == 0) allowed++;
            if (refusals.Count == 1) causes[refusals[0]] = causes.GetValueOrDefault(refusals[0]) + 1;
        }
        output.WriteLine($"allowed {allowed}; sole causes {string.Join(", ", causes.OrderBy(cause => cause.Key))}");
        allowed.Should().BeGreaterThan(Worlds / 5);
        foreach (var condition in Enum.GetValues<AccessCondition>())
            causes.GetValueOrDefault(condition).Should().BeGreaterThanOrEqualTo(50, $"{condition} alone must refuse");
    }

    [Fact]
    public void the_grants_say_what_the_decision_says_on_knowing_and_on_reading_all_texts()
    {
        var (known, read) = (0, 0);
        foreach (var question in Generated())
        {
            var grants = ItemGrants.Of(_id, question.Item);
            var caller = question.Who.SignedIn();
            bool Holds(StreamId node) => caller is not null && grants.Any(grant => grant.Node == node.ToString()
                && caller.Groups.Contains(grant.Group) && grant.Level <= caller.Clearance
                && new Window(grant.From, grant.To).Includes(question.Now));
            var knows = Holds(_id.Stream);
            var reads = knows && (grants.All(grant => grant.Node != _id.Texts.ToString()) || Holds(_id.Texts));
            var stated = question with { HasPurpose = true, Field = null };
            knows.Should().Be(AccessDecision.May(stated with { Act = Act.Know }), $"of {stated}");
            reads.Should().Be(AccessDecision.May(stated with { Act = Act.Read }), $"of {stated}");
            if (knows) known++;
            if (reads) read++;
        }
        output.WriteLine($"known {known}, read {read} of {Worlds}");
        read.Should().BeGreaterThan(Worlds / 5);
        known.Should().BeGreaterThan(read + 500);
    }

    [Fact]
    public void an_observer_reads_no_casework_whatever_the_item_says()
    {
        foreach (var question in Generated().Where(question => question.Who.Role == Role.ObserverRepresentative && !question.Item.IsAddress()))
            AccessDecision.May(question).Should().BeFalse();
    }

    [Fact]
    public void what_is_marked_H1_goes_to_no_court_and_what_is_marked_H2_leaves_the_audience_only_with_a_consent_in_force()
    {
        var used = 0;
        foreach (var question in Generated().Where(question => AccessDecision.May(question) && question.Who.Party != question.Item.Supplier))
        {
            var scope = question.Act switch
            {
                Act.UseInCourt when question.Item.Handling.Contains(HandlingCode.H1) => ConsentScope.CourtUse,
                Act.Forward => ConsentScope.Onward,
                Act.Cite when question.Item.Handling.Contains(HandlingCode.H2) && question.Recipient != question.Item.Supplier => ConsentScope.Onward,
                Act.Release => ConsentScope.Release,
                Act.UseForOtherPurpose => ConsentScope.OtherPurpose,
                Act.Publish => ConsentScope.Publish,
                _ => (ConsentScope?)null,
            };
            if (question.Act is Act.Export or Act.Print) question.Item.Handling.Should().NotContain(HandlingCode.H2);
            if (scope is not { } needed) continue;
            used++;
            question.Item.Consents.Should().Contain(given => given.Scope == needed && given.Holder == question.Who.Party
                && given.Recipient == question.Recipient && given.Window.Includes(question.Now));
        }
        used.Should().BeGreaterThan(100);
    }

    IEnumerable<AccessQuestion> Generated()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var world = new World(new Random(seed));
        for (var i = 0; i < Worlds; i++) yield return world.Question();
    }
}
