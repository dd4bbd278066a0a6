using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Access.Explanations;

/// <summary>Why the access decision is as it is: codes alone, no content, no names.</summary>
/// <param name="Person">Whose access.</param>
/// <param name="Item">To what.</param>
/// <param name="Act">What was to be done.</param>
/// <param name="IsAllowed">True when every condition holds.</param>
/// <param name="FirstRefusal">The first condition that does not hold, or null.</param>
/// <param name="Grantor">Who could bring that condition about, or null.</param>
/// <param name="AsksPurpose">True when the person must also state a purpose for the case; the verdict is as if it were stated.</param>
/// <param name="Conditions">Every condition in the order in which it is asked.</param>
sealed record AccessExplanation(
    StreamId Person,
    StreamId Item,
    Act Act,
    bool IsAllowed,
    AccessCondition? FirstRefusal,
    Grantor? Grantor,
    bool AsksPurpose,
    ImmutableArray<ExplainedCondition> Conditions)
{
    /// <summary>The explanation of an answer.</summary>
    public static AccessExplanation Of(StreamId item, AccessQuestion question)
    {
        var stated = question with { HasPurpose = true };
        var conditions = AccessDecision.Rules.Select(rule => new ExplainedCondition(rule.Condition, rule.Holds(stated))).ToImmutableArray();
        var first = AccessDecision.Rules.FirstOrDefault(rule => !rule.Holds(stated));
        var asksPurpose = AccessDecision.Refusals(question with { HasPurpose = false }).Contains(AccessCondition.Purpose);
        return new AccessExplanation(
            new StreamId("person", question.Who.Person.Value), item, question.Act, first is null,
            first?.Condition, first?.Grantor(stated), asksPurpose, conditions);
    }
}

/// <summary>A condition of the decision, and whether it holds.</summary>
sealed record ExplainedCondition(AccessCondition Condition, bool Holds);
