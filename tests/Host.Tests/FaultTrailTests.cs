namespace Selec.Host.Tests;

public sealed class FaultTrailTests
{
    [Fact]
    public void a_fault_is_told_with_those_behind_it_and_without_what_they_say()
    {
        var fault = Thrown(() => throw new InvalidOperationException("Jane", Thrown(() => throw new FormatException("Doe", new TimeoutException("Roe")))));

        FaultTrail.Types(fault).Should().Be("InvalidOperationException <- FormatException <- TimeoutException");
        FaultTrail.Stacks(fault).Should().ContainAll("\n<- ", nameof(Thrown)).And.NotContainAny("Jane", "Doe", "Roe");
    }

    static Exception Thrown(Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault)
        {
            return fault;
        }

        throw new InvalidOperationException();
    }
}
