namespace Selec.Graph.Types;

/// <summary>Writes a schema as SDL in a stable order, without what is built in.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => throw new NotImplementedException();
}
