using Selec.Graph.Composition;
using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Which rules a schema breaks, each asked by itself; none when it is sound.</summary>
internal static class BrokenSchema
{
    /// <summary>The rules asked while a schema is built, by what they say.</summary>
    static readonly (string Rule, Func<SchemaError, bool> IsBroken)[] _whileBuilding =
    [
        (nameof(LoneSchemaDefinition), error => error.Coordinate == "schema" && IsAgain(error)),
        (nameof(UniqueMemberNames), error => error.Coordinate.AsSpan().ContainsAny('.', '(') && IsAgain(error)),
        (nameof(UniqueDirectiveNames), error => error.Coordinate[0] == '@' && IsAgain(error)),
        (nameof(UniqueTypeNames), IsAgain),
        (nameof(PossibleExtensions), error => error.Message.Contains("extend", StringComparison.Ordinal) || error.Message.StartsWith("An extension must", StringComparison.Ordinal)),
        (nameof(KnownTypeNames), error => error.Message.StartsWith("There is no type ", StringComparison.Ordinal)),
        (nameof(ImplementedInterfaces), error => error.Message.EndsWith(" is not an interface.", StringComparison.Ordinal)),
        (nameof(UnionMembers), error => error.Message.EndsWith(" is not an object type.", StringComparison.Ordinal)),
    ];

    public static IReadOnlyList<string> Rules { get; } =
        [.. _whileBuilding.Select(rule => rule.Rule), .. SchemaRules.All.Select(rule => rule.Method.DeclaringType!.Name)];

    public static IReadOnlyList<string> Broken(string sdl, out IReadOnlyList<SchemaError> all)
    {
        var errors = new ErrorLog();
        all = errors.All;
        Composed composed;
        try
        {
            composed = SchemaComposer.Build([SourceText.From("world", sdl)], Scalars.For(sdl), errors);
        }
        catch (SchemaException fault)
        {
            all = fault.Errors;
            return ["syntax"];
        }

        var broken = errors.All.Where(error => !IsOfBinding(error)).Select(error => WhileBuilding(error, composed)).Distinct().ToList();
        foreach (var rule in SchemaRules.All)
        {
            var before = errors.All.Count;
            rule(composed, errors);
            if (errors.All.Count > before) broken.Add(rule.Method.DeclaringType!.Name);
        }

        return broken;
    }

    static string WhileBuilding(SchemaError error, Composed composed)
    {
        if (!error.Message.EndsWith(" is listed twice.", StringComparison.Ordinal)) return _whileBuilding.First(rule => rule.IsBroken(error)).Rule;
        return composed.Drafts.Types[error.Coordinate].Definition is UnionDeclaration ? nameof(UnionMembers) : nameof(ImplementedInterfaces);
    }

    // Where a scalar is defined again as something else, it is bound in vain.
    static bool IsOfBinding(SchemaError error) => error.Message.StartsWith("A scalar is bound", StringComparison.Ordinal);

    static bool IsAgain(SchemaError error) =>
        error.Message.StartsWith("Already defined in ", StringComparison.Ordinal) || error.Message.StartsWith("This name is built in", StringComparison.Ordinal);
}
