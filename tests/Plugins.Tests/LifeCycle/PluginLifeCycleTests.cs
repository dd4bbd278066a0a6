using Selec.Contracts;
using Selec.Plugins.Installation;
using Selec.Plugins.LifeCycle;
using Selec.Sdk;

namespace Selec.Plugins.Tests.LifeCycle;

[Collection(LoadContexts.Name)]
public sealed class PluginLifeCycleTests : IDisposable
{
    readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task what_lies_in_the_drop_directory_is_installed_at_the_start_and_composed_in_one_go()
    {
        _world.Lay("Good");
        _world.Lay("Leaks");
        await _world.StartAsync();
        _world.InForce.Should().BeEquivalentTo("parcels 1.0.0", "leaks 1.0.0");
        _world.Composition.Times.Should().Be(1);
        _world.Callers.Should().OnlyContain(caller => caller.Person == new PersonId("installation") && caller.Role == Role.Administrator);
        Standing("parcels").Should().Be((PluginStatus.Active, null, "1.0.0", PluginUnload.None));
    }

    [Fact]
    public async Task without_plug_ins_nothing_is_composed()
    {
        await _world.StartAsync();
        _world.Composition.Times.Should().Be(0);
    }

    [Fact]
    public async Task no_broken_folder_stops_the_start()
    {
        foreach (var fixture in Fixtures.FoundAt("OFFER", "LOAD").Append("Good")) _world.Lay(fixture);
        await _world.StartAsync();
        _world.InForce.Should().Equal("parcels 1.0.0");
        foreach (var fixture in Fixtures.FoundAt("LOAD"))
        {
            var (status, _, message) = Fixtures.Expected(fixture);
            var standing = _world[Fixtures.Folder(fixture).Manifest.Id];
            standing.Status.ToString().ToUpperInvariant().Should().Be(status.Replace("_", "", StringComparison.Ordinal));
            standing.Reason.Should().Contain(message);
        }
    }

    [Fact]
    public async Task a_plug_in_that_does_not_fit_is_left_out_with_the_reason()
    {
        _world.Lay("Good");
        _world.Lay("StemOfOther");
        _world.Composition.Fault = plugin => plugin.StartsWith("stem", StringComparison.Ordinal) ? "The stem is taken." : null;
        await _world.StartAsync();
        _world.InForce.Should().Equal("parcels 1.0.0");
        Standing("stem-of-other").Should().Be((PluginStatus.Malfunctioned, "The stem is taken.", null, PluginUnload.Pending));
        await _world.UnloadedAsync();
        _world["stem-of-other"].Unload.Should().Be(PluginUnload.Done);
    }

