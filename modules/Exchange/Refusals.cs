using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Refusals that several acts share, worded once.</summary>
internal static class Refusals
{
    public static readonly Refusal NotPermitted = new(Refusal.NotPermitted, "Your role, unit or party does not permit this act.", []);

    public static readonly Refusal PartyNotEntitled =
        new("PARTY_NOT_ENTITLED",
            "Only Member States and Operational Partners exchange requests, by their status on the day of the act.", []);

    public static readonly Refusal RecipientNotEntitled =
        new("RECIPIENT_NOT_ENTITLED", "The receiving party is neither a Member State nor an Operational Partner today.", []);

    public static readonly Refusal ThreadEnded =
        new("THREAD_ENDED", "This thread was answered in full, refused, closed or withdrawn.", []);

    public static readonly Refusal NoSuchContact = new(Refusal.NotFound, "There is no such contact that you may see.", ["contact"]);

    public static readonly Refusal NoSuchItem = new(Refusal.NotFound, "There is no such item that you may see.", ["item"]);

    public static readonly Refusal ItemErased =
        new("ITEM_ERASED", "The item was erased; nothing can be done with it any more.", ["item"]);

    public static readonly Refusal NoSuchNotice = new(Refusal.NotFound, "There is no such notice that you may see.", ["notice"]);

    public static readonly Refusal NoSuchMessage = new(Refusal.NotFound, "This thread has no such message that you may see.", ["message"]);
}
