using System.Text.Json.Nodes;
using Selec.Graph.Language;
using Selec.Graph.Types;
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
        else if (new Validity(engine, tally, differ).IsValid(request.Document, document, theirs)) await CompareAnswersAsync(request, document, theirs);
    }

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
            if (told.Count != 1 || (bool)told[0]["hasData"]!) differ($"refused here alone: {refusal}");
            return;
        }

        if (answers.Count != told.Count)
        {
            differ($"{answers.Count} answers here, {told.Count} there");
            return;
        }

        var stuck = theirs["stuck"]!.AsArray().Select(path => (string)path!).ToHashSet();
        for (var i = 0; i < answers.Count; i++)
        {
            if ((bool)told[i]["isBroken"]!) CompareBroken(answers[i], i);
            else Compare(answers[i], told[i], stuck);
        }

        foreach (var condition in NullConditions(document, theirs)) tally.Add(Reached(answers, condition));
        CompareCalls(run, theirs["calls"]!.AsObject(), answers.All(answer => answer.Errors.Count == 0));
    }

    void CompareBroken(Answer here, int index)
    {
        tally.Add(Exceptions.BrokenSources);
        tally.Add(index == 0 ? "sources broken at once" : "sources broken midway");
        if (here.HasData || here.Errors.Count != 1 || here.Errors[0].Path.Contains('.', StringComparison.Ordinal)) differ("a source that fails is not the end");
    }

    static IEnumerable<string> NullConditions(Document document, JsonObject theirs)
    {
        var variables = theirs["coerced"] as JsonObject ?? [];
        return document.Selections()
            .SelectMany(selection => selection.Directives)
            .Where(one => one.Name is "skip" or "include" && one.Argument("if")?.Value is Variable decides
                && variables.TryGetPropertyValue(decides.Name, out var value) && value is null)
            .Select(one => EngineSide.At([one.Argument("if")!.Value.Location]));
    }

    static string Reached(IReadOnlyList<Answer> answers, string condition)
    {
        var errors = answers.SelectMany(answer => answer.Errors).Where(error => error.At == condition).ToList();
        return errors.Count == 0 ? "null conditions not reached" : errors.Exists(error => error.Path.Length == 0) ? "null conditions at the root" : "null conditions below";
    }

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
