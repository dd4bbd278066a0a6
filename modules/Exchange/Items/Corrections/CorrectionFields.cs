using Selec.Contracts;

namespace Selec.Exchange;

/// <summary>What the API offers on correcting and recalling items.</summary>
internal static class CorrectionFields
{
    public static void Configure(IModuleBuilder module)
    {
        module.Schema("corrections.graphql");
        module.Actor(ExchangeActors.Notices);
        module.Node("ItemNotice", ItemNotice.ActorKind, NoticeRead.Notices);
        module.One<NoticeView, ItemView>("ItemNotice.item", ItemRead.Items, view => view.ItemId.Key);
        module.One<NoticeView, ItemView>("ItemNotice.correction", ItemRead.Items, view => view.Corrected?.Value);
        module.One<NoticeView, ItemView>("ItemNotice.report", ItemRead.Items, view => view.Text?.Item.Value);
        module.Connection("Query.itemNotices", NoticeRead.Notices);
        module.One<ItemView, ItemView>("InformationItem.correctedBy", ItemRead.Items, view => view.CorrectedBy?.Value);
        module.One<ItemView, ItemView>("InformationItem.corrects", ItemRead.Items, view => view.Corrects?.Value);
        module.Many<ItemView, NoticeView>(
            "InformationItem.notices", NoticeRead.Notices, view => view.Id.Key, "item", notice => notice.ItemId.Key);
        module.Mutation<CorrectItem>("correctItem", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Original.Stream);
        module.Mutation<RecallItem>("recallItem", ExchangeActors.Items).By(ItemRules.SuppliersAndCentre).On(command => command.Item.Stream);
        module.Mutation<ReportError>("reportError", ExchangeActors.Items)
            .By(ItemRules.Readers)
            .On(command => command.About.Stream);
        module.Mutation<AcknowledgeNotice>("acknowledgeNotice", ExchangeActors.Notices).By(ItemRules.SuppliersAndCentre).On(command => command.Target());
    }
}
