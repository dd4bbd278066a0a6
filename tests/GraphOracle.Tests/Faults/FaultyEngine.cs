using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Selec.GraphOracle.Tests.Answers;

namespace Selec.GraphOracle.Tests.Faults;

/// <summary>
/// A copy of the engine with all faults in it, each behind a switch, compiled for this run from the sources of the repository. The engine itself
/// knows nothing of it. What graphql-js says is asked once and kept, since the faults change nothing there.
/// </summary>
public sealed class FaultyEngine : IAsyncLifetime, IDisposable
{
    public const int Seed = 77;
    public const int Worlds = 60;

    const string Switch = """
        namespace Selec.Graph;
        public static class Faulty { public static string On = ""; internal static bool Is(string name) => On == name; }
        """;

    const string Shared = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Selec.GraphOracle.Tests")]
        """;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("selec-faulty-");
    readonly Dictionary<int, string> _told = [];
    readonly NodeOracle _node = new();
    MethodInfo _find = null!;
    FieldInfo _on = null!;

    public async Task InitializeAsync()
    {
        var copy = new Copy(await CompiledAsync());
        var tests = copy.LoadFromAssemblyPath(typeof(FaultyEngine).Assembly.Location);
        _find = tests.GetType("Selec.GraphOracle.Tests.Answers.Differential", true)!.GetMethod("FindAsync")!;
        _on = copy.LoadFromAssemblyName(new AssemblyName("Selec.Graph")).GetType("Selec.Graph.Faulty", true)!.GetField("On")!;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _node.Dispose();

    /// <summary>The first difference that the comparison finds while the fault is switched on.</summary>
    public async Task<string[]> FindAsync(string fault)
    {
        _on.SetValue(null, fault);
        return await (Task<string[]>)_find.Invoke(null, [Seed, Worlds, (Func<int, string, Task<string>>)AskAsync])!;
    }

    async Task<string> AskAsync(int index, string line)
    {
        if (_told.TryGetValue(index, out var known)) return known;
        return _told[index] = await _node.AskAsync(line);
    }

    async Task<string> CompiledAsync()
    {
        var sources = Path.Combine(NodeOracle.Root, "modules", "Graph");
        var files = new List<string>();
        foreach (var file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(sources, file).Replace('\\', '/');
            if (name.StartsWith("obj/", StringComparison.Ordinal) || name.StartsWith("bin/", StringComparison.Ordinal)) continue;
            var text = Fault.All.Where(fault => fault.File == name).Aggregate(await File.ReadAllTextAsync(file), (right, fault) => fault.In(right));
            files.Add(await WriteAsync(name.Replace('/', '.'), text));
        }

        files.Add(await WriteAsync("Faulty.cs", Switch));
        files.Add(await WriteAsync("Shared.cs", Shared));
        var output = Path.Combine(_folder.FullName, "Selec.Graph.dll");
        var references = Directory.EnumerateFiles(Runtime, "*.dll").Concat(Directory.EnumerateFiles(Runtime.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal), "*.dll"))
            .Where(IsManaged).Select(path => $"-r:\"{path}\"");
        var arguments = await WriteAsync("arguments.rsp", string.Join('\n', ["-target:library", "-nullable:enable", "-optimize+", "-nologo", "-nowarn:CS1701,CS1702", "-warn:0", "-langversion:latest", $"-out:\"{output}\"", .. references, .. files.Select(file => $"\"{file}\"")]));
        using var compiler = Process.Start(new ProcessStartInfo(DotNet, [Compiler, "-noconfig", $"@{arguments}"]) { RedirectStandardOutput = true })!;
        var told = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0 ? output : throw new InvalidOperationException($"The faulty engine does not compile: {told}");
    }

    static string Runtime { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    static string Installed => Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));

    static string DotNet => Path.Combine(Installed, "dotnet");

    // The newest compiler that is installed beside the runtime.
    static string Compiler => Directory.EnumerateDirectories(Path.Combine(Installed, "sdk"))
        .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version(0, 0))
        .Select(folder => Path.Combine(folder, "Roslyn", "bincore", "csc.dll")).First(File.Exists);

    static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }

    async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>Where the faulty engine, and this program a second time on top of it, are loaded apart from the real one.</summary>
    sealed class Copy(string engine) : AssemblyLoadContext("faulty")
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "Selec.Graph" ? LoadFromAssemblyPath(engine) : null;
    }
}
