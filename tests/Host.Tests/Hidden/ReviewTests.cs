using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Tests.Secrecy;

namespace Selec.Host.Tests.Hidden;

/// <summary>A review that is due to some is to others as if there were none.</summary>
public sealed class ReviewTests
{
    const string Reviewer = "bg-focal-point";

    [Fact]
    public async Task a_review_is_as_if_it_were_not_there()
    {
        var data = System.IO.Directory.CreateTempSubdirectory("selec-hidden-").FullName;
        using var statements = new Statements();
        await RetentionLives.BeginAsync(data);
        await using (var platform = await RunningPlatform.StartAdjustedAsync(statements.Watch, data))
        {
            var (review, twins) = (await DueAsync(platform), new Twins(platform, statements));
            foreach (var person in (string[])["rs-focal-point", "rs-liaison-police", "rs-case-officer-police", "us-representative",
                "at-observer", "selec-administrator", "selec-director-general"])
            {
                var (fault, _) = await twins.CompareAsync(
                    person, "query($id: ID!) { node(id: $id) { id __typename } }", id => new JsonObject { ["id"] = id }, review);
                fault.Should().BeNull();
            }
        }
        System.IO.Directory.Delete(data, true);
    }

    /// <summary>A review, once every one is announced: what is still on its way runs statements of its own.</summary>
    static async Task<string> DueAsync(RunningPlatform platform)
    {
        var (reminders, now) = (platform.Services.GetRequiredService<IReminders>(), platform.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        await RunningPlatform.UntilAsync(async () => await reminders.NextAsync(DateTimeOffset.UnixEpoch, default) > now);
        var due = await platform.AskAsync(Reviewer, "{ reviewsDue(first: 1) { nodes { id } } }");
        return due["reviewsDue"]!["nodes"]![0]!["id"]!.GetValue<string>();
    }
}
