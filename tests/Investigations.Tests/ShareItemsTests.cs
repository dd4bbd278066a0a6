using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>Nobody but its supplier lets a further party read what was supplied to a joint investigation.</summary>
public sealed class ShareItemsTests
{
    static readonly PartyCode _turkiye = new("TR");

    readonly World _world = new();

    [Fact]
    public void a_party_asked_later_reads_what_its_inviter_supplied_and_nothing_of_the_others()
    {
        var id = _world.Accepted();
        var inviters = _world.LastItem;
        var others = Seized(id, "MK");

        Invited(id);

        _world.Audiences[inviters].Should().Contain(["TR.LO", "TR.NFP"]);
        _world.Audiences[others].Should().NotContain(group => group.StartsWith("TR.", StringComparison.Ordinal));
    }

    [Fact]
    public void the_supplier_opens_its_own_items_to_a_party_asked_later_and_to_no_one_elses()
    {
        var id = _world.Accepted();
        var (ours, theirs) = (Seized(id, "MK"), Seized(id, "HU"));
        Invited(id);

        _world.When(id, new ShareItems(_turkiye), People.Liaison("MK")).Refusal.Should().BeNull();

        _world.Audiences[ours].Should().Contain(["TR.LO", "TR.NFP"]);
        _world.Audiences[theirs].Should().NotContain("TR.LO");
    }

    [Fact]
    public void what_is_supplied_after_a_party_was_asked_is_open_to_it_as_soon_as_it_agrees()
    {
        var id = _world.Accepted();
        _world.When(id, new InviteParty(_turkiye, PartyRole.Supporting), People.Liaison("BG"));
        var item = Seized(id, "MK");
        _world.Audiences[item].Should().NotContain("TR.LO");

        _world.When(id, new JoinInvestigation(), People.Liaison("TR"));

        _world.Audiences[item].Should().Contain(["TR.LO", "TR.NFP"]);
    }

    [Fact]
    public void a_party_that_has_not_agreed_opens_nothing_and_nothing_is_opened_to_one_that_was_not_asked()
    {
        var id = _world.Accepted();
        _world.When(id, new ShareItems(_turkiye), People.Liaison("MK")).Refusal!.Code.Should().Be("PARTY_NOT_ASKED");
        _world.When(id, new InviteParty(_turkiye, PartyRole.Supporting), People.Liaison("BG"));
        _world.When(id, new ShareItems(new("MK")), People.Liaison("TR")).Refusal!.Code.Should().Be(Refusal.NotPermitted);
    }

    void Invited(StreamId id)
    {
        _world.When(id, new InviteParty(_turkiye, PartyRole.Supporting), People.Liaison("BG")).Refusal.Should().BeNull();
        _world.When(id, new JoinInvestigation(), People.Liaison("TR")).Refusal.Should().BeNull();
    }

    ItemId Seized(StreamId id, string state)
    {
        if (!_world.View(id).Parties.Any(party => party.Code.Value == state))
        {
            _world.When(id, new InviteParty(new(state), PartyRole.Participant), People.Liaison("BG")).Refusal.Should().BeNull();
            _world.When(id, new JoinInvestigation(), People.Liaison(state)).Refusal.Should().BeNull();
        }
        _world.When(id, Casework.Seizure(Casework.By(state), SeizureCategory.Heroin, 1), People.Liaison(state)).Refusal.Should().BeNull();
        return _world.LastItem;
    }
}
