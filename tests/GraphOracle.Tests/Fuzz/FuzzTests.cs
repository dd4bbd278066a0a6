using System.Globalization;
using System.Text;
using Selec.GraphOracle.Tests.World;
using Xunit.Abstractions;

namespace Selec.GraphOracle.Tests.Fuzz;

/// <summary>Nobody else runs meanwhile: what memory holds is that of the whole process, and collections are its threads' time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    public const string Name = "Fuzzing, alone in the process";
}

/// <summary>Whatever the bytes, the engine answers: it does not fall over, takes less than a second, and little memory.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class FuzzTests(ITestOutputHelper output)
{
    const int Documents = 200_000;
    const int Worlds = 8;
    const int MutatedCrowds = 100;

    // Less than the threads of a server have: a stack that overflows would end this process, which no test could tell of.
    const int Stack = 768 * 1024;

    [Fact]
    public void no_document_brings_the_engine_down()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SELEC_GRAPH_SEED") ?? "4711", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}");
        var faults = new List<string>();
        var (executed, composed) = (0, 0);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Worlds; i++)
        {
            var world = World.Worlds.Make(seed + i);
            var probe = new Probe(world.Sdl);
            var thread = new Thread(() => faults.AddRange(Faults(probe, world)), Stack);
            thread.Start();
            thread.Join();
            output.WriteLine($"{probe.Tally}\n{probe.Longest} at most for one document, {probe.MostBytes} bytes");
            executed += probe.Tally["executed"];
            composed += probe.Tally["schemas composed"];
            probe.Longest.Should().BeLessThan(TimeSpan.FromSeconds(1));
            probe.MostBytes.Should().BeLessThan(64_000_000);
        }

        output.WriteLine(string.Join("\n\n", faults));
        faults.Should().BeEmpty();
        executed.Should().BeGreaterThan(200);
        composed.Should().BeGreaterThan(30);
        (GC.GetTotalMemory(forceFullCollection: true) - held).Should().BeLessThan(64_000_000);
    }

    [Fact]
    public void no_crowd_brings_the_engine_down()
    {
        var (probe, crowds) = (new Probe(Crowds.Sdl), Crowds.All.ToList());
        var mutator = new Mutator(new Dice(4711), crowds);
        var mutated = Enumerable.Range(0, MutatedCrowds).Select(_ => mutator.Next());
        var faults = new List<string>();
        var thread = new Thread(() => faults.AddRange(crowds.Concat(mutated).Select(probe.Try).OfType<string>()), Stack);
        thread.Start();
        thread.Join();

        output.WriteLine($"{probe.Tally}\n{probe.Longest} at most for one document, {probe.MostBytes} bytes");
        faults.Should().BeEmpty();
        probe.Tally["parsed"].Should().BeGreaterThan(crowds.Count);
        probe.Longest.Should().BeLessThan(TimeSpan.FromSeconds(1));
        probe.MostBytes.Should().BeLessThan(64_000_000);
    }

    static List<string> Faults(Probe probe, Worlds world)
    {
        var corpus = world.Cases.Select(request => request.Document).Append(world.Sdl).Append(world.Sdl).Select(Encoding.UTF8.GetBytes).ToList();
        var mutator = new Mutator(new Dice(world.Seed), corpus);
        var faults = new List<string>();
        for (var i = 0; i < Documents / Worlds && faults.Count < 5; i++)
        {
            var document = mutator.Next();
            if (probe.Try(document) is { } fault) faults.Add($"seed {world.Seed}, document {i}: {fault}\n{Encoding.UTF8.GetString(document[..Math.Min(document.Length, 2000)])}");
        }

        return faults;
    }
}
