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

    public List<Written<SchemaDeclaration>> Schema { get; } = [];

    public static Drafts Gather(IEnumerable<Document> documents, ErrorLog errors)
    {
        var drafts = new Drafts();
        var extensions = new List<Written<TypeDeclaration>>();
        foreach (var document in documents)
        {
            foreach (var definition in document.Definitions)
            {
                drafts.Take(definition, document.Source, extensions, errors);
            }
        }

        foreach (var extension in extensions)
        {
            drafts.Extend(extension, errors);
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
            case TypeDeclaration type when Types.TryGetValue(type.Name, out var earlier):
                errors.Add(type.Name, source, type.Location, AlreadyDefined(earlier.Source, earlier.Definition.Location));
                break;
            case TypeDeclaration type:
                Types.Add(type.Name, new TypeDraft(type.Name, [new(source, type)]));
                break;
            case DirectiveDeclaration directive when BuiltInCopies.IsCopy(directive, Directives.GetValueOrDefault(directive.Name)):
                break;
            case DirectiveDeclaration directive when Directives.TryGetValue(directive.Name, out var earlier):
                errors.Add("@" + directive.Name, source, directive.Location, AlreadyDefined(earlier.Source, earlier.Syntax.Location));
                break;
            case DirectiveDeclaration directive:
                Directives.Add(directive.Name, new(source, directive));
                break;
            case SchemaDeclaration schema:
                TakeSchema(schema, source, errors);
                break;
        }
    }

    private void TakeSchema(SchemaDeclaration schema, SourceText source, ErrorLog errors)
    {
        if (!schema.IsExtension && Schema.Find(part => !part.Syntax.IsExtension) is { } earlier)
        {
            errors.Add("schema", source, schema.Location, AlreadyDefined(earlier.Source, earlier.Syntax.Location));
            return;
        }

        Schema.Insert(schema.IsExtension ? Schema.Count : 0, new(source, schema));
    }

    private void Extend(Written<TypeDeclaration> extension, ErrorLog errors)
    {
        var name = extension.Syntax.Name;
        var fault = !Types.TryGetValue(name, out var draft) ? "There is no such type to extend."
            : draft.IsBuiltIn ? "A built-in type cannot be extended."
            : draft.Definition.GetType() != extension.Syntax.GetType() ? "An extension must be of the same kind as the type."
            : null;
        if (fault is null)
        {
            draft!.Parts.Add(extension);
        }
        else
        {
            errors.Add(name, extension.Source, extension.Syntax.Location, fault);
        }
    }

    private static string AlreadyDefined(SourceText source, Location location) => BuiltInTypes.Holds(source)
        ? "This name is built in and cannot be defined again."
        : $"Already defined in {source.Name}:{location.Line}.";
}
