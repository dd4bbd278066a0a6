namespace Selec.Sdk;

/// <summary>
/// An identifier was reported; the fact goes to the actor of the identifier's keyed hash and holds nothing of its content. The platform
/// adds it to a command whose binding says what it identifies.
/// </summary>
/// <param name="Kind">The kind of identifier, as the plug-in declared it.</param>
/// <param name="Party">Whose report it is.</param>
/// <param name="Subject">The actor that was reported on.</param>
/// <param name="Item">The item that holds the text; when it is erased, so is the report.</param>
/// <param name="By">Who reported.</param>
/// <param name="At">When.</param>
public sealed record IdentifierReported(
    string Kind, PartyCode Party, StreamId Subject, ItemId Item, PersonId By, DateTimeOffset At) : DomainEvent;
