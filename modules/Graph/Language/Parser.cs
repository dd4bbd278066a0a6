namespace Selec.Graph.Language;

/// <summary>Reads GraphQL documents. See https://spec.graphql.org/September2025/#sec-Language</summary>
public static class Parser
{
    /// <summary>Type system definitions are read as well, so that validation can name them.</summary>
    public static Document ParseExecutable(SourceText source, ParserLimits limits) => new DocumentReader(source, limits).Document();

    public static Document ParseTypeSystem(SourceText source, ParserLimits limits)
    {
        var document = new DocumentReader(source, limits).Document();
        return document.Definitions.FirstOrDefault(definition => definition is not Declaration) is { } stray
            ? throw new GraphSyntaxException(GraphError.Of(
                GraphErrorCode.ParseFailed, "A schema source holds no operations or fragments.", stray.Location))
            : document;
    }

    /// <summary>One value without variables, as in a default.</summary>
    public static Value ParseConstant(SourceText source, ParserLimits limits) => new DocumentReader(source, limits).LoneConstant();
}
