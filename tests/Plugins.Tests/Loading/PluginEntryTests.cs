using Selec.Plugins.Loading;
using Selec.Sdk;

namespace Selec.Plugins.Tests.Loading;

public sealed class PluginEntryTests
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void the_one_public_class_is_the_entry() =>
        PluginEntry.Of([typeof(First), typeof(Hidden), typeof(Abstract), typeof(Asking), typeof(PluginEntryTests)]).Should().Be<First>();

    [Fact]
    public void two_entries_are_one_too_many()
    {
        var find = () => PluginEntry.Of([typeof(First), typeof(Second)]);
        find.Should().Throw<LoadException>().Which.Fault.Reason.Should().EndWith("it has 2.");
    }

    [Fact]
    public async Task a_constructor_that_returns_in_time_makes_the_entry() =>
        (await PluginEntry.MakeAsync(typeof(First), _limit, new ManualClock(), CancellationToken.None)).Should().BeOfType<First>();

    [Fact]
    public async Task a_constructor_that_does_not_return_is_given_up()
    {
        var clock = new ManualClock();
        var making = PluginEntry.MakeAsync(typeof(Stuck), _limit, clock, CancellationToken.None);
        clock.Advance(_limit);
        var wait = () => making;
        (await wait.Should().ThrowAsync<LoadException>()).Which.Fault.Reason.Should().Contain("did not return in time");
        Stuck.LetGo.Set();
    }

    [Fact]
    public async Task a_text_without_end_is_cut()
    {
        var make = () => PluginEntry.MakeAsync(typeof(Talkative), _limit, new ManualClock(), CancellationToken.None);
        (await make.Should().ThrowAsync<LoadException>()).Which.Fault.Reason.Length.Should().BeLessThan(400);
    }

    public sealed class First : ITaskForcePlugin
    {
        public void Configure(IPluginBuilder plugin)
        {
        }
    }

    public sealed class Second : ITaskForcePlugin
    {
        public void Configure(IPluginBuilder plugin)
        {
        }
    }

    internal sealed class Hidden : ITaskForcePlugin
    {
        public void Configure(IPluginBuilder plugin)
        {
        }
    }

    public abstract class Abstract : ITaskForcePlugin
    {
        public abstract void Configure(IPluginBuilder plugin);
    }

    public sealed class Asking(string name) : ITaskForcePlugin
    {
        public void Configure(IPluginBuilder plugin) => plugin.Schema(name);
    }

    public sealed class Stuck : ITaskForcePlugin
    {
        public static readonly ManualResetEventSlim LetGo = new();

        public Stuck() => LetGo.Wait();

        public void Configure(IPluginBuilder plugin)
        {
        }
    }

    public sealed class Talkative : ITaskForcePlugin
    {
        public Talkative() => throw new InvalidOperationException(new string('x', 10_000));

        public void Configure(IPluginBuilder plugin)
        {
        }
    }
}
