using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What a person does with one token.</summary>
/// <param name="Id">The random id of the token, or what stands for it.</param>
/// <param name="From">When the token was issued, in whole seconds; null when it does not say.</param>
/// <param name="Until">When the token ends, and with it every live stream; null for the platform's own acts.</param>
internal sealed record Session(string Id, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Whether the token has ended.</summary>
    public bool IsOverAt(DateTimeOffset now) => now >= Until;

    /// <summary>Whether the person was signed out everywhere since it began; one that does not say when it began did so before.</summary>
    public bool IsEndedBy(DateTimeOffset? signedOut) => signedOut is { } at && !(From > at);

    /// <summary>The person with the rights of a moment; null when the person was signed out since, or the account is not active.</summary>
    public Caller? CallerOf(PersonId person, IDirectory directory, DateTimeOffset now) =>
        IsEndedBy(directory.SessionsEndedAt(person)) ? null : directory.CallerOf(person, now);
}
