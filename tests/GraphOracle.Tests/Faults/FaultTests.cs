using Xunit.Abstractions;

namespace Selec.GraphOracle.Tests.Faults;

/// <summary>The comparison finds what it is for: faults are put into a copy of the engine, one at a time.</summary>
public sealed class FaultTests(FaultyEngine engine, ITestOutputHelper output) : IClassFixture<FaultyEngine>
{
    public static TheoryData<string> Faults => new(Fault.All.Select(fault => fault.Name));

    [Fact]
    public async Task where_nothing_is_wrong_nothing_is_found() => (await engine.FindAsync("")).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task a_fault_is_found(string fault)
    {
        var found = await engine.FindAsync(fault);

        output.WriteLine($"seed {FaultyEngine.Seed}: {found.FirstOrDefault()}");
        found.Should().NotBeEmpty();
    }
}
