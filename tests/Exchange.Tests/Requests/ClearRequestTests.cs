using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

public sealed class ClearRequestTests
{
    readonly Platform _platform = new();

    [Fact]
    public void clearing_hands_the_request_to_the_liaison_officers()
    {
        var request = _platform.Cleared(_platform.Drafted(Turkiye));

        _platform.State<Request>(request).State.Should().Be(RequestState.Cleared);
        _platform.AudienceOf(_platform.State<Request>(request).Item).Should().Contain("BG.LO").And.NotContain("TR.LO");
        _platform.ReadersOf(request).Should().Contain("BG.LO");
    }

    [Fact]
    public void only_a_draft_is_cleared() =>
        _platform.Ask(FocalPoint(Bulgaria), _platform.Cleared(_platform.Drafted(Turkiye)), new ClearRequest()).Refusal!.Code
            .Should().Be("REQUEST_NOT_DRAFT");

    [Fact]
    public void only_the_focal_point_of_the_requester_clears()
    {
        var request = _platform.Drafted(Turkiye);

        foreach (var other in All.Where(person => person.Unit != "BG.NFP"))
        {
            _platform.Decide(other, request, new ClearRequest()).Refusal!.Code.Should().Be(Refusal.NotPermitted, other.Unit);
        }
    }
}
