using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Selec.Boundary.Tests;

/// <summary>Assemblies as guards read them: those that stand beside the tests, and small ones compiled for fixtures.</summary>
internal static class Compiled
{
    static readonly Lazy<IReadOnlyList<MetadataReference>> _framework = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Selec.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The image of a module's assembly.</summary>
    public static byte[] Module(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    /// <summary>The image of a plug-in's assembly, which stands in its own output beside that of the tests: nobody references it.</summary>
    public static byte[] Plugin(string project)
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return File.ReadAllBytes(Path.Combine(tests.Parent!.Parent!.FullName, project, tests.Name, $"Selec.Plugins.{project}.dll"));
    }

    /// <summary>Compiles a fixture; the sources given first are assemblies that the later ones may use.</summary>
    public static byte[] Fixture(params (string Name, string Code)[] assemblies)
    {
        byte[] image = [];
        var references = _framework.Value.ToList();
        foreach (var (name, code) in assemblies)
        {
            using var stream = new MemoryStream();
            var emitted = CSharpCompilation
                .Create(name, [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary))
                .Emit(stream);
            emitted.Success.Should().BeTrue(string.Join(Environment.NewLine, emitted.Diagnostics));
            image = stream.ToArray();
            references.Add(MetadataReference.CreateFromImage(image));
        }
        return image;
    }

    /// <summary>The symbols of an assembly.</summary>
    public static IAssemblySymbol Symbols(byte[] image)
    {
        var reference = MetadataReference.CreateFromImage(image);
        var compilation = CSharpCompilation.Create("reader", [], [.. _framework.Value, reference]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }
}
