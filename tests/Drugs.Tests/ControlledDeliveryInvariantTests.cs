using Selec.Sdk;
using Xunit.Abstractions;

namespace Selec.Plugins.Drugs.Tests;

public sealed class ControlledDeliveryInvariantTests(ITestOutputHelper output)
{
    const int Runs = 3_000;
    const int Acts = 40;

    static readonly string[] _states = ["TR", "BG", "RS", "IT", "CN", "AT", "HR"];

    [Fact]
    public void whatever_people_do_it_is_never_in_progress_unless_every_state_authorised_and_the_director_consented_for_every_third_party()
    {
        var random = Seeds.Print(output);
        var (started, suspended) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var world = new World();
            var route = _states.OrderBy(_ => random.Next()).Take(random.Next(2, 5)).ToArray();
            world.Proposed(route);
            var truth = new Truth();
            for (var act = 0; act < Acts; act++)
            {
                var (command, caller) = Act(random);
                if (world.When(Given.Delivery, command, caller).Refusal is null) truth.Note(command, caller);
                var view = world.Delivery(Given.Delivery);
                var clear = route.All(truth.IsClear);
                if (view.Stage == ControlledDeliveryStage.InProgress) clear.Should().BeTrue($"in run {run} act {act} it is in progress");
                if (view.Stage == ControlledDeliveryStage.Suspended) clear.Should().BeFalse($"in run {run} act {act} it is suspended");
                started += view.Stage == ControlledDeliveryStage.InProgress ? 1 : 0;
                suspended += view.Stage == ControlledDeliveryStage.Suspended ? 1 : 0;
            }
        }
        output.WriteLine($"in progress after {started} acts, suspended after {suspended}");
        started.Should().BeGreaterThan(1_000);
        suspended.Should().BeGreaterThan(100);
    }

    static (Command Command, Caller Caller) Act(Random random)
    {
        var state = _states[random.Next(_states.Length)];
        var party = new PartyCode(state);
        var own = state == "IT" ? People.Partner(state) : random.Next(2) == 0 ? People.Liaison(state) : People.FocalPoint(state);
        var requesting = People.Liaison("BG");
        return random.Next(100) switch
        {
            < 40 => (new AuthoriseControlledDelivery(null, Given.Terms), own),
            < 43 => (new RefuseControlledDelivery(null, Given.Terms), own),
            < 46 => (new WithdrawControlledDeliveryAuthorisation(null, null, Given.Terms), own),
            < 48 => (new WithdrawControlledDeliveryAuthorisation(party, null, Given.Terms), requesting),
            < 60 => (new RecordDirectorConsent(party), People.Director),
            < 62 => (new WithdrawDirectorConsent(party), People.Director),
            < 76 => (new RecordThirdPartyAuthorisation(party, null, Given.Terms), requesting),
            < 95 => (new StartControlledDelivery(), requesting),
            < 98 => (new RecordControlledDeliveryHandover(party, null, People.Day, ControlledDeliverySubstitution.None, Given.Terms), own),
            98 => (new ConcludeControlledDelivery(ControlledDeliveryOutcome.Seized, null, Given.Terms), requesting),
            _ => (new AbortControlledDelivery(null, Given.Terms), requesting),
        };
    }

    /// <summary>Who authorised and consented, kept apart from the code under test.</summary>
    sealed class Truth
    {
        readonly HashSet<string> _authorised = [];
        readonly HashSet<string> _consented = [];

        public void Note(Command command, Caller caller)
        {
            var own = caller.Party.Value;
            _ = command switch
            {
                AuthoriseControlledDelivery => _authorised.Add(own),
                RecordThirdPartyAuthorisation third => _authorised.Add(third.Party.Value),
                RefuseControlledDelivery => _authorised.Remove(own),
                WithdrawControlledDeliveryAuthorisation withdrawn => _authorised.Remove(withdrawn.Party?.Value ?? own),
                RecordDirectorConsent consent => _consented.Add(consent.Party.Value),
                WithdrawDirectorConsent consent => _consented.Remove(consent.Party.Value),
                _ => true,
            };
        }

        public bool IsClear(string state) => _authorised.Contains(state) && (state is "TR" or "BG" or "RS" or "IT" || _consented.Contains(state));
    }
}
