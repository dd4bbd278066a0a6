using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.NewArea.Tests;

public sealed class ReportNewAreaTests
{
    static readonly DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly ItemId _item = new("item");
    static readonly Sealed<string> _text = new(_item, new PartyCode("BG"), "sealed");

    static readonly ReportNewArea _report = new(
        "BG", new DateOnly(2026, 3, 1), _text, null, null, [],
        new ItemTerms(
            StatementKind.Fact, SourceEvaluation.B, InformationEvaluation.Two, [HandlingCode.H0], null, ClassificationLevel.Basic, null));

    [Fact]
    public void a_report_is_kept_and_its_supplier_reads_it()
    {
        var decision = When(_report);

        var reported = decision.Events.Should().ContainSingle().Which.Should().BeOfType<NewAreaReported>().Subject;
        reported.Circle.Supplier.Should().Be(new PartyCode("BG"));
        decision.Elsewhere.Should().ContainSingle().Which.Event.Should().BeOfType<ItemOpened>()
            .Which.Audience.Should().Contain("BG.NFP").And.NotContain("RO.NFP");
    }

    [Fact]
    public void a_party_that_it_is_shared_with_reads_it_too() =>
        When(_report with { SharedWith = [new PartyCode("RO")] }).Elsewhere.Single().Event.Should().BeOfType<ItemOpened>()
            .Which.Audience.Should().Contain("RO.NFP");

    [Fact]
    public void an_observer_is_never_shared_with() =>
        Code(_report with { SharedWith = [new PartyCode("AT")] }).Should().Be("PARTY_NOT_ALLOWED");

    [Fact]
    public void nothing_is_found_in_the_future() =>
        Code(_report with { FoundOn = new DateOnly(2026, 3, 3) }).Should().Be("NEW_AREA_FOUND_IN_FUTURE");

    [Fact]
    public void a_joint_investigation_that_the_caller_does_not_see_is_not_found()
    {
        var named = new StreamId("investigation", "one");

        Code(_report with { Investigation = named }).Should().Be(Refusal.NotFound);
        When(_report with { Investigation = named }, new InvestigationParties(named, [], true)).Refusal.Should().BeNull();
    }

    static string? Code(ReportNewArea report) => When(report).Refusal?.Code;

    static Decision When(ReportNewArea report, InvestigationParties? investigation = null)
    {
        var officer = new Caller(new PersonId("officer"), Role.CaseOfficer, new PartyCode("BG"), "BG.POLICE", []);
        var parties = new PartyRegister(new[]
        {
            Party("BG", PartyKind.MemberState), Party("RO", PartyKind.MemberState), Party("AT", PartyKind.Observer),
        }.ToImmutableDictionary(party => party.Code));
        var facts = ImmutableDictionary<Type, object>.Empty.Add(typeof(NamedInvestigation), new NamedInvestigation(investigation));
        return report.Decide(
            new NewAreaRecord(Report: null),
            new CommandContext(new StreamId("new-area", "one"), officer, _now, parties, _item, facts, new byte[16]));
    }

    static Party Party(string code, PartyKind kind) =>
        new(new PartyCode(code), code, true, [new PartyStatus(kind, new DateOnly(2011, 10, 7), null, true)]);
}
