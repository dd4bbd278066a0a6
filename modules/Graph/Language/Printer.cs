namespace Selec.Graph.Language;

/// <summary>Writes a tree as a document that parses to the same tree.</summary>
public static class Printer
{
    /// <summary>Nodes within nodes; a field in a selection set is two.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Throws <see cref="InvalidOperationException"/> for a tree deeper than <see cref="MaxDepth"/>.</summary>
    public static string Print(Node node)
    {
        var writer = new DocumentWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
