using Selec.Host.Tests.Durability;

namespace Selec.Host.Tests.Keys;

/// <summary>The keys of what was never stored.</summary>
[Trait("Database", "embedded")]
public sealed class UnusedKeysTests
{
    const string Officer = "bg-case-officer-police";
    const int Refusals = 20;

    [Fact]
    public async Task acts_that_are_refused_leave_one_key_behind_and_the_next_act_takes_it()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var draft = await platform.DoAsync(Officer, "draftRequest", Requests.Draft("first", "First lorry"), "request", "id version");
        var stale = Requests.Revision("again", "Second lorry", new SeenRequest(draft["id"]!.ToString(), "stale", ""));
        var before = Keys(platform);

        for (var i = 0; i < Refusals; i++)
            (await platform.TryAsync(Officer, "reviseDraft", stale, "request"))["errors"]![0]!["__typename"]!.ToString().Should().Be("StaleVersionError");

        Keys(platform).Should().Be(before + 1);
        stale["version"] = draft["version"]!.DeepClone();
        (await platform.DoAsync(Officer, "reviseDraft", stale, "request", "subject"))["subject"]!.ToString().Should().Be("Second lorry");
        (await platform.DoAsync(Officer, "draftRequest", Requests.Draft("next", "Third lorry"), "request", "subject"))["subject"]!.ToString().Should().Be("Third lorry");
        Keys(platform).Should().Be(before + 2, "the second act had to make its own");
    }

    static long Keys(RunningPlatform platform)
    {
        using var keys = DataFile.Keys(platform.Data);
        return keys.Number("SELECT count(*) FROM keys");
    }
}
