using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Durability;

namespace Selec.Host.Tests.Plugins;

/// <summary>The core's read models can be computed anew while a plug-in is away.</summary>
public sealed class AbsenceTests
{
    const string Id = "parcels";
    const string Rows = "SELECT key, node, CAST(view AS TEXT) FROM row_parcels ORDER BY key";
    const string Grants = "SELECT node, grantee, begins, ends FROM grants WHERE node LIKE 'parcel/%' ORDER BY 1, 2, 3";

    [Fact]
    public async Task a_rebuild_leaves_the_rows_of_a_plug_in_that_is_away_alone_and_everything_reads_as_before()
    {
        await using var platform = await PluginPlatform.StartAsync(PluginFixture.Good);
        for (var number = 1; number <= 3; number++) await platform.ReportAsync($"RB {number}");
        var answers = await AnswersAsync(platform);
        answers[0].Should().Contain("RB 1").And.Contain("RB 3");
        answers[1].Should().NotContain("RB 1", "another party reads nothing of it");
        var stored = Stored(platform);
        stored.Where(line => line.StartsWith("parcel/", StringComparison.Ordinal)).Should().NotBeEmpty();
        await platform.ActAsync("disablePlugin", Id);

        await platform.Running.Services.GetRequiredService<IProjections>().RebuildAsync(default);

        Stored(platform).Should().Equal(stored);
        await platform.ActAsync("enablePlugin", Id);
        (await AnswersAsync(platform)).Should().Equal(answers);
    }

    static async Task<List<string>> AnswersAsync(PluginPlatform platform)
    {
        var answers = new List<string>();
        foreach (var person in (string[])[PluginPlatform.Liaison, "ro-liaison-police", "selec-analyst"])
        {
            answers.Add((await platform.Running.SendAsync(person, PluginPlatform.Parcels)).ToJsonString());
        }
        return answers;
    }

    static List<string> Stored(PluginPlatform platform)
    {
        using var journal = DataFile.Journal(platform.Data);
        return [.. journal.Lines(Rows), .. journal.Lines(Grants)];
    }
}
