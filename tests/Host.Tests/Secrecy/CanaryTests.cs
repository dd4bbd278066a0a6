using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Text that somebody supplied is nowhere but under its seal: not in a file, not in the log, not in a refusal.</summary>
[Trait("Database", "embedded")]
[Collection(CanaryCollection.Name)]
public sealed class CanaryTests(CanaryRun run)
{
    [Fact]
    public void every_mutation_was_carried_out() => run.Texts.Mutations().Except(run.Planter.Done).Should().BeEmpty();

    [Fact]
    public void every_text_of_every_mutation_was_sent_with_a_mark() => run.Texts.Inputs().Except(run.Planter.Planted).Should().BeEmpty();

    [Fact]
    public void every_text_of_every_argument_was_sent_with_a_mark() => run.Texts.Arguments().Except(run.Planter.Planted).Should().BeEmpty();

    [Fact]
    public void the_schema_was_read() => (run.Texts.Inputs().Count(), run.Texts.Arguments().Count(), run.Texts.Outputs().Count())
        .Should().Match<(int Inputs, int Arguments, int Outputs)>(
            found => found.Inputs > 250 && found.Arguments > 40 && found.Outputs > 50);

    [Fact]
    public void the_schema_was_the_one_with_both_plug_ins() =>
        run.Texts.Inputs().Should().Contain(["reportVehicle.originalVin", "recordDrugSeizure.packaging.parcels"]);

    [Fact]
    public void every_text_that_the_schema_shows_was_shown_to_somebody_who_may_read_it() =>
        run.Texts.Outputs().Except(run.Shown).Should().BeEmpty();

    [Fact]
    public void no_file_holds_a_text_while_the_platform_runs() => run.Planter.Leaks.Should().BeEmpty();

    [Fact]
    public void no_file_holds_a_text_after_a_stop() => run.LeaksAfterStop.Should().BeEmpty();

    [Fact]
    public void no_answer_repeats_a_text_that_was_not_asked_for() => run.Planter.Echoes.Should().BeEmpty();

    [Fact]
    public void no_line_of_the_log_holds_a_text() => run.LogLines.Where(Canary.IsIn).Should().BeEmpty();

    [Fact]
    public async Task a_seal_that_does_not_close_is_noticed_at_once()
    {
        await using var platform = await RunningPlatform.StartAdjustedAsync(services => services.AddSingleton<ISealing, OpenSeals>(), null);
        var planter = new Planter(platform);
        await planter.DoAsync("selec-administrator", "openAccount", Lives.Analyst());
        planter.Leaks.Should().Contain(leak => leak.StartsWith("journal.db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_seal_that_does_not_close_on_a_plug_ins_text_is_noticed_at_once()
    {
        await using var platform = await RunningPlatform.StartAdjustedAsync(
            services => services.AddSingleton<ISealing, OpenSeals>(), null, $"--Selec:{PluginFolder.Setting}={run.Drop}");
        var planter = new Planter(platform);
        await planter.DoAsync("bg-liaison-police", "reportVehicle", VehicleLives.Report(Canary.Vin(1)));
        planter.Leaks.Should().Contain(leak =>
            leak.StartsWith("journal.db", StringComparison.Ordinal) && leak.Contains(Canary.VinMark, StringComparison.Ordinal));
    }

    [Fact]
    public void the_search_finds_every_mark_in_every_form()
    {
        foreach (var sample in Canary.Marks.Append(Canary.VinMark).SelectMany(LeakScan.Samples))
        {
            LeakScan.Forms([0x00, .. sample, 0xff]).Should().NotBeEmpty(Encoding.UTF8.GetString(sample));
        }
    }
}

/// <summary>Seals that close nothing.</summary>
internal sealed class OpenSeals : ISealing
{
    public void GiveBack(ItemId item)
    {
    }

    public Task<ItemId> OpenItemAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ItemId(CommandContext.Encode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))));

    public Sealed<string> Seal(ItemId item, PartyCode supplier, string text) => new(item, supplier, text);

    public ValueTask ReadyAsync(IReadOnlyCollection<ItemId> items, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public string? Open(Sealed<string> value) => value.Cipher;
}
