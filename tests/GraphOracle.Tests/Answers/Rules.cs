using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Which rules a document breaks, each asked by itself.</summary>
internal static class Rules
{
    /// <summary>Ours by theirs, where the names differ; one of theirs is several of ours.</summary>
    static readonly Dictionary<string, string> _theirs = new()
    {
        ["ExecutableDefinitionsOnly"] = "ExecutableDefinitions",
        ["LeafSelections"] = "ScalarLeafs",
        ["RequiredArguments"] = "ProvidedRequiredArguments",
        ["KnownInputFields"] = "ValuesOfCorrectType",
        ["RequiredInputFields"] = "ValuesOfCorrectType",
        ["OneOfInputs"] = "ValuesOfCorrectType",
        ["UniqueInputFields"] = "UniqueInputFieldNames",
        ["DirectivesInPlace"] = "KnownDirectives",
        ["UniqueDirectives"] = "UniqueDirectivesPerLocation",
        ["UniqueVariables"] = "UniqueVariableNames",
        ["FieldsMerge"] = "OverlappingFieldsCanBeMerged",
    };

    public static string Theirs(string ours) => _theirs.GetValueOrDefault(ours, ours);

    public static IReadOnlyList<string> Names(Schema schema)
    {
        var context = new ValidationContext(schema, EngineSide.Parsed("{ __typename }"), EngineSide.Wide);
        return [.. RuleBook.InOneWalk(context).Select(rule => rule.GetType().Name), .. RuleBook.Afterwards.Select(rule => rule.Method.DeclaringType!.Name)];
    }

    public static IReadOnlyList<string> Broken(Schema schema, Document document)
    {
        var broken = new List<string>();
        ValidationContext New() => new(schema, document, EngineSide.Wide);
        var count = RuleBook.InOneWalk(New()).Length;
        for (var i = 0; i < count; i++)
        {
            var context = New();
            var rule = RuleBook.InOneWalk(context)[i];
            new DocumentWalk(context, [rule]).Walk();
            if (context.Errors.Count > 0) broken.Add(rule.GetType().Name);
        }

        foreach (var rule in RuleBook.Afterwards)
        {
            var context = New();
            new DocumentWalk(context, []).Walk();
            rule(context);
            if (context.Errors.Count > 0) broken.Add(rule.Method.DeclaringType!.Name);
        }

        return broken;
    }
}
