using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Plugins;

/// <summary>A plug-in that comes and goes all day leaves nothing in the process.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class MemoryTests(ITestOutputHelper output)
{
    const string Id = "parcels";
    const int Rounds = 50;

    /// <summary>After so many rounds caches are full and code is compiled.</summary>
    const int Warm = 10;

    /// <summary>A load context with its schema that stays every round is many times this.</summary>
    const long MostGrowth = 3_000_000;

    [Fact]
    public async Task fifty_times_load_compose_mutate_drain_and_unload_leave_no_load_context_and_flat_memory()
    {
        await using var platform = await PluginPlatform.StartAsync(PluginFixture.Good);
        await platform.ActAsync("disablePlugin", Id);
        await platform.UnloadedAsync();
        var former = Contexts().Count;
        var sizes = new List<long>();

        for (var round = 1; round <= Rounds; round++)
        {
            var loaded = await RoundAsync(platform, round);
            await platform.LeavesAsync(Id);
            loaded.Count(trace => trace.IsAlive).Should().Be(former, $"of round {round} nothing is alive");
            sizes.Add(Size());
        }

        output.WriteLine(string.Join(", ", sizes.Select(size => (size / 1_000_000.0).ToString("F2", CultureInfo.InvariantCulture))));
        Contexts().Should().HaveCount(former);
        (sizes[^1] - sizes[Warm - 1]).Should().BeLessThan(MostGrowth);
    }

    /// <summary>One life of the plug-in; traces of every load context of it that was there.</summary>
    static async Task<List<WeakReference>> RoundAsync(PluginPlatform platform, int round)
    {
        (await platform.ActAsync("enablePlugin", Id))["status"]!.ToString().Should().Be("ACTIVE");
        await platform.ReportAsync($"RB {round}");
        (await platform.NumbersAsync()).Should().HaveCount(round);
        var loaded = Contexts();
        await platform.ActAsync("disablePlugin", Id);
        await platform.UnloadedAsync();
        return loaded;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<WeakReference> Contexts() =>
    [
        .. AssemblyLoadContext.All.Where(context => context.Name == Id)
            .Select(context => new WeakReference(context, trackResurrection: true)),
    ];

    static long Size()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
