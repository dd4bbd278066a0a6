namespace Selec.Graph.Language;

/// <summary>How long and how deep a document may be; depth guards the stack of everything that walks the tree later.</summary>
public sealed record ParserLimits(int MaxTokens, int MaxDepth)
{
    /// <summary>What a client may send.</summary>
    public static ParserLimits Default { get; } = new(15_000, 200);

    /// <summary>For schema sources, which come with the program and are long.</summary>
    public static ParserLimits TypeSystem { get; } = new(1_000_000, 200);
}
