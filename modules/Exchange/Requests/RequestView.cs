using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A request as its readers see it. It names no addressee: those who may know them find them in the threads.</summary>
internal sealed record RequestView(
    StreamId Id,
    NodeVersion Version,
    string Reference,
    RequestKind Kind,
    RequestState State,
    PartyCode Requester,
    PersonId Author,
    string AuthorUnit,
    Sealed<string> Subject,
    Sealed<string> Facts,
    Sealed<string>? Offence,
    int? MaximumPenaltyYears,
    LegalBasis LegalBasis,
    ImmutableArray<CrimeArea> CrimeAreas,
    TaskForceKey? TaskForce,
    RequestSubject? About,
    Urgency Urgency,
    UrgencyGround? UrgencyGround,
    bool DirectlyAccessible,
    StreamId? InReplyTo,
    StreamId? Contact,
    ImmutableArray<Channel> AlsoSentVia,
    bool CopyToAnalysis,
    ItemId Item,
    DateTimeOffset RecordedAt,
    DateTimeOffset? ClearedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? EndedAt,
    ClosingReason? ClosingReason,
    RequestStanding Standing);

/// <summary>A party to be asked, for the requester's side alone.</summary>
internal sealed record AddresseeView(StreamId Request, PartyCode Party);

/// <summary>What can be read of a request, and by whom.</summary>
internal static class RequestRead
{
    const string AddresseesKind = "addressees";

    public static readonly Table<RequestView> Requests =
        new Table<RequestView>("requests", ExchangeJson.Default.RequestView, view => view.Id.Key, view => view.Id)
        .Code("state", view => Codes.Of(view.State))
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("urgency", view => Codes.Of(view.Urgency))
        .Code("requester", view => view.Requester.Value)
        .Code("reference", view => view.Reference)
        .Code("taskForce", view => view.TaskForce is { } force ? Codes.Of(force) : null)
        .Codes("crimeArea", view => view.CrimeAreas.Select(area => Codes.Of(area)))
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Time("sentAt", view => view.SentAt)
        .Search(view => [view.Subject, view.Facts]);

    public static readonly Table<AddresseeView> Addressees = new Table<AddresseeView>(
        "request_addressees", ExchangeJson.Default.AddresseeView,
        view => $"{view.Request.Key}.{view.Party}", view => new StreamId(AddresseesKind, view.Request.Key))
        .Code("request", view => view.Request.Key);

    public static ReadSide Of(StreamId id, Request state, long version) => state.Content is null
        ? ReadSide.Nothing
        : new ReadSide(
            [(Requests, View(id, state, version)), .. state.Content.Addressees.Select(
                party => ((Table)Addressees, (object)new AddresseeView(id, party)))],
            [.. OwnSide(state, id.ToString()).Concat(
                OwnSide(state, $"{AddresseesKind}/{id.Key}")).Concat(OnceSent(state, id.ToString())).Earliest()],
            []);

    static IEnumerable<Grant> OwnSide(Request state, string node) =>
        Grants.To(node, state.DraftedAt, Groups.Officer(state.Side.Party, state.Author), state.Side.HandlingGroup(), state.Side.FocalPointGroup())
            .Concat(Grants.To(node, state.DraftedAt, Groups.Supervisors))
            .Concat(Grants.To(node, state.ClearedAt, state.Side.LiaisonGroup()));

    static IEnumerable<Grant> OnceSent(Request state, string node) =>
        Grants.To(node, state.SentAt, Grants.Bystanders(state.Content!.TaskForce, state.Content.CopyToAnalysis));

    static RequestView View(StreamId id, Request state, long version)
    {
        var content = state.Content!;
        return new RequestView(
            id, new NodeVersion(id, version), state.Reference, content.Kind,
            state.State, state.Side.Party, state.Author, state.Side.HandlingGroup(),
            content.Subject, content.Facts, content.Offence, content.MaximumPenaltyYears, content.LegalBasis, content.CrimeAreas,
            content.TaskForce, content.About, content.Urgency, content.UrgencyGround, content.DirectlyAccessible, content.InReplyTo,
            state.Contact?.Id, content.AlsoSentVia, content.CopyToAnalysis, state.Item, state.DraftedAt,
            state.ClearedAt, state.SentAt, state.EndedAt, state.Closing, state.Standing());
    }
}
