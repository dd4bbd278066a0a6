using Selec.Contracts.Access;
using Selec.Exchange.Tests.Consents;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Acts of two persons when the first of them is no longer who proposed them.</summary>
public sealed class ProposerTests
{
    static readonly Dictionary<string, Func<Standing, Standing?>> _ends = new()
    {
        ["the account was closed"] = known => known with { AccountHolds = false },
        ["the certificate ran out"] = known => known with { CertificateHolds = false },
        ["the party withdrew"] = known => known with { PartyHolds = false },
        ["the role is another"] = known => known with { Role = Role.CaseOfficer },
        ["the account is of another party"] = known => known with { Party = Turkiye },
        ["there is no account"] = _ => null,
    };

    readonly Platform _platform = new();

    public static TheoryData<string> Ends => [.. _ends.Keys];

    [Theory]
    [MemberData(nameof(Ends))]
    public void an_act_whose_proposer_may_propose_no_longer_is_not_confirmed_and_somebody_else_proposes_it_anew(string end)
    {
        var item = _platform.Report(Officer(Bulgaria), "van", "h1");
        Do(SecondLiaison(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();

        End(SecondLiaison(Bulgaria), end);

        Do(Liaison(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().Be("PROPOSER_NOT_ENTITLED");
        _platform.Item(item).Erased.Should().BeNull();
        Do(Liaison(Bulgaria), new WithdrawAct(item)).Should().BeNull();
        Do(Liaison(Bulgaria), new EraseItem(item, ErasureGround.Unlawful)).Should().BeNull();
        Do(FocalPoint(Bulgaria), new ConfirmAct(item, ItemAct.Erase, ErasureGround.Unlawful, null)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void a_release_whose_proposer_may_propose_no_longer_is_not_confirmed(string end)
    {
        var item = new SuppliedItem(_platform);
        var (release, code) = item.Release(SecondLiaison(Bulgaria), Germany);
        code.Should().BeNull();

        End(SecondLiaison(Bulgaria), end);

        _platform.Ask(Liaison(Bulgaria), release, new ConfirmRelease()).Refusal!.Code.Should().Be("PROPOSER_NOT_ENTITLED");
        item.State.Uses.Should().BeEmpty();
        _platform.Do(FocalPoint(Bulgaria), item.Release(Liaison(Bulgaria), Germany).Release, new ConfirmRelease());
    }

    [Theory]
    [InlineData("the account was closed")]
    [InlineData("the certificate ran out")]
    [InlineData("the role is another")]
    [InlineData("there is no account")]
    public void a_finding_whose_supervisor_may_find_no_longer_is_not_agreed_to_and_another_takes_its_place(string end)
    {
        var emergency = new StreamId(Emergency.ActorKind, "any");
        var sight = new EmergencySight(Operations.Person, PartyCode.Selec, new Window(_platform.Now, _platform.Now.AddHours(4)));
        _platform.Store(emergency, [new(emergency, new GlassBroken(new ItemId("any"), Bulgaria, sight, _platform.Text(), [], _platform.Now))]);
        var (body, other) = (Supervisor("jsb-1"), Supervisor("jsb-2"));
        _platform.Do(body, emergency, new ReviewEmergency(ReviewFinding.Justified, null, Platform.Terms()));

        End(body, end);

        Agree(DataProtection).Should().Be("PROPOSER_NOT_ENTITLED");
        _platform.Do(other, emergency, new ReviewEmergency(ReviewFinding.Justified, null, Platform.Terms()));
        Agree(DataProtection).Should().BeNull();

        string? Agree(Caller by) => _platform.Ask(by, emergency, new ConfirmReview(ReviewFinding.Justified)).Refusal?.Code;
    }

    static Caller Supervisor(string person) => DataProtection with { Person = new PersonId(person), Role = Role.SupervisoryBody };

    void End(Caller who, string end)
    {
        if (_ends[end](_platform.Standings[who.Person]) is { } standing) _platform.Standings[who.Person] = standing;
        else _platform.Standings.Remove(who.Person);
    }

    string? Do(Caller caller, Command command) => _platform.Ask(caller, command).Refusal?.Code;
}
