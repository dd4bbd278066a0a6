using System.Reflection;
using System.Runtime.InteropServices;
using Selec.Plugins.Loading;
using Selec.Sdk;

namespace Selec.Plugins.Tests.Loading;

public sealed class PluginContextTests : IDisposable
{
    readonly PluginContext _context = new("parcels", Fixtures.Folder("Good").AssemblyPath);

    public void Dispose() => _context.Unload();

    [Theory]
    [InlineData("Selec.Sdk")]
    [InlineData("Selec.Sdk, Version=99.0.0.0")]
    public void the_kit_is_shared_by_its_simple_name(string name) =>
        _context.LoadFromAssemblyName(new AssemblyName(name)).Should().BeSameAs(typeof(ITaskForcePlugin).Assembly);

    [Theory]
    [InlineData("System.Runtime")]
    [InlineData("System.Text.Json")]
    [InlineData("System.Collections.Immutable")]
    [InlineData("netstandard")]
    [InlineData("Microsoft.CSharp")]
    [InlineData("Microsoft.Win32.Primitives")]
    public void the_runtime_is_shared(string name) => _context.LoadFromAssemblyName(new AssemblyName(name)).Should().NotBeNull();

    [Theory]
    [InlineData("Selec.Contracts")]
    [InlineData("Selec.Plugins")]
    [InlineData("Microsoft.AspNetCore.Http")]
    [InlineData("Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("Microsoft.Extensions.DependencyInjection.Abstractions")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Npgsql")]
    [InlineData("FluentAssertions")]
    [InlineData("System.Unheard.Package")]
    public void nothing_else_of_the_host_is(string name)
    {
        var load = () => _context.LoadFromAssemblyName(new AssemblyName(name));
        load.Should().Throw<FileLoadException>().Which.GetBaseException().Message.Should().Be($"{name} is not shared with plug-ins.");
        _context.Refusal(new AssemblyName(name)).Should().Be($"{name} is not shared with plug-ins.");
    }

    [Fact]
    public void a_system_assembly_of_the_web_framework_is_none_of_the_runtime() =>
        FrameworkAssemblies.Allows(new AssemblyName("System.Threading.RateLimiting")).Should().BeFalse();

    [Fact]
    public void native_code_is_refused()
    {
        var load = () => NativeLibrary.Load("c", _context.LoadEntry(), null);
        load.Should().Throw<DllNotFoundException>().Which.Message.Should().Be("c is native code, which plug-ins do not bring.");
    }

    [Fact]
    public void it_can_be_collected() => _context.IsCollectible.Should().BeTrue();
}
