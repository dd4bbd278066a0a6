using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>How many people of a unit could read, and how many could not. Nobody is named.</summary>
internal sealed record AudiencePreview(PartyCode Party, string Unit, int People, ImmutableArray<AudienceShortfall> Short);

/// <summary>How many people of a unit could not read, though their unit is in, and why.</summary>
internal sealed record AudienceShortfall(ShortfallReason Reason, int People);

/// <summary>Who will be able to read what is about to go out, found by asking the access decision for everybody with an account.</summary>
internal sealed class AudiencePreviews(Func<IDirectory> directory)
{
    /// <summary>Who could read an item under this control. Purpose and acknowledgement are each reader's own to bring.</summary>
    public ImmutableArray<AudiencePreview> Of(ItemControl control, DateTimeOffset now)
    {
        var circle =
            from who in directory().StandingsAt(now)
            where who.AccountHolds
            let ask = new AccessQuestion(who, Act.Read, control, now) { Field = ItemControl.HandlingField, HasPurpose = true }
            let refusals = AccessDecision.Refusals(ask).ToList()
            where refusals.TrueForAll(condition => Reason(condition) is not null)
            group refusals by (who.Party.Value, who.Unit) into unit
            orderby unit.Key.Value, unit.Key.Unit
            select unit;
        return
        [
            .. circle.Select(unit => new AudiencePreview(
                new PartyCode(unit.Key.Value), unit.Key.Unit, unit.Count(refusals => refusals.Count == 0), Shortfalls(unit))),
        ];
    }

    /// <summary>Who could read a request or a message once its next steps are taken; null where there is nothing the viewer sees on its way.</summary>
    public async Task<object?> OnTheWayAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.NodeOf((string)call.Arguments["node"]!) is not { } node) return null;
        var (item, groups) = node.Kind switch
        {
            Request.ActorKind => await RequestAsync(node, call, cancellationToken),
            ThreadMessage.NodeKind => await MessageAsync(node, call, cancellationToken),
            _ => (null, []),
        };
        if (item is null || await ItemAsync(item.Value, call, cancellationToken) is not { } view) return null;
        return Of(view.Control.Widened(groups, [], call.Now), call.Now);
    }

    /// <summary>An item that the viewer may know of, or null.</summary>
    public static async Task<ItemView?> ItemAsync(ItemId item, Call call, CancellationToken cancellationToken) =>
        await call.Read.FindOneAsync(ItemRead.Items, call.Viewer, item.Value, cancellationToken);

    static async Task<(ItemId? Item, IEnumerable<string> Groups)> RequestAsync(StreamId node, Call call, CancellationToken cancellationToken)
    {
        if (await call.Read.FindOneAsync(RequestRead.Requests, call.Viewer, node.Key, cancellationToken) is not
            { State: RequestState.Draft or RequestState.Cleared } request) return (null, []);
        var addressees = await call.Read.AllAsync(
            RequestRead.Addressees, call.Viewer, new Filter.In("request", [node.Key]), cancellationToken);
        var side = request.Standing.Side;
        return (request.Item,
        [
            side.FocalPointGroup(), side.LiaisonGroup(),
            .. addressees.SelectMany(to => ItemRules.NationalUnit(to.View.Party, call.Parties, call.Now)),
            .. request.CopyToAnalysis ? [Groups.Analysis] : Array.Empty<string>(),
        ]);
    }

    static async Task<(ItemId? Item, IEnumerable<string> Groups)> MessageAsync(StreamId node, Call call, CancellationToken cancellationToken)
    {
        if (await call.Read.FindOneAsync(MessageRead.Messages, call.Viewer, node.Key, cancellationToken) is not
            { State: not MessageState.Delivered } message)
        {
            return (null, []);
        }
        var (from, to) = (message.Standing.From, message.Standing.To);
        return (message.Item, [from.FocalPointGroup(), from.LiaisonGroup(), to.LiaisonGroup(), to.FocalPointGroup(), to.HandlingGroup()]);
    }

    static ImmutableArray<AudienceShortfall> Shortfalls(IEnumerable<List<AccessCondition>> unit) =>
    [
        .. unit.Where(refusals => refusals.Count > 0).GroupBy(refusals => Reason(refusals[0])!.Value).OrderBy(same => same.Key)
            .Select(same => new AudienceShortfall(same.Key, same.Count())),
    ];

    static ShortfallReason? Reason(AccessCondition condition) => condition switch
    {
        AccessCondition.Certificate => ShortfallReason.CertificateOutOfDate,
        AccessCondition.Clearance => ShortfallReason.AboveClearance,
        AccessCondition.Partner => ShortfallReason.NotEntitledByStatus,
        _ => null,
    };
}
