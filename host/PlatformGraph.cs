using System.Reflection;
using System.Text;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Graph.Types;
using Selec.Host.Binding;

namespace Selec.Host;

/// <summary>The modules composed: one schema with every field bound, their actors and their tables.</summary>
internal sealed class PlatformGraph
{
    /// <exception cref="BindingException">Schema and modules do not fit.</exception>
    public PlatformGraph(IEnumerable<IModule> modules)
    {
        var (schema, actors, tables) = GraphAssembly.Build(modules, SchemaFile);
        (Executable, Actors, Tables) = (schema, new ActorCatalog(actors), new TableCatalog(tables));
        Sdl = SchemaPrinter.Print(schema.Schema);
    }

    public ExecutableSchema Executable { get; }

    public ActorCatalog Actors { get; }

    public TableCatalog Tables { get; }

    /// <summary>The composed schema as text; the same as schema/composed.graphql.</summary>
    public string Sdl { get; }

    static byte[] SchemaFile(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new BindingException($"There is no schema file {name}.");
        using var text = new StreamReader(resource, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(text.ReadToEnd());
    }
}
