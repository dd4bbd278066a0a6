using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Makes one schema of several SDL sources, each of which may define types and extend those of others.</summary>
public static class SchemaComposer
{
    public static Schema Compose(IEnumerable<SourceText> sources, IEnumerable<ScalarBinding> scalars) => throw new NotImplementedException();
}
