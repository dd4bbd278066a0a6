using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>Why people opened the cases that they opened: asked once per case and session.</summary>
public interface IPurposes
{
    /// <summary>The purposes stated for these cases in a session; those without one are left out.</summary>
    ValueTask<IReadOnlyDictionary<StreamId, Purpose>> StatedAsync(
        string session, IReadOnlyCollection<StreamId> cases, CancellationToken cancellationToken);

    /// <summary>Keeps a purpose for cases in a session. A later one takes the place of an earlier one.</summary>
    Task StateAsync(
        string session, PersonId person, IReadOnlyCollection<StreamId> cases, Purpose purpose, DateTimeOffset at,
        CancellationToken cancellationToken);
}
