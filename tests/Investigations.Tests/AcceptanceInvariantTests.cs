using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Investigations.Tests;

/// <summary>
/// A joint investigation is accepted with two Member States that agreed to take part, the parties' kinds of that day are frozen in the event,
/// and a later withdrawal does not undo it.
/// </summary>
public sealed class AcceptanceInvariantTests(ITestOutputHelper output)
{
    const int Worlds = 3_000;

    static readonly string[] _states = ["MK", "RS", "TR", "GR"];

    [Fact]
    public void whoever_agrees_or_leaves_in_whatever_order_two_member_states_of_the_day_accept_and_stay_accepted()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var accepted = 0;
        for (var at = 0; at < Worlds; at++) accepted += IsAccepted(random, $"seed {seed}, world {at}") ? 1 : 0;
        output.WriteLine($"accepted {accepted} of {Worlds}");
        accepted.Should().BeInRange(Worlds / 5, Worlds * 4 / 5, "worlds of both kinds must be seen, seed {0}", seed);
    }

    static bool IsAccepted(Random random, string why)
    {
        var (world, id) = (new World(), Casework.Named("any"));
        var invited = _states.OrderBy(_ => random.Next()).Take(random.Next(1, 4))
            .Select(state => (state, random.Next(4) == 0 ? PartyRole.Supporting : PartyRole.Participant)).ToList();
        var byPartner = random.Next(4) == 0;
        world.Propose(id, Casework.Proposal(world, invited), byPartner ? People.Partner("IT") : People.Liaison("BG")).Refusal.Should().BeNull(why);
        var taking = byPartner ? new HashSet<string>() : ["BG"];
        foreach (var (state, role) in invited.Where(_ => random.Next(3) > 0))
        {
            world.When(id, new JoinInvestigation(), People.Liaison(state)).Refusal.Should().BeNull(why);
            if (role == PartyRole.Participant) taking.Add(state);
        }
        var left = random.Next(3) == 0 ? _states.Append("BG").OrderBy(_ => random.Next()).First() : null;
        if (left is not null) world.Parties = People.Without(left);

        var refusal = world.When(id, new AcceptInvestigation(), People.Operations).Refusal;

        (refusal is null).Should().Be(taking.Count(state => state != left) >= 2, why);
        if (refusal is not null) return false;
        StaysAccepted(world, id, random, why);
        return true;
    }

    static void StaysAccepted(World world, StreamId id, Random random, string why)
    {
        var fact = (InvestigationAccepted)world.LastEvent;
        fact.Parties.Should().OnlyContain(party => party.Kind == world.Parties.KindAt(party.Code, world.Now), why);
        var leaving = fact.Parties[random.Next(fact.Parties.Length)];
        world.Parties = People.Without(leaving.Code.Value);

        world.When(id, new BeginPlanning(), People.Operations).Refusal.Should().BeNull(why);
        world.View(id).AcceptedAt.Should().Be(fact.At, why);
        ((Investigation)world.State(id).State).Circle.Parties.Should().Equal(fact.Parties, why);
    }
}
