using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class AudienceTests
{
    static readonly string[] _always = ["SELEC.DPO", "SELEC.JSB", "SELEC.OPS"];

    readonly World _world = new();

    [Fact]
    public void a_proposal_is_seen_by_its_proposer_the_invited_and_the_directorate()
    {
        var id = _world.Proposed();

        _world.Sees(id).Should().BeEquivalentTo([.. _always, "BG.LO", "MK.LO", "MK.NFP"]);
        _world.Audiences[_world.LastItem].Should().BeEquivalentTo([.. _always, "BG.LO", "MK.LO", "MK.NFP", "BG.person:bg-liaisonofficer"]);
    }

    [Fact]
    public void acceptance_brings_in_focal_points_prosecutors_and_analysts_and_figures_for_the_general()
    {
        var id = Casework.Named("ji");
        _world.Propose(
            id, Casework.Proposal(_world, [("MK", PartyRole.Participant)], subject: Casework.Subject(force: TaskForceKey.StolenVehicles)),
            People.Liaison("BG"));
        _world.When(id, new JoinInvestigation(), People.Liaison("MK"));
        _world.When(id, new AcceptInvestigation(), People.Operations);

        string[] readers = [.. _always, "BG.LO", "BG.NFP", "BG.SEEPAG", "MK.LO", "MK.NFP", "MK.SEEPAG", "SELEC.ANALYSIS"];
        _world.Sees(id).Should().BeEquivalentTo([.. readers, "SELEC.DG", "TF.STOLEN-VEHICLES"]);
        _world.Audiences[_world.LastItem].Should().BeEquivalentTo([.. readers, "BG.person:bg-liaisonofficer"]);
        _world.Sees(id, new StreamId("proceeding", "ji.MK")).Should().BeEquivalentTo([.. readers, "SELEC.DG", "TF.STOLEN-VEHICLES"]);
    }

    [Fact]
    public void each_grant_begins_with_the_act_that_gave_it()
    {
        var id = _world.Accepted();
        var view = _world.View(id);

        _world.Read(id).Grants.Where(grant => grant.Node == id.ToString()).Select(grant => (grant.Group, grant.From)).Should().Contain(
            [("BG.LO", view.RecordedAt), ("MK.LO", view.RecordedAt),
                ("BG.NFP", view.AcceptedAt!.Value), ("MK.SEEPAG", view.AcceptedAt!.Value)]);
    }

    [Fact]
    public void a_party_that_has_not_agreed_sees_the_proposal_and_no_results()
    {
        var id = _world.Accepted();
        _world.When(id, new InviteParty(new PartyCode("TR"), PartyRole.Supporting), People.Liaison("BG"));

        _world.Sees(id).Should().Contain(["TR.LO", "TR.NFP"]);
        _world.Sees(id, Audience.Ledger(id)).Should().Contain("MK.LO").And.NotContain("TR.LO").And.NotContain("TR.NFP");
        _world.View(id).IsOpenTo(People.Liaison("TR")).Should().BeFalse("neither officers nor action days nor court stages are told yet");
        _world.View(id).IsOpenTo(People.Liaison("MK")).Should().BeTrue();
        _world.View(id).IsOpenTo(People.Operations).Should().BeTrue();
        _world.When(id, new JoinInvestigation(), People.Liaison("TR"));
        _world.Sees(id, Audience.Ledger(id)).Should().Contain("TR.LO").And.NotContain("TR.SEEPAG");
        _world.View(id).IsOpenTo(People.Liaison("TR")).Should().BeTrue();
    }

    [Fact]
    public void texts_of_the_ledger_open_when_a_party_agrees_and_not_before()
    {
        var id = _world.Accepted();
        var proposal = _world.LastItem;
        _world.When(id, new InviteParty(new PartyCode("TR"), PartyRole.Supporting), People.Liaison("BG"));
        _world.When(id, Casework.Seizure(Casework.By("BG"), SeizureCategory.Heroin, 1), People.Liaison("BG")).Refusal.Should().BeNull();
        var result = _world.LastItem;

        _world.Audiences[proposal].Should().Contain("TR.LO");
        _world.Audiences[result].Should().Contain("MK.LO").And.NotContain("TR.LO").And.NotContain("SELEC.DG");
        _world.When(id, new JoinInvestigation(), People.Liaison("TR"));
        _world.Audiences[result].Should().Contain(["TR.LO", "TR.NFP"]);
    }

    [Fact]
    public void an_item_that_its_supplier_holds_is_not_passed_on()
    {
        var id = Casework.Named("held");
        _world.Propose(
            id, Casework.Proposal(_world, [("MK", PartyRole.Participant)], terms: Casework.TermsOf(HandlingCode.H2)), People.Liaison("BG"));
        var held = _world.LastItem;
        _world.When(id, new InviteParty(new PartyCode("RO"), PartyRole.Participant), People.Liaison("BG"));

        _world.Sees(id).Should().Contain("RO.LO");
        _world.Audiences[held].Should().Contain("MK.LO").And.NotContain("RO.LO");
    }

    [Fact]
    public void uninvolved_states_observers_and_third_parties_get_nothing_whatever_happens()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (world, ids) = Narrated.Entered();
        foreach (var id in ids)
        {
            var view = world.View(id);
            var involved = view.Parties.Select(party => party.Code.Value).ToHashSet();
            if (random.Next(2) == 0) world.When(id, new BeginPlanning(), People.Operations);
            world.Read(id).Grants.Select(grant => grant.Group.Split('.')[0]).Where(party => !involved.Contains(party))
                .Should().OnlyContain(party => party == "SELEC" || party == "TF", "seed {0}", seed);
        }
    }
}
