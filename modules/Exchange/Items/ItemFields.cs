using Selec.Contracts;
using Selec.Contracts.Access;

namespace Selec.Exchange;

/// <summary>What the API offers on information items.</summary>
internal static class ItemFields
{
    public static void Configure(IModuleBuilder module)
    {
        module.Schema("items.graphql");
        module.Scalar("FieldName", CodeForms.Field, "A FieldName is the name of a field of this schema.");
        module.Node("InformationItem", InformationItem.ActorKind, ItemRead.Items);
        module.Connection("Query.informationItems", ItemRead.Items);
        module.Type<AudienceEntry>("AudienceEntry");
        module.Type<FieldRestriction>("FieldRestriction");
        module.Field<ItemView>("InformationItem.audience", (view, call) => view.AudienceFor(call.Viewer));
        module.Field<ItemView>("InformationItem.restrictions", (view, call) => view.RestrictionsFor(call.Viewer));
        Audience(module);
        RetentionFields.Configure(module);
        CorrectionFields.Configure(module);
        module.Table(Erasures.Table);
    }

    static void Audience(IModuleBuilder module)
    {
        module.Mutation<WidenAudience>("widenAudience", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<NarrowAudience>("narrowAudience", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream);
        module.Mutation<RestrictField>("restrictField", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream)
            .With((command, lookup, _) => Task.FromResult(new NamedText(lookup.TextFields.Contains(command.Field))));
        module.Mutation<ReleaseField>("releaseField", ExchangeActors.Items)
            .By(ItemRules.SuppliersAndCentre)
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<AcknowledgeHandling>("acknowledgeHandling", ExchangeActors.Items)
            .By(ItemRules.Readers)
            .On(command => command.Item.Stream);
    }
}
