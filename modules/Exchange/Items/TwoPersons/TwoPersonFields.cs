using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What the API offers of acts that take two persons, and of levels.</summary>
internal static class TwoPersonFields
{
    static readonly Role[] _suppliers = [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];

    public static void Configure(IModuleBuilder module, ErasedKeys keys)
    {
        module.Schema("two-persons.graphql");
        module.Type<ProposedAct>("PendingAct");
        module.Field<ItemView>("InformationItem.pendingAct", (view, call) => view.PendingFor(call.Viewer, call.Now));
        module.Mutation<EraseItem>("eraseItem", ExchangeActors.Items).By(_suppliers).On(command => command.Item.Stream);
        module.Mutation<ReclassifyItem>("reclassifyItem", ExchangeActors.Items).By(_suppliers).On(command => command.Item.Stream);
        module.Mutation<ConfirmAct>("confirmAct", ExchangeActors.Items).By(_suppliers).On(command => command.Item.Stream);
        module.Mutation<WithdrawAct>("withdrawAct", ExchangeActors.Items).By(_suppliers).On(command => command.Item.Stream);
        module.After("confirmAct", keys.DestroyAsync);
    }
}

/// <summary>Destroys the data key of an item once its erasure is on disk, and of no other.</summary>
internal sealed class ErasedKeys(IErasure erasure, Func<IPlatformReads> reads)
{
    public async Task DestroyAsync(StreamId item, CancellationToken cancellationToken)
    {
        var erased = await reads().FindAsync(Erasures.Table, [item.Key], cancellationToken);
        if (erased.Count > 0) await erasure.DestroyAsync(new ItemId(item.Key), cancellationToken);
    }
}
