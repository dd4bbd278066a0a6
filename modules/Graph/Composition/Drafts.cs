using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;

namespace Selec.Graph.Composition;

/// <summary>A piece of syntax and the source it came from.</summary>
internal sealed record Written<T>(SourceText Source, T Syntax)
    where T : Node;

/// <summary>A type as its definition and all extensions describe it; the definition comes first.</summary>
internal sealed record TypeDraft(string Name, List<Written<TypeDeclaration>> Parts)
{
    public TypeDeclaration Definition => Parts[0].Syntax;

    public SourceText Source => Parts[0].Source;

    public bool IsBuiltIn => BuiltInTypes.Holds(Source);
}

/// <summary>Everything declared in all sources, sorted by what it belongs to.</summary>
internal sealed class Drafts
{
    public Dictionary<string, TypeDraft> Types { get; } = [];

    public Dictionary<string, Written<DirectiveDeclaration>> Directives { get; } = [];

    /// <summary>The definition, if there is one, comes first.</summary>
    public List<Written<SchemaDeclaration>> Schema { get; } = [];

    public Written<SchemaDeclaration>? SchemaDefinition => Schema.Find(part => !part.Syntax.IsExtension);

    public static Drafts Gather(IEnumerable<Document> documents, ErrorLog errors)
    {
        var drafts = new Drafts();
        var extensions = new List<Written<TypeDeclaration>>();
        foreach (var document in documents)
        {
            drafts.Types.EnsureCapacity(drafts.Types.Count + document.Definitions.Count);
            foreach (var definition in document.Definitions)
            {
                drafts.Take(definition, document.Source, extensions, errors);
            }
        }

        foreach (var extension in extensions)
        {
            var draft = drafts.Types.GetValueOrDefault(extension.Syntax.Name);
            if (PossibleExtensions.Allows(extension, draft, errors))
            {
                draft!.Parts.Add(extension);
            }
        }

        return drafts;
    }

    private void Take(Definition definition, SourceText source, List<Written<TypeDeclaration>> extensions, ErrorLog errors)
    {
        switch (definition)
        {
            case TypeDeclaration { IsExtension: true } extension:
                extensions.Add(new(source, extension));
                break;
            case TypeDeclaration type:
                Take(new Written<TypeDeclaration>(source, type), errors);
                break;
            case DirectiveDeclaration directive:
                Take(new Written<DirectiveDeclaration>(source, directive), errors);
                break;
            case SchemaDeclaration schema:
                Take(new Written<SchemaDeclaration>(source, schema), errors);
                break;
        }
    }

    private void Take(Written<TypeDeclaration> type, ErrorLog errors)
    {
        var name = type.Syntax.Name;
        if (UniqueTypeNames.Allows(type, Types.GetValueOrDefault(name), errors))
        {
            Types[name] = new TypeDraft(name, [type]);
        }
    }

    private void Take(Written<DirectiveDeclaration> directive, ErrorLog errors)
    {
        var name = directive.Syntax.Name;
        if (UniqueDirectiveNames.Allows(directive, Directives.GetValueOrDefault(name), errors))
        {
            Directives[name] = directive;
        }
    }

    private void Take(Written<SchemaDeclaration> schema, ErrorLog errors)
    {
        if (LoneSchemaDefinition.Allows(schema, SchemaDefinition, errors))
        {
            Schema.Insert(schema.Syntax.IsExtension ? Schema.Count : 0, schema);
        }
    }
}
