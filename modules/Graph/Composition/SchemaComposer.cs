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
        var documents = Read(sources, errors);
        errors.ThrowIfAny();

        var drafts = Drafts.Gather(documents, errors);
        var annotations = new Annotations(errors);
        var builder = new TypeBuilder(drafts, annotations, errors);
        var types = builder.Build(Bindings(scalars, drafts, errors));
        var directives = builder.Directives();
        var roots = RootTypes.Of(drafts, builder.ByName, annotations, errors);
        annotations.Attach(directives);
        return Finish(new Composed(types, directives, roots), annotations, errors);
    }

    private static Schema Finish(Composed composed, Annotations annotations, ErrorLog errors)
    {
        // A default that contains itself would never finish coercing, so values are looked at only afterwards.
        var cycles = DefaultCycles.Check(composed, errors);
        DefaultValues.Check(composed, cycles, errors);
        if (!cycles.AnyFound)
        {
            annotations.CoerceArguments();
        }

        foreach (var rule in SchemaRules.All)
        {
            rule(composed, errors);
        }

        errors.ThrowIfAny();
        var roots = composed.Roots;
        return new Schema(new SchemaParts(composed.Types, composed.Directives, roots.Query!)
        {
            Mutation = roots.Mutation,
            Subscription = roots.Subscription,
            Description = roots.Description,
            AppliedDirectives = annotations.OfSchema,
        });
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
