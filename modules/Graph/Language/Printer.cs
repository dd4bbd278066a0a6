namespace Selec.Graph.Language;

/// <summary>Writes a tree as a document that parses to the same tree.</summary>
public static class Printer
{
    public static string Print(Node node)
    {
        var writer = new DocumentWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