    [Fact]
    public async Task a_disabled_plug_in_leaves_the_memory_and_comes_back_when_it_is_enabled()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        await _world.DoAsync("parcels", new DisablePlugin());
        _world.InForce.Should().BeEmpty();
        await _world.UnloadedAsync();
        Standing("parcels").Should().Be((PluginStatus.Disabled, null, null, PluginUnload.Done));
        await _world.DoAsync("parcels", new EnablePlugin());
        _world.InForce.Should().Equal("parcels 1.0.0");
        _world["parcels"].Status.Should().Be(PluginStatus.Active);
    }

    [Fact]
    public async Task what_is_disabled_stays_out_after_a_restart()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        await _world.DoAsync("parcels", new DisablePlugin());
        _world.Restart();
        await _world.StartAsync();
        _world.InForce.Should().BeEmpty();
        _world["parcels"].Status.Should().Be(PluginStatus.Disabled);
    }

    [Fact]
    public async Task an_act_that_is_carried_out_again_changes_nothing()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        await _world.LifeCycle.SettleAsync(InstalledPlugin.StreamOf("parcels"), CancellationToken.None);
        _world.Composition.Times.Should().Be(1);
    }

    [Fact]
    public async Task code_leaves_only_when_nothing_works_with_it_any_more()
    {
        var drained = new TaskCompletionSource<bool>();
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Composition.Drained = drained.Task;
        await _world.DoAsync("parcels", new DisablePlugin());
        for (var look = 0; look < 10; look++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }
        _world["parcels"].Unload.Should().Be(PluginUnload.Pending);
        drained.SetResult(true);
        await _world.UnloadedAsync();
        _world["parcels"].Unload.Should().Be(PluginUnload.Done);
    }

    [Fact]
    public async Task work_that_does_not_end_in_time_does_not_keep_the_code_for_ever()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Composition.Drained = Task.FromResult(false);
        await _world.DoAsync("parcels", new DisablePlugin());
        await _world.UnloadedAsync();
        _world["parcels"].Unload.Should().Be(PluginUnload.Done);
    }

    [Fact]
    public async Task code_that_something_holds_is_reported_and_never_claimed_to_be_gone()
    {
        _world.Lay("Leaks");
        await _world.StartAsync();
        await _world.DoAsync("leaks", new DisablePlugin());
        await _world.UnloadedAsync();
        Standing("leaks").Should().Be((PluginStatus.Disabled, null, null, PluginUnload.NotFinished));
    }

    [Fact]
    public async Task an_upgrade_takes_the_place_of_the_former_release()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Lay("Good", version: "1.1.0");
        (await _world.DoAsync("parcels", new UpgradePlugin())).Should().BeOfType<Reply.Accepted>();
        _world.InForce.Should().Equal("parcels 1.1.0");
        await _world.UnloadedAsync();
        Standing("parcels").Should().Be((PluginStatus.Active, null, "1.1.0", PluginUnload.Done));
    }

    [Fact]
    public async Task an_upgrade_that_does_not_load_leaves_the_former_release_running()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Lay("ThrowingConstructor", id: "parcels", version: "1.1.0", folder: "Good");
        await _world.DoAsync("parcels", new UpgradePlugin());
        FormerGoesOn("There is no berth.");
        _world.Composition.Times.Should().Be(1);
        _world.Restart();
        await _world.StartAsync();
        FormerGoesOn("There is no berth.");
    }

    [Fact]
    public async Task an_upgrade_that_does_not_fit_leaves_the_former_release_running()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Composition.Fault = plugin => plugin == "parcels 1.1.0" ? "It does not fit." : null;
        _world.Lay("Good", version: "1.1.0");
        await _world.DoAsync("parcels", new UpgradePlugin());
        FormerGoesOn("It does not fit.");
        await _world.UnloadedAsync();
        _world["parcels"].Unload.Should().Be(PluginUnload.Done);
        _world.Restart();
        _world.Composition.Fault = plugin => plugin == "parcels 1.1.0" ? "It does not fit." : null;
        await _world.StartAsync();
        FormerGoesOn("It does not fit.");
    }

    [Fact]
    public async Task a_release_that_failed_is_not_tried_again_with_every_other_act()
    {
        _world.Lay("Good");
        _world.Lay("Leaks");
        _world.Composition.Fault = plugin => plugin == "parcels 1.0.0" ? "It does not fit." : null;
        await _world.StartAsync();
        _world.Composition.Fault = _ => null;
        await _world.DoAsync("leaks", new DisablePlugin());
        _world.InForce.Should().BeEmpty();
        await _world.DoAsync("parcels", new DisablePlugin());
        await _world.DoAsync("parcels", new EnablePlugin());
        _world.InForce.Should().Equal("parcels 1.0.0");
    }

    [Fact]
    public async Task the_newer_content_of_the_same_release_is_used_at_the_next_start()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Append("Good", "parcels.graphql", "# later\n");
        _world.Restart();
        string? schema = null;
        _world.Composition.Composing = plugin => schema = System.Text.Encoding.UTF8.GetString(plugin.File("parcels.graphql")!);
        await _world.StartAsync();
        schema.Should().EndWith("# later\n");
    }

    [Fact]
    public async Task a_plug_in_whose_folder_is_gone_runs_from_its_copy()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Take("Good");
        _world.Restart();
        await _world.StartAsync();
        _world.InForce.Should().Equal("parcels 1.0.0");
    }

    [Fact]
    public async Task a_plug_in_that_never_returns_is_taken_out_and_the_rest_goes_on()
    {
        _world.Lay("Good");
        _world.Lay("NeverReturns");
        await _world.StartAsync();
        _world.Composition.Project("never-returns");
        _world.LifeCycle.NeverReturned("never-returns");
        await _world.UnloadedAsync();
        _world.InForce.Should().Equal("parcels 1.0.0");
        Standing("never-returns").Should()
            .Be((PluginStatus.Malfunctioned, "Code of the plug-in did not return in time.", null, PluginUnload.NotFinished));
        await _world.LifeCycle.SettleAsync(InstalledPlugin.StreamOf("parcels"), CancellationToken.None);
        _world.InForce.Should().Equal("parcels 1.0.0");
        AppContext.SetSwitch("Selec.Fixtures.NeverReturns.LetGo", true);
    }

    [Fact]
    public async Task a_plug_in_that_never_returns_does_not_block_whoever_says_so()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        using var composing = new ManualResetEventSlim();
        using var told = new ManualResetEventSlim();
        _world.Lay("Leaks");
        _world.Composition.Composing = _ =>
        {
            composing.Set();
            told.Wait();
        };
        var installing = Task.Run(() => _world.DoAsync("leaks", new InstallPlugin("leaks")));
        composing.Wait();
        _world.LifeCycle.NeverReturned("parcels");
        told.Set();
        await installing;
        await _world.UnloadedAsync();
        _world.InForce.Should().Equal("leaks 1.0.0");
    }

    [Fact]
    public async Task a_candidate_that_never_returns_is_judged_by_the_composition()
    {
        _world.Lay("Good");
        await _world.StartAsync();
        _world.Lay("Good", version: "1.1.0");
        _world.Composition.Composing = plugin =>
        {
            if (plugin.Release.StartsWith("1.1.0", StringComparison.Ordinal)) _world.LifeCycle.NeverReturned(plugin.Id);
        };
        _world.Composition.Fault = plugin => plugin == "parcels 1.1.0" ? "It did not return in time." : null;
        await _world.DoAsync("parcels", new UpgradePlugin());
        await _world.UnloadedAsync();
        _world["parcels"].Running.Should().Be("1.0.0");
    }

    void FormerGoesOn(string reason)
    {
        _world.InForce.Should().Equal("parcels 1.0.0");
        var standing = _world["parcels"];
        (standing.Status, standing.Running).Should().Be((PluginStatus.Malfunctioned, "1.0.0"));
        standing.Reason.Should().Contain(reason).And.EndWith("Release 1.0.0 goes on.");
    }

    (PluginStatus, string?, string?, PluginUnload) Standing(string plugin)
    {
        var standing = _world[plugin];
        return (standing.Status, standing.Reason, standing.Running, standing.Unload);
    }
}
