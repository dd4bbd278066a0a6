using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.GraphServer;

/// <summary>What is laid into the program, so that it runs from any folder.</summary>
internal static class Resource
{
    public static Schema Schema(string name) => SchemaComposer.Compose([new SourceText(name, Bytes(name))], []);

    public static byte[] Bytes(string name)
    {
        using var source = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }
}
