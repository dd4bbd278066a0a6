using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// One exchange: one transmission abroad to one party. A request sent to three addressees is
/// three; every message sent in a thread is one more. Drafts, and hops within a State, are none.
/// </summary>
internal sealed record ExchangeView(string Key, StreamId Thread, int Year, string Kind, PartyCode From, PartyCode To, CrimeArea CrimeArea);

/// <summary>The exchanges of a thread; who sees the thread counts them.</summary>
internal static class ExchangeRead
{
    public static readonly Table<ExchangeView> Exchanges =
        new Table<ExchangeView>("exchanges", ExchangeJson.Default.ExchangeView, view => view.Key, view => view.Thread)
        .Number("year", view => view.Year)
        .Code("crimeArea", view => Codes.Of(view.CrimeArea))
        .Code("kind", view => view.Kind)
        .Code("from", view => view.From.Value)
        .Code("to", view => view.To.Value);

    public static IEnumerable<ExchangeView> Of(StreamId thread, RequestThread state)
    {
        var (request, area) = (state.Request!, state.Request!.CrimeAreas[0]);
        yield return new ExchangeView(
            $"{thread.Key}.0", thread, state.OpenedAt.UtcDateTime.Year,
            Codes.Of(request.Kind), request.Side.Party, state.Addressee.Party, area);
        foreach (var message in state.Messages)
        {
            if (message.SentAt is not { } sent) continue;
            var (from, to) = (message.From(state).Party, message.To(state).Party);
            yield return new ExchangeView(
                $"{thread.Key}.{message.Number}", thread, sent.UtcDateTime.Year, Codes.Of(message.Kind), from, to, area);
        }
    }
}
