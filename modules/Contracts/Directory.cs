using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>The parties and people of the platform, as known now.</summary>
public interface IDirectory
{
    /// <summary>The parties with dated status.</summary>
    PartyRegister Parties { get; }

    /// <summary>
    /// The person behind a signed-in subject with the groups that hold at this
    /// moment, or null when the account is unknown, closed or not yet valid.
    /// </summary>
    Caller? CallerOf(PersonId person, DateTimeOffset now);

    /// <summary>
    /// Where a person stands at a moment, be it as somebody who may not sign in; null when there is no such account. For access decisions
    /// and their explanation, never for signing in.
    /// </summary>
    Standing? StandingOf(PersonId person, DateTimeOffset now);

    /// <summary>
    /// Where everybody with an account stands at a moment: to count who could read, never to be shown one by one.
    /// </summary>
    IEnumerable<Standing> StandingsAt(DateTimeOffset now);

    /// <summary>When a person was signed out everywhere last; null when that never was. No token of before is accepted.</summary>
    DateTimeOffset? SessionsEndedAt(PersonId person) => null;

    /// <summary>A person's display name; null when unknown or erased.</summary>
    string? NameOf(PersonId person);
}
