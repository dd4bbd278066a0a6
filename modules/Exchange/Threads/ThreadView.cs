using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A thread as both of its sides see it.</summary>
internal sealed record ThreadView(
    StreamId Id,
    NodeVersion Version,
    StreamId Request,
    string Reference,
    RequestKind Kind,
    ThreadState State,
    PartyCode Requester,
    PartyCode Addressee,
    Sealed<string> Subject,
    Sealed<string> Facts,
    ImmutableArray<CrimeArea> CrimeAreas,
    Urgency Urgency,
    DeadlineClass? DeadlineClass,
    DateTimeOffset RecordedAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? Due,
    DateTimeOffset? Promised,
    DateTimeOffset? RunsOutAt,
    DateTimeOffset? ForwardedAt,
    CrossCheck? CrossCheck,
    string? AssignedUnit,
    DateTimeOffset? AssignedAt,
    DateTimeOffset? ClockStoppedAt,
    DateTimeOffset? EndedAt,
    ClosingReason? ClosingReason,
    ThreadStanding Standing)
{
    /// <summary>True when the clock runs and its time is over.</summary>
    public bool IsOverdue(DateTimeOffset now) => RunsOutAt < now;

    /// <summary>
    /// What the addressee's State holds is told to its units on the treaty
    /// path and to the supervisors alone: a match would betray it to others.
    /// </summary>
    public CrossCheck? CrossCheckFor(Caller viewer)
    {
        var side = Standing.Addressee;
        string[] insiders = [side.LiaisonGroup(), side.FocalPointGroup(), side.HandlingGroup(), .. Groups.Supervisors];
        return viewer.Groups.Any(insiders.Contains) ? CrossCheck : null;
    }
}

/// <summary>What can be read of a thread, and by whom.</summary>
internal static class ThreadRead
{
    public static readonly Table<ThreadView> Threads =
        new Table<ThreadView>("threads", ExchangeJson.Default.ThreadView, view => view.Id.Key, view => view.Id)
        .Code("state", view => Codes.Of(view.State))
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("urgency", view => Codes.Of(view.Urgency))
        .Code("requester", view => view.Requester.Value)
        .Code("addressee", view => view.Addressee.Value)
        .Code("reference", view => view.Reference)
        .Code("request", view => view.Request.Key)
        .Codes("crimeArea", view => view.CrimeAreas.Select(area => Codes.Of(area)))
        .Number("clockRuns", view => view.RunsOutAt is null ? 0 : 1)
        .Time("due", view => view.RunsOutAt)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Search(view => [view.Subject, view.Facts]);

    public static ReadSide Of(StreamId id, RequestThread state, long version) => state.Request is null
        ? ReadSide.Nothing
        : new ReadSide(
            [
                (Threads, View(id, state, version)),
                .. state.Messages.Select(message => ((Table)MessageRead.Messages, (object)MessageRead.View(id, state, message, version))),
                .. ExchangeRead.Of(id, state).Select(exchange => ((Table)ExchangeRead.Exchanges, (object)exchange)),
            ],
            [
                .. Requester(id, state).Concat(AddresseeOn(id, state)).Earliest(),
                .. AddresseeOn(state.Request.Id, state).Earliest(),
                .. state.Messages.SelectMany(message => MessageRead.Readers(id, state, message).Earliest()),
            ],
            []);

    static IEnumerable<Grant> Requester(StreamId id, RequestThread state)
    {
        var (request, side) = (state.Request!, state.Request!.Side);
        return Grants.To(
                id.ToString(), state.OpenedAt, Groups.Officer(side.Party, request.Author), side.HandlingGroup(), side.FocalPointGroup(), side.LiaisonGroup())
            .Concat(Grants.To(id.ToString(), state.OpenedAt, Groups.Supervisors))
            .Concat(Grants.To(id.ToString(), state.OpenedAt, Grants.Bystanders(request.TaskForce, request.CopyToAnalysis)));
    }

    static IEnumerable<Grant> AddresseeOn(StreamId node, RequestThread state) =>
        Grants.To(node.ToString(), state.OpenedAt, state.Addressee.LiaisonGroup())
            .Concat(Grants.To(node.ToString(), state.ForwardedAt, state.Addressee.FocalPointGroup()))
            .Concat(Grants.To(node.ToString(), state.AssignedAt, state.Addressee.HandlingGroup()));

    static ThreadView View(StreamId id, RequestThread state, long version)
    {
        var request = state.Request!;
        return new ThreadView(
            id, new NodeVersion(id, version), request.Id, request.Reference,
            request.Kind, state.State, request.Side.Party, state.Addressee.Party,
            request.Subject, request.Facts, request.CrimeAreas, request.Urgency, state.Class, state.OpenedAt, state.ReceivedAt, state.Due,
            state.Promised, state.RunsOutAt(), state.ForwardedAt, state.CrossCheck, state.Addressee.Unit, state.AssignedAt,
            state.ClockStoppedAt, state.EndedAt, state.Closing, state.Standing());
    }
}
