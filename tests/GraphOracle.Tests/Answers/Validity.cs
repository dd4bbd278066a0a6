using System.Text.Json.Nodes;
using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Which rules a document breaks here, beside those that graphql-js says it breaks.</summary>
internal sealed class Validity(EngineSide engine, Tally tally, Action<string> differ)
{
    const string Fits = "VariablesInAllowedPosition";
    const string Correct = "ValuesOfCorrectType";
    const string Merges = "OverlappingFieldsCanBeMerged";

    /// <summary>Whether both sides take it, so that their answers can be compared.</summary>
    public bool IsValid(string request, Document document, JsonObject theirs)
    {
        var broken = Rules.Broken(engine.Schema, document);
        foreach (var rule in broken) tally.Add($"rule {rule}");
        var isValid = DocumentValidator.Validate(engine.Schema, document, EngineSide.Wide).Count == 0;
        if (isValid != (broken.Count == 0)) differ($"valid: {isValid}, though the rules by themselves say [{string.Join(' ', broken)}]");
        var here = broken.Select(Rules.Theirs).ToHashSet();
        var there = theirs["failed"]!.AsArray().Select(rule => (string)rule!).ToHashSet();
        var areBoth = here.Count == 0 && there.Count == 0;
        if (theirs["thrown"] is { } thrown && isValid) differ($"valid here; graphql-js throws {thrown}");
        if (LeftOpen(document, theirs, here, there) is { } exception)
        {
            tally.Add(exception);
            return false;
        }

        foreach (var one in Excused(request, document, here, there)) tally.Add(one);
        if (!here.SetEquals(there)) differ($"rules broken here [{string.Join(' ', here.Order())}], there [{string.Join(' ', there.Order())}]");
        if (!areBoth) return false;
        tally.Add("valid");
        if (ScalarLiterals.In(engine.Schema, document).IsOpen) tally.Add("variables inside a scalar");
        return true;
    }

    // Why nothing else is compared.
    static string? LeftOpen(Document document, JsonObject theirs, HashSet<string> here, HashSet<string> there)
    {
        bool Both(string rule) => here.Contains(rule) && there.Contains(rule);
        if (here.Contains("KnownOperationTypes")) return Exceptions.OperationTypes;
        if (theirs["thrown"] is not null) return Exceptions.Thrown;
        if (!there.Contains("SingleFieldSubscriptions") && here.Contains("SingleFieldSubscriptions") && IsConditional(document)) return Exceptions.ConditionalSubscriptions;
        return Both("UniqueVariableNames") || Both("UniqueFragmentNames") || Both("UniqueArgumentNames") || Both("UniqueInputFieldNames") ? Exceptions.DefinedTwice : null;
    }

    // Takes away what one side has a reason to say alone.
    IEnumerable<string> Excused(string request, Document document, HashSet<string> here, HashSet<string> there)
    {
        if (here.Contains("NoFragmentCycles") && there.Contains("NoFragmentCycles") && there.Remove(Merges) && !here.Remove(Merges)) yield return Exceptions.Circles;
        if (here.Contains("VariablesAreInputTypes") && !here.Contains(Fits) && there.Remove(Fits)) yield return Exceptions.OutputVariables;
        if (!here.Contains(Fits) && there.Contains(Fits) && IsNullableInOneOf(document, true))
        {
            there.Remove(Fits);
            yield return Exceptions.DefaultInOneOf;
        }

        var literals = ScalarLiterals.In(engine.Schema, document);
        if (literals.HasListedVariable && !here.Contains(Fits) && there.Remove(Fits)) yield return Exceptions.ListedInScalars;
        if (!there.Contains(Fits) && here.Contains(Fits) && IsNullableInOneOf(document, false))
        {
            here.Remove(Fits);
            yield return Exceptions.WrappedOneOf;
        }

        if (request.Contains("1e400", StringComparison.Ordinal) && here.Contains(Correct) && there.Add(Correct)) yield return Exceptions.BeyondFloat;
        if (literals.IsOpen && !here.Contains(Correct) && there.Remove(Correct)) yield return Exceptions.OpenScalars;
    }

    bool IsNullableInOneOf(Document document, bool hasDefault)
    {
        var context = new ValidationContext(engine.Schema, document, EngineSide.Wide);
        new DocumentWalk(context, []).Walk();
        return context.Operations.Any(operation => context.VariableUses(operation).Any(use => use.Position.IsInOneOf
            && operation.VariableDefinitions.Any(one => one.Name == use.Variable.Name && one.Type is not NonNullTypeRef && (one.DefaultValue is not null and not NullValue) == hasDefault)));
    }

    // In any fragment, since those are what the root may spread.
    static bool IsConditional(Document document) =>
        document.Definitions.OfType<OperationDefinition>().Any(operation => operation.Kind == OperationKind.Subscription
            && operation.SelectionSet.Selections.Any(selection => selection.Directives.Any(one => one.Name is "skip" or "include")))
        || document.Definitions.OfType<FragmentDefinition>().Any(fragment =>
            fragment.SelectionSet.Selections.Any(selection => selection.Directives.Any(one => one.Name is "skip" or "include")));
}
