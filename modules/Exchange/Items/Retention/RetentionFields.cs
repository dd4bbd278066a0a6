using Selec.Contracts;

namespace Selec.Exchange;

/// <summary>What the API offers on how long items are kept.</summary>
internal static class RetentionFields
{
    public static void Configure(IModuleBuilder module)
    {
        module.Schema("retention.graphql");
        module.Actor(ExchangeActors.Reviews);
        module.Node("ItemReview", Review.ActorKind, ReviewRead.Reviews);
        module.One<ReviewView, ItemView>("ItemReview.item", ItemRead.Items, view => view.Item.Value);
        module.Connection("Query.reviewsDue", ReviewRead.Reviews);
        module.Type<RetentionExtension>("RetentionExtension");
        module.Field<ItemView>("InformationItem.reviewAnnouncedAt", (view, call) => view.ClockFor(call.Viewer)?.AnnouncedAt);
        module.Field<ItemView>("InformationItem.extensions", (view, call) => view.ClockFor(call.Viewer)?.Extensions);
        module.Mutation<ExtendRetention>("extendRetention", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Item.Stream);
        module.Mutation<ConfirmReassessment>("confirmReassessment", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Item.Stream);
    }
}
