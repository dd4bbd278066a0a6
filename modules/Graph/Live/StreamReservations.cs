using System.Security.Cryptography;
using Selec.Graph.Http;

namespace Selec.Graph.Live;

/// <summary>The event streams that are reserved or open, by the token that was handed out for each.</summary>
internal sealed class StreamReservations(GraphHttpOptions options)
{
    private const int TokenDigits = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Reservation> _byToken = new(StringComparer.Ordinal);

    /// <summary>A token for a new stream; null when there are too many.</summary>
    public string? Reserve(string owner, string? person)
    {
        var now = options.Execution.Clock.GetTimestamp();
        lock (_lock)
        {
            if (IsTooMany(person)) Forget(now);
            if (IsTooMany(person)) return null;
            var token = RandomNumberGenerator.GetHexString(TokenDigits, lowercase: true);
            _byToken[token] = new Reservation(owner, person, now);
            return token;
        }
    }

    /// <summary>The reservation a token stands for; null when there is none, it has lapsed, or it is another's.</summary>
    public Reservation? Find(string token, string owner)
    {
        lock (_lock)
        {
            if (!_byToken.TryGetValue(token, out var found) || found.Owner != owner) return null;
            if (!HasLapsed(found, options.Execution.Clock.GetTimestamp())) return found;
            _byToken.Remove(token);
            return null;
        }
    }

    /// <summary>Opens a reserved stream; false when it is open already.</summary>
    public bool Open(Reservation reservation, SingleStream stream)
    {
        lock (_lock)
        {
            if (reservation.Stream is not null) return false;
            reservation.Stream = stream;
            return true;
        }
    }

    public void Close(string token)
    {
        lock (_lock) _byToken.Remove(token);
    }

    private bool IsTooMany(string? person) => _byToken.Count >= options.Live.MostStreams
        || (person is not null && _byToken.Values.Count(one => one.Person == person) >= options.Live.MostStreamsOfOnePerson);

    private void Forget(long now)
    {
        foreach (var (token, _) in _byToken.Where(one => HasLapsed(one.Value, now)).ToList()) _byToken.Remove(token);
    }

    private bool HasLapsed(Reservation reservation, long now) =>
        reservation.Stream is null && options.Execution.Clock.GetElapsedTime(reservation.Since, now) > options.Live.BeginsWithin;

    internal sealed class Reservation(string owner, string? person, long since)
    {
        public string Owner { get; } = owner;

        public string? Person { get; } = person;

        public long Since { get; } = since;

        public SingleStream? Stream { get; set; }
    }
}
