using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Makes one schema of several SDL sources, each of which may define types and extend those of others.</summary>
public static class SchemaComposer
{
    /// <summary>Throws <see cref="SchemaException"/> with everything that is wrong.</summary>
    public static Schema Compose(IEnumerable<SourceText> sources, IEnumerable<ScalarBinding> scalars)
    {
        var errors = new ErrorLog();
        var composed = Build(sources, scalars, errors);
        foreach (var rule in SchemaRules.All)
        {
            rule(composed, errors);
        }

        errors.ThrowIfAny();
        return new Schema(new SchemaParts(composed.Types, composed.Directives, composed.Roots.Query!)
        {
            Mutation = composed.Roots.Mutation,
            Subscription = composed.Roots.Subscription,
            Description = composed.Roots.Description,
            AppliedDirectives = composed.SchemaDirectives,
        });
    }

    /// <summary>As much as can be built of what was written; what has no place in it is reported.</summary>
    internal static Composed Build(IEnumerable<SourceText> sources, IEnumerable<ScalarBinding> scalars, ErrorLog errors)
    {
        var documents = Read(sources, errors);
        errors.ThrowIfAny();

        var drafts = Drafts.Gather(documents, errors);
        var annotations = new Annotations();
        var builder = new TypeBuilder(drafts, annotations, errors);
        var types = builder.Build(Bindings(scalars, drafts, errors));
        var directives = builder.Directives();
        return new Composed(drafts, types, builder.Inputs)
        {
            Directives = directives,
            Roots = RootTypes.Of(drafts, builder.ByName, annotations, errors),
            DirectiveUses = annotations.Attach(directives),
            SchemaDirectives = annotations.OfSchema,
        };
    }

    private static List<Document> Read(IEnumerable<SourceText> sources, ErrorLog errors)
    {
        var documents = new List<Document>();
        foreach (var source in sources)
        {
            try
            {
                documents.Add(Parser.ParseTypeSystem(source, ParserLimits.TypeSystem));
            }
            catch (GraphSyntaxException fault)
            {
                errors.Add("", source, fault.Error.Locations[0], fault.Message);
            }
        }

        documents.Insert(0, Parser.ParseTypeSystem(BuiltInTypes.Source, ParserLimits.TypeSystem));
        return documents;
    }

    private static Dictionary<string, ScalarBinding> Bindings(IEnumerable<ScalarBinding> scalars, Drafts drafts, ErrorLog errors)
    {
        var bindings = BuiltInScalars.All.ToDictionary(binding => binding.Name);
        foreach (var binding in scalars)
        {
            var isScalar = drafts.Types.TryGetValue(binding.Name, out var draft) && draft.Definition is ScalarDeclaration;
            if (!isScalar)
            {
                errors.Add(binding.Name, null, default, "A scalar is bound that no source declares.");
            }
            else if (!bindings.TryAdd(binding.Name, binding))
            {
                errors.Add(binding.Name, draft!.Source, draft.Definition.Location, "This scalar is bound twice.");
            }
        }

        return bindings;
    }
}
