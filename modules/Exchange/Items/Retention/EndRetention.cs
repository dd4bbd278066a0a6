using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The platform deletes an item whose supplier was silent until the review was due.</summary>
internal sealed record EndRetention : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context) =>
        state is { Clock: { } clock, Erased: null } && context.Now >= clock.Due
            ? Erasing.Of(state, ErasureGround.RetentionEnded, context)
            : Decision.Accept();
}
