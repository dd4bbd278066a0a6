using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What would come of passing an item on to a party.</summary>
/// <param name="Allowed">Whether it is permitted now.</param>
/// <param name="Code">The code of the refusal; null when it is permitted.</param>
/// <param name="Message">The refusal's sentence.</param>
/// <param name="Condition">The condition that is in the way.</param>
/// <param name="Grantor">Who could bring it about.</param>
/// <param name="Readers">Who could read it then.</param>
internal sealed record ForwardPreview(
    bool Allowed, string? Code, string? Message, AccessCondition? Condition, Grantor? Grantor, ImmutableArray<AudiencePreview> Readers);

/// <summary>Answers before somebody passes an item on, by the rules by which it is passed on.</summary>
internal sealed class ForwardPreviews(AudiencePreviews audience)
{
    /// <summary>The preview; null where there is no such item for the viewer.</summary>
    public async Task<object?> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.NodeOf((string)call.Arguments["item"]!) is not { Kind: InformationItem.ActorKind } node) return null;
        if (await AudiencePreviews.ItemAsync(new ItemId(node.Key), call, cancellationToken) is not { Control: var control }) return null;
        var to = new PartyCode((string)call.Arguments["to"]!);
        var ask = new AccessQuestion(Standing.Of(call.Viewer), Act.Forward, control, call.Now) { Recipient = to, HasPurpose = true };
        if (!ItemRules.MayReceive(to, control.Level, call.Parties, call.Now))
        {
            return new ForwardPreview(
                false, ForwardItem.NotEntitled.Code, ForwardItem.NotEntitled.Message, AccessCondition.Partner, Grantor.Council, []);
        }
        var readers = audience.Of(control.Widened(ItemRules.NationalUnit(to, call.Parties, call.Now), [], call.Now), call.Now)
            .RemoveAll(unit => unit.Party != to);
        if (ItemUses.Against(ask) is not { } no) return new ForwardPreview(true, null, null, null, null, readers);
        var rule = AccessDecision.Rules.First(rule => !rule.Holds(ask));
        return new ForwardPreview(false, no.Code, no.Message, rule.Condition, rule.Grantor(ask), readers);
    }
}
