using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using Selec.Plugins.Folders;
using Selec.Plugins.LifeCycle;
using Selec.Plugins.Loading;
using Selec.Sdk;

namespace Selec.Plugins.Tests.Loading;

[Collection(LoadContexts.Name)]
public sealed class PluginLoaderTests : IDisposable
{
    const int FewLooks = 10, ManyLooks = 10_000;

    readonly TemporaryFolder _temporary = new();
    readonly PluginLoader _loader;

    public PluginLoaderTests()
    {
        var options = new PluginOptions(_temporary.Of("drop"), _temporary.Of("copies")) { Construction = TimeSpan.FromMinutes(10) };
        _loader = new PluginLoader(options, new PluginCopies(options, TimeProvider.System), TimeProvider.System);
    }

    public static TheoryData<string> Sound => [.. Fixtures.FoundAt("RUN", "COMPOSITION")];

    public static TheoryData<string> Broken => [.. Fixtures.FoundAt("OFFER", "LOAD")];

    public void Dispose() => _temporary.Dispose();

    [Theory, MemberData(nameof(Sound))]
    public async Task what_no_schema_is_needed_to_judge_loads(string fixture)
    {
        var loaded = await LoadAsync(fixture);
        loaded.Plugin.Id.Should().Be(Fixtures.Folder(fixture).Manifest.Id);
        loaded.Plugin.Release.Should().StartWith("1.0.0-");
        loaded.Leave();
    }

    [Theory, MemberData(nameof(Broken))]
    public async Task what_is_broken_says_why_and_goes(string fixture)
    {
        var (status, _, message) = Fixtures.Expected(fixture);
        var fault = await FaultAsync(fixture);
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(fault.Status.ToString()).Should().Be(status);
        fault.Reason.Should().Contain(message);
        Gone(Contexts(Fixtures.Folder(fixture).Manifest.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task a_reason_for_operators_holds_no_word_of_the_plug_in()
    {
        var fault = await FaultAsync("ThrowingConstructor");
        fault.ForLog.Should().Contain("NoBerthException").And.NotContain("There is no berth");
    }

    [Fact]
    public async Task the_kit_is_the_platforms_even_when_the_plug_in_ships_a_copy()
    {
        File.Exists(Path.Combine(Fixtures.PathOf("OwnSdk"), "Selec.Sdk.dll")).Should().BeTrue();
        var loaded = await LoadAsync("OwnSdk");
        loaded.Plugin.Entry.GetType().GetInterfaces().Should().Equal(typeof(ITaskForcePlugin));
        AssembliesOf(loaded).Should().NotContain("Selec.Sdk");
        loaded.Leave();
    }

    [Fact]
    public async Task a_package_of_its_own_comes_from_its_own_folder_whatever_the_host_has()
    {
        var loaded = await LoadAsync("OwnPackage");
        AssembliesOf(loaded).Should().BeEquivalentTo("Selec.Fixtures.UsesNpgsql", "Npgsql");
        loaded.Leave();
    }

    [Fact]
    public async Task it_is_loaded_from_the_copy_and_leaves_the_drop_directory_free()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var loaded = await _loader.LoadAsync(PluginFolder.Open(_temporary.Of("drop/parcels")), CancellationToken.None);
        Directory.Delete(_temporary.Of("drop/parcels"), recursive: true);
        loaded.Plugin.Entry.GetType().Assembly.Location.Should().StartWith(_temporary.Of("copies"));
        loaded.Plugin.File("parcels.graphql").Should().NotBeNull();
        loaded.Plugin.File("../../parcels/plugin.json").Should().BeNull();
        loaded.Leave();
    }

    [Fact]
    public async Task what_else_lies_in_the_folder_is_not_loaded()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        File.WriteAllText(_temporary.Of("drop/parcels/Stray.dll"), "This is no assembly.");
        var loaded = await _loader.LoadAsync(PluginFolder.Open(_temporary.Of("drop/parcels")), CancellationToken.None);
        AssembliesOf(loaded).Should().Equal("Selec.Fixtures.Good");
        loaded.Leave();
    }

    [Fact]
    public async Task an_assembly_without_an_entry_is_refused()
    {
        Fixtures.CopyTo("OwnPackage", _temporary.Of("drop/library"), manifest => manifest["assembly"] = "Npgsql.dll");
        var load = () => _loader.LoadAsync(PluginFolder.Open(_temporary.Of("drop/library")), CancellationToken.None);
        (await load.Should().ThrowAsync<LoadException>()).Which.Fault.Reason.Should().EndWith("it has 0.");
    }

    [Fact]
    public async Task a_list_of_packages_that_cannot_be_read_is_a_fault()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        File.WriteAllText(_temporary.Of("drop/parcels/Selec.Fixtures.Good.deps.json"), "{");
        var load = () => _loader.LoadAsync(PluginFolder.Open(_temporary.Of("drop/parcels")), CancellationToken.None);
        (await load.Should().ThrowAsync<LoadException>()).Which.Fault.Status.Should().Be(PluginStatus.Malfunctioned);
    }

