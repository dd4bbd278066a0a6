using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.World;

/// <summary>Steps of the treaty path, for the beginnings of tests: Bulgaria asks.</summary>
internal static class TreatyPath
{
    public static StreamId Drafted(this Platform platform, params PartyCode[] addressees) => platform.Drafted(platform.Content(addressees));

    public static StreamId Drafted(this Platform platform, RequestContent content, ItemTerms? terms = null)
    {
        var request = platform.New("request");
        platform.Do(Officer(Bulgaria), request, new DraftRequest(content, terms ?? Platform.Terms()));
        return request;
    }

    public static StreamId Cleared(this Platform platform, StreamId request)
    {
        platform.Do(FocalPoint(Bulgaria), request, new ClearRequest());
        return request;
    }

    public static StreamId Sent(this Platform platform, StreamId request)
    {
        platform.Do(Liaison(Bulgaria), platform.Cleared(request), new SendRequest());
        return request;
    }

    public static StreamId Sent(this Platform platform, params PartyCode[] addressees) => platform.Sent(platform.Drafted(addressees));

    public static StreamId Opened(this Platform platform, PartyCode addressee) => RequestThread.Of(platform.Sent(addressee), addressee);

    public static StreamId Received(this Platform platform, StreamId thread)
    {
        platform.Do(Liaison(platform.AddresseeOf(thread)), thread, new ReceiveRequest());
        return thread;
    }

    public static StreamId Forwarded(this Platform platform, StreamId thread)
    {
        platform.Do(Liaison(platform.AddresseeOf(thread)), platform.Received(thread), new ForwardRequest());
        return thread;
    }

    public static StreamId Assigned(this Platform platform, StreamId thread)
    {
        platform.Do(FocalPoint(platform.AddresseeOf(thread)), platform.Forwarded(thread), new AssignRequest("POLICE", CrossCheck.NoMatch));
        return thread;
    }

    public static StreamId Assigned(this Platform platform, PartyCode addressee) => platform.Assigned(platform.Opened(addressee));

    /// <summary>The last message of a thread.</summary>
    public static StreamId LastMessage(this Platform platform, StreamId thread) =>
        platform.State<RequestThread>(thread).Messages[^1].Node(thread);

    /// <summary>Writes a message and takes it over the border.</summary>
    public static StreamId Sent(this Platform platform, StreamId thread, Caller author, Command message)
    {
        platform.Do(author, thread, message);
        var written = platform.LastMessage(thread);
        if (author.Role == Role.CaseOfficer) platform.Do(FocalPoint(author.Party), thread, new ClearMessage(written));
        platform.Do(Liaison(author.Party), thread, new SendMessage(written));
        return written;
    }

    static PartyCode AddresseeOf(this Platform platform, StreamId thread) => platform.State<RequestThread>(thread).Addressee.Party;
}
