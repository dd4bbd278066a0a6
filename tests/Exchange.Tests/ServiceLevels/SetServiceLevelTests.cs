using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class SetServiceLevelTests
{
    readonly Platform _platform = new();

    [Fact]
    public void a_pair_has_one_service_level_whichever_is_named_first()
    {
        Set(Turkiye, Bulgaria, 4, 48, 100).Should().BeNull();

        var state = _platform.State<ServiceLevel>(new StreamId("service-level", "BG-TR"));
        (state.First, state.Second, state.Hours).Should().Be((Bulgaria, Turkiye, new ServiceHours(4, 48, 100)));
    }

    [Fact]
    public void requests_sent_later_carry_its_hours_and_earlier_ones_keep_theirs()
    {
        var before = _platform.Opened(Turkiye);
        Set(Turkiye, Bulgaria, 4, 48, 100);

        _platform.State<RequestThread>(before).Hours.Should().Be(168);
        _platform.State<RequestThread>(_platform.Opened(Turkiye)).Hours.Should().Be(100);
        _platform.State<RequestThread>(_platform.Opened(Romania)).Hours.Should().Be(168);
    }

    [Fact]
    public void a_service_level_holds_between_two_parties_that_exchange()
    {
        Set(Bulgaria, Bulgaria, 8, 72, 168).Should().Be("PAIR_OF_ONE");
        Set(Bulgaria, Germany, 8, 72, 168).Should().Be("PARTY_NOT_ENTITLED");
        Set(Bulgaria, Italy, 8, 72, 168).Should().BeNull();
    }

    [Theory]
    [InlineData(0, 72, 168)]
    [InlineData(8, 7, 168)]
    [InlineData(8, 72, 71)]
    [InlineData(8, 72, 2161)]
    public void hours_do_not_fall_from_class_to_class(int direct, int indirect, int standard) =>
        Set(Bulgaria, Turkiye, direct, indirect, standard).Should().Be("HOURS_OUT_OF_ORDER");

    [Fact]
    public void only_the_operational_directorate_sets_it()
    {
        foreach (var other in All.Where(person => person != Operations))
        {
            _platform.Decide(other, ServiceLevel.Of(Bulgaria, Turkiye), new SetServiceLevel(Bulgaria, Turkiye, 8, 72, 168)).Refusal!.Code
                .Should().Be(Refusal.NotPermitted);
        }
    }

    string? Set(PartyCode first, PartyCode second, int direct, int indirect, int standard) =>
        _platform.Ask(
            Operations, ServiceLevel.Of(first, second), new SetServiceLevel(first, second, direct, indirect, standard)).Refusal?.Code;
}
