namespace Selec.Host.Tests.Durability;

public sealed class HealthTests : IDisposable
{
    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-health-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task the_three_probes_answer_with_one_word_to_anyone_once_the_host_has_started()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data) with { Environment = "Production" });
        using var client = host.Client();
        foreach (var (probe, word) in new[] { ("live", "live"), ("startup", "started"), ("ready", "ready") })
        {
            using var answer = await client.GetAsync(new Uri($"/health/{probe}", UriKind.Relative));
            answer.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync()).Should().Be($$"""{"status":"{{word}}"}""");
            answer.Headers.Contains("Server").Should().BeFalse();
        }
    }

    [Trait("Database", "embedded")]
    [Fact]
    public async Task a_host_whose_journal_cannot_be_read_is_alive_but_not_ready()
    {
        await using var host = await HostProcess.StartAsync(HostStart.On(_data, "--Selec:Profile=empty"));
        using var client = host.Client();
        DataFile.Tamper(_data, "ALTER TABLE events RENAME TO elsewhere");
        using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).Should().Be("""{"status":"not ready"}""");
        (await client.GetStringAsync(new Uri("/health/live", UriKind.Relative))).Should().Be("""{"status":"live"}""");
    }
}
