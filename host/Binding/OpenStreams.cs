using System.Collections.Concurrent;
using Selec.Contracts;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>How many live streams each person has open: every stream reads after every commit, so nobody may hold hundreds.</summary>
internal sealed class OpenStreams
{
    const int MostOfOnePerson = 50;

    readonly ConcurrentDictionary<PersonId, int> _open = new();

    /// <summary>Counts a stream until it is disposed of.</summary>
    /// <exception cref="GraphException">The person has too many.</exception>
    public IDisposable Enter(PersonId person)
    {
        var place = new Place(this, person);
        if (_open.AddOrUpdate(person, 1, static (_, open) => open + 1) <= MostOfOnePerson) return place;
        place.Dispose();
        throw Busy.Of(new BusyException(), $"A person has at most {MostOfOnePerson} live streams; close one first.");
    }

    sealed class Place(OpenStreams streams, PersonId person) : IDisposable
    {
        public void Dispose() => streams._open.AddOrUpdate(person, 0, static (_, open) => open - 1);
    }
}
