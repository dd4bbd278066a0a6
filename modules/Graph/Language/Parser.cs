namespace Selec.Graph.Language;

/// <summary>Reads GraphQL documents. See https://spec.graphql.org/September2025/#sec-Language</summary>
public static class Parser
{
    public static Document ParseExecutable(SourceText source, ParserLimits limits) => throw new NotImplementedException();

    public static Document ParseTypeSystem(SourceText source, ParserLimits limits) => throw new NotImplementedException();
}
