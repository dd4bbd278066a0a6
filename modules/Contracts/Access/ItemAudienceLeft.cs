using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>A party leaves the audience of an item by its own act: it takes no part in the matter for which it was let in.</summary>
/// <param name="Party">The party; of nobody but who acts.</param>
/// <param name="By">Who acted for it.</param>
/// <param name="At">When.</param>
public sealed record ItemAudienceLeft(PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent;
