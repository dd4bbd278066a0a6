using System.Text.Json.Nodes;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>One request put to the engine, beside what graphql-js says of it.</summary>
internal sealed class Comparison(EngineSide engine, Tally tally, Action<string> differ)
{
    public async Task CompareAsync(Case request, JsonObject theirs)
    {
        tally.Add("requests");
        if (theirs["crash"] is { } crash)
        {
            differ($"graphql-js failed: {crash}");
            return;
        }

        Document document;
        try
        {
            document = EngineSide.Parsed(request.Document);
        }
        catch (GraphSyntaxException fault)
        {
            if ((bool)theirs["parses"]!) differ($"does not parse here: {fault.Error.Message} at {fault.Error.Locations[0]}");
            return;
        }

        if (!(bool)theirs["parses"]!) differ("parses here alone");
        else if (IsValid(request.Document, document, theirs)) await CompareAnswersAsync(request, document, theirs);
    }

    bool IsValid(string request, Document document, JsonObject theirs)
    {
        var broken = Rules.Broken(engine.Schema, document);
        foreach (var rule in broken) tally.Add($"rule {rule}");
        var isValid = DocumentValidator.Validate(engine.Schema, document, EngineSide.Wide).Count == 0;
        if (isValid != (broken.Count == 0)) differ($"valid: {isValid}, though the rules by themselves say [{string.Join(' ', broken)}]");
        var here = broken.Select(Rules.Theirs).ToHashSet();
        var there = theirs["failed"]!.AsArray().Select(rule => (string)rule!).ToHashSet();
        if (here.Remove("KnownOperationTypes"))
        {
            tally.Add(Exceptions.OperationTypes);
            return false;
        }

        if (theirs["thrown"] is not null)
        {
            tally.Add(Exceptions.Thrown);
            if (isValid) differ($"valid here; graphql-js throws {theirs["thrown"]}");
            return false;
        }

        if (!there.Contains("SingleFieldSubscriptions") && here.Contains("SingleFieldSubscriptions") && IsConditional(document))
        {
            tally.Add(Exceptions.ConditionalSubscriptions);
            return false;
        }

        if (Both("UniqueVariableNames") || Both("UniqueFragmentNames") || Both("UniqueArgumentNames") || Both("UniqueInputFieldNames"))
        {
            tally.Add(Exceptions.DefinedTwice);
            return false;
        }

        if (Both("NoFragmentCycles") && there.Remove("OverlappingFieldsCanBeMerged") && !here.Remove("OverlappingFieldsCanBeMerged")) tally.Add(Exceptions.Circles);
        bool Both(string rule) => here.Contains(rule) && there.Contains(rule);
        const string fits = "VariablesInAllowedPosition";
        if (here.Contains("VariablesAreInputTypes") && !here.Contains(fits) && there.Remove(fits)) tally.Add(Exceptions.OutputVariables);
        if (there.Contains(fits) && !here.Contains(fits) && IsNullableInOneOf(document, true))
        {
            tally.Add(Exceptions.DefaultInOneOf);
            there.Remove(fits);
            if (here.SetEquals(there)) return false;
        }

        if (request.Contains("1e400", StringComparison.Ordinal) && here.Contains("ValuesOfCorrectType") && there.Add("ValuesOfCorrectType")) tally.Add(Exceptions.BeyondFloat);
        if (here.Contains(fits) && !there.Contains(fits) && IsNullableInOneOf(document, false))
        {
            tally.Add(Exceptions.WrappedOneOf);
            here.Remove(fits);
            if (here.SetEquals(there)) return false;
        }

        if (!here.SetEquals(there))
        {
            differ($"rules broken here [{string.Join(' ', here.Order())}], there [{string.Join(' ', there.Order())}]");
        }

        if (here.Count == 0 && there.Count == 0) tally.Add("valid");
        return here.Count == 0 && there.Count == 0;
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

    async Task CompareAnswersAsync(Case request, Document document, JsonObject theirs)
    {
        var operation = document.Definitions.OfType<OperationDefinition>().ToList() is { Count: 1 } single && request.Operation is null
            ? single[0]
            : document.Definitions.OfType<OperationDefinition>().FirstOrDefault(one => request.Operation is not null && one.Name == request.Operation);
        var (answers, run, refusal) = await engine.AnswersAsync(request);
        var isRefused = refusal is not null;
        if (operation is not null && !CompareVariables(request, operation, theirs))
        {
            if (!isRefused) differ("answered although the variables do not fit");
            return;
        }

        tally.Add(isRefused ? "refused" : "answered");
        var told = theirs["answers"]!.AsArray().Select(one => one!.AsObject()).ToList();
        if (isRefused)
        {
            if (IsNullCondition(request, theirs)) tally.Add(Exceptions.NullCondition);
            else if (told.Count != 1 || (bool)told[0]["hasData"]!) differ($"refused here alone: {refusal}");
            return;
        }

        if (answers.Count != told.Count)
        {
            differ($"{answers.Count} answers here, {told.Count} there");
            return;
        }

        var stuck = theirs["stuck"]!.AsArray().Select(path => (string)path!).ToHashSet();
        for (var i = 0; i < answers.Count; i++) Compare(answers[i], told[i], stuck);
        CompareCalls(run, theirs["calls"]!.AsObject(), answers.All(answer => answer.Errors.Count == 0));
    }

    static bool IsNullCondition(Case request, JsonObject theirs) => theirs["coerced"] is JsonObject coerced && coerced.Any(variable =>
        variable.Value is null && (request.Document.Contains($"@skip(if: ${variable.Key})", StringComparison.Ordinal)
            || request.Document.Contains($"@include(if: ${variable.Key})", StringComparison.Ordinal)));

    bool CompareVariables(Case request, OperationDefinition operation, JsonObject theirs)
    {
        var sent = (IReadOnlyDictionary<string, object?>)Plain.Value(request.Variables)!;
        var errors = ValueCoercion.Variables(engine.Schema, operation, sent, out var coerced);
        foreach (var kind in theirs["kinds"]?.AsArray() ?? []) tally.Add($"coercion: {kind}");
        var refused = (theirs["refused"]?.AsArray() ?? []).Select(place => (string)place!).ToHashSet();
        var here = errors.Select(error => EngineSide.At(error.Locations)).ToHashSet();
        if (!here.SetEquals(refused))
        {
            differ($"variables refused here [{string.Join(' ', here)}: {string.Join(' ', errors.Select(error => error.Message))}], there [{string.Join(' ', refused)}]");
            return false;
        }

        if (errors.Count > 0) return false;
        tally.Add("variables coerced");
        var given = Plain.Node(coerced);
        if (!Plain.Same(given, theirs["coerced"], false)) differ($"variables here {given?.ToJsonString()}, there {theirs["coerced"]?.ToJsonString()}");
        return true;
    }

    void Compare(Answer here, JsonObject there, HashSet<string> stuck)
    {
        var salt = (string)there["salt"]!;
        if (here.HasData != (bool)there["hasData"]!) differ($"data here: {here.HasData}");
        if (!Plain.Same(here.Data, there["data"], true))
        {
            differ($"data here {here.Data?.ToJsonString()}\n    there {there["data"]?.ToJsonString()}\n    errors here {string.Join(" | ", here.Errors)}\n    there {there["errors"]!.ToJsonString()}");
            return;
        }

        var told = Read(there["errors"]!);
        var possible = Read(there["possible"]!).ToHashSet();
        var landedHere = here.Errors.Select(error => Landed(here.Data, error.Path)).ToHashSet();
        var landedThere = told.Select(error => Landed(here.Data, error.Path)).ToHashSet();
        foreach (var error in here.Errors)
        {
            tally.Add("errors");
            var landed = Landed(here.Data, error.Path);
            tally.Travelled(error.Path.Split('.').Length - (landed.Length == 0 ? 0 : landed.Split('.').Length));
            var isHidden = stuck.Any(path => path.StartsWith(salt, StringComparison.Ordinal) && Landed(here.Data, path[salt.Length..]) == landed && !told.Exists(one => one.Path == error.Path));
            if (!possible.Contains(error) && !isHidden) differ($"error here {error}, there {string.Join(" | ", possible)}");
        }

        if (here.Errors.Select(error => error.Path).Distinct().Count() != here.Errors.Count) differ("two errors for one position");
        if (!landedHere.SetEquals(landedThere)) differ($"nulls by errors here at [{string.Join(' ', landedHere)}], there at [{string.Join(' ', landedThere)}]");
    }

    void CompareCalls(Run run, JsonObject theirs, bool isWhole)
    {
        foreach (var (key, arguments) in run.Calls)
        {
            if (!theirs.TryGetPropertyValue(key, out var match))
            {
                if (isWhole) differ($"the resolver at {key} was called here alone");
            }
            else if (!Plain.Same(arguments, match, false))
            {
                differ($"arguments at {key} here {arguments?.ToJsonString()}, there {match?.ToJsonString()}");
            }
        }

        if (isWhole && run.Calls.Count != theirs.Count) differ($"{run.Calls.Count} resolvers called here, {theirs.Count} there");
        tally.Add("answers compared");
    }

    static List<Failed> Read(JsonNode errors) => [.. errors.AsArray().Select(error => new Failed((string)error!["path"]!, (string)error["at"]!))];

    // Where the null of an error has come to rest: the first one on its path.
    static string Landed(JsonNode? data, string path)
    {
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            if (data is null) return string.Join('.', steps.Take(i));
            data = data switch
            {
                JsonObject map => map[steps[i]],
                JsonArray list => list.ElementAtOrDefault(int.Parse(steps[i], System.Globalization.CultureInfo.InvariantCulture)),
                _ => data,
            };
        }

        return data is null ? path : $"{path} not null";
    }
}