    [Fact]
    public async Task fifty_loads_leave_no_code_behind()
    {
        var traces = new List<WeakReference>();
        for (var i = 0; i < 50; i++) traces.Add(await ComeAndGoAsync());
        // Otherwise this goes on upon the stack of the last load, which still holds it.
        await Task.Yield();
        traces.Count(trace => !Gone(trace, ManyLooks)).Should().Be(0);
    }

    [Theory]
    [InlineData("EventHandler")]
    [InlineData("ForgottenThread")]
    [InlineData("ReflectionJson")]
    [InlineData("DescribedType")]
    public async Task what_holds_the_code_shows(string way)
    {
        AppContext.SetData("Selec.Fixtures.Leaks.Way", way);
        var trace = await LeaveAsync();
        await Task.Yield();
        Gone(trace, FewLooks).Should().BeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    async Task<WeakReference> LeaveAsync() => (await LoadAsync("Leaks")).Leave();

    [MethodImpl(MethodImplOptions.NoInlining)]
    async Task<WeakReference> ComeAndGoAsync()
    {
        var loaded = await LoadAsync("Good");
        var use = new RecordedFeatures();
        loaded.Plugin.Entry.Configure(use);
        // Without an assertion on the plug-in's own objects: those keep what they were asked about.
        var actor = use.Actors.Single();
        var fact = actor.ReadEvent("parcel.reported/1", """{"TrackingNumber":null,"Circle":null}"""u8);
        if (actor.Write(fact).Length == 0) throw new InvalidOperationException("The plug-in writes its event.");
        return loaded.Leave();
    }

    Task<PluginInMemory> LoadAsync(string fixture) => _loader.LoadAsync(Fixtures.Folder(fixture), CancellationToken.None);

    async Task<PluginFault> FaultAsync(string fixture)
    {
        var load = () => LoadAsync(fixture);
        return (await load.Should().ThrowAsync<LoadException>()).Which.Fault;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static IEnumerable<string?> AssembliesOf(PluginInMemory loaded) =>
    [
        .. AssemblyLoadContext.GetLoadContext(loaded.Plugin.Entry.GetType().Assembly)!.Assemblies
            .Select(assembly => assembly.GetName().Name),
    ];

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<WeakReference> Contexts(string plugin) =>
        [.. AssemblyLoadContext.All.Where(context => context.Name == plugin).Select(context => new WeakReference(context, true))];

    static bool Gone(List<WeakReference> traces) => traces.TrueForAll(trace => Gone(trace, ManyLooks));

    /// <summary>What loaded it may still be on its way out on another thread, which no collection speeds.</summary>
    static bool Gone(WeakReference trace, int looks)
    {
        for (var look = 0; look < looks && trace.IsAlive; look++)
        {
            Thread.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return !trace.IsAlive;
    }
}
