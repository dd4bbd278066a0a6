using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

/// <summary>A disk without room under the embedded database and the keys: who writes is told to come back, nothing is half done, and nothing is lost.</summary>
[Trait("Database", "embedded")]
public sealed class FullDiskTests : IDisposable
{
    const string Officer = "bg-case-officer-police";

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-full-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task while_there_is_no_room_what_writes_is_turned_away_and_afterwards_it_is_done_once()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data) with { IsLimitable = true });
        using var client = await host.SignInAsync(Officer);
        var draft = await client.ActAsync("draftRequest", Requests.Draft("before", "before"));
        JsonObject Revision() => Requests.Revision("revised", "revised", new SeenRequest(draft["id"]!.ToString(), draft["version"]!.ToString(), ""));
        await host.LimitAsync(isFull: true);

        await MustWaitAsync(() => client.ActAsync("draftRequest", Requests.Draft("during", "during")));
        await MustWaitAsync(() => client.ActAsync("reviseDraft", Revision()));
        // Who looks is written down before anything is shown.
        await MustWaitAsync(() => client.RequestsAsync());
        (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).Should().Be("""{"status":"ready"}""", "the journal is read as before");

        await host.LimitAsync(isFull: false);
        (await client.RequestsAsync()).Select(request => request.Subject).Should().Equal("before");
        await client.ActAsync("draftRequest", Requests.Draft("during", "during"));
        await client.ActAsync("reviseDraft", Revision());
        (await client.RequestsAsync()).Select(request => request.Subject).Should().BeEquivalentTo("during", "revised");
    }

    static async Task MustWaitAsync(Func<Task> ask) =>
        (await ask.Should().ThrowAsync<AnsweredException>()).Which.TryAgainAfter.Should().BePositive();
}
