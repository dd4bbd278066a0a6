namespace Selec.Access.Keys;

/// <summary>All erasures, in lines that are chained. It is read and proven whole when it is opened, and only ever added to.</summary>
interface IErasureLedger : IDisposable
{
    /// <summary>How far it reaches, as far as this process knows.</summary>
    LedgerEnd End { get; }

    /// <summary>Every item in it.</summary>
    IReadOnlyList<string> Items { get; }

    bool Holds(string item);

    /// <summary>Adds the erasures that it does not hold; on disk when it returns, so that no key is destroyed without its line.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    void Add(IEnumerable<ErasedKey> erased);
}
