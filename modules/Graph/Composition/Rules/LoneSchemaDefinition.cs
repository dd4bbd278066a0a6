using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>All sources together define the schema at most once. See https://spec.graphql.org/September2025/#sec-Schema</summary>
internal static class LoneSchemaDefinition
{
    public static bool Allows(Written<SchemaDeclaration> schema, Written<SchemaDeclaration>? earlier, ErrorLog errors)
    {
        if (schema.Syntax.IsExtension || earlier is null)
        {
            return true;
        }

        errors.AddAgain("schema", schema, earlier);
        return false;
    }
}
