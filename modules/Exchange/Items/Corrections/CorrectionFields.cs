using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What the API offers on correcting and recalling items.</summary>
internal static class CorrectionFields
{
    static readonly Role[] _acting =
        [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative, Role.OperationsDirectorate];

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
        module.Mutation<CorrectItem>("correctItem", ExchangeActors.Items).By(_acting).On(command => command.Original.Stream);
        module.Mutation<RecallItem>("recallItem", ExchangeActors.Items).By(_acting).On(command => command.Item.Stream);
        module.Mutation<ReportError>("reportError", ExchangeActors.Items)
            .By([.. AccessDecision.Roles(Act.Read).Where(role => role is not (Role.DataProtectionOfficer or Role.SupervisoryBody))])
            .On(command => command.About.Stream);
        module.Mutation<AcknowledgeNotice>("acknowledgeNotice", ExchangeActors.Notices).By(_acting).On(command => command.Target());
    }
}
