using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>Why people opened the cases that they opened: asked once per case and session.</summary>
public interface IPurposes
{
    /// <summary>The purpose stated for a case in a session; null when none was.</summary>
    ValueTask<Purpose?> StatedAsync(string session, StreamId @case, CancellationToken cancellationToken);

    /// <summary>Keeps a purpose for cases in a session. A later one takes the place of an earlier one.</summary>
    Task StateAsync(
        string session, PersonId person, IReadOnlyCollection<StreamId> cases, Purpose purpose, DateTimeOffset at,
        CancellationToken cancellationToken);
}
