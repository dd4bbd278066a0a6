using Selec.Contracts;

namespace Selec.Exchange;

/// <summary>What the API offers of acts that take two persons, and of levels.</summary>
internal static class TwoPersonFields
{
    public static void Configure(IModuleBuilder module, Func<IDirectory> directory)
    {
        module.Schema("two-persons.graphql");
        module.Type<ProposedAct>("PendingAct");
        module.Field<ItemView>("InformationItem.pendingAct", (view, call) => view.PendingFor(call.Viewer, call.Now));
        module.Mutation<EraseItem>("eraseItem", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Item.Stream);
        module.Mutation<ReclassifyItem>("reclassifyItem", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream);
        module.Mutation<ConfirmAct>("confirmAct", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Item.Stream)
            .With((_, lookup, _) => Task.FromResult(Proposers.Of(lookup, directory)));
        module.Mutation<WithdrawAct>("withdrawAct", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream);
    }
}
