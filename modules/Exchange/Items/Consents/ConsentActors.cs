using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Consents and releases, and the stored names of their events.</summary>
internal static class ConsentActors
{
    public static readonly ActorDefinition<Consent> Consents =
        new ActorDefinition<Consent>(Consent.ActorKind, Consent.None, ConsentRead.Of)
            .Event("consent.asked/1", ExchangeJson.Default.ConsentAsked)
            .Event("consent.granted/1", ExchangeJson.Default.ConsentGranted)
            .Event("consent.refused/1", ExchangeJson.Default.ConsentRefused)
            .Event("consent.revoked/1", ExchangeJson.Default.ConsentRevoked)
            .Event("consent.lapsed/1", ExchangeJson.Default.ConsentLapsed)
            .Event("consent.expired/1", ExchangeJson.Default.ConsentExpired)
            .Event("consent.ended/1", ExchangeJson.Default.ConsentEnded)
            .Reminded((_, _) => new EndConsent());

    public static readonly ActorDefinition<Release> Releases =
        new ActorDefinition<Release>(Release.ActorKind, Release.None, ReleaseRead.Of)
            .Event("release.proposed/1", ExchangeJson.Default.ReleaseProposed)
            .Event("release.made/1", ExchangeJson.Default.ReleaseMade)
            .Event("release.lapsed/1", ExchangeJson.Default.ReleaseLapsed)
            .Reminded((_, _) => new LapseRelease());

    /// <summary>What consents and uses add to the stream of an item, each with the rule that the item guards.</summary>
    public static ActorDefinition<InformationItem> WithConsents(this ActorDefinition<InformationItem> items) => items
        .Event("item.consent-asked/1", ExchangeJson.Default.ItemConsentAsked)
        .Event("item.consent-granted/1", ExchangeJson.Default.ItemConsentGranted)
        .Event("item.consent-revoked/1", ExchangeJson.Default.ItemConsentRevoked)
        .Event("item.forwarded/1", ExchangeJson.Default.ItemForwarded)
        .Event("item.taken-out/1", ExchangeJson.Default.ItemTakenOut)
        .Event("item.used-in-court/1", ExchangeJson.Default.ItemUsedInCourt)
        .Event("item.used-for-other-purpose/1", ExchangeJson.Default.ItemUsedForOtherPurpose)
        .Event("item.release-proposed/1", ExchangeJson.Default.ItemReleaseProposed)
        .Event("item.released/1", ExchangeJson.Default.ItemReleased)
        .Guarding<ItemConsentAsked>(ItemConsentAsked.Refused)
        .Guarding<ItemConsentGranted>(ItemConsentGranted.Refused)
        .Guarding<ItemConsentRevoked>(ItemConsentRevoked.Refused)
        .Guarding<ItemCited>(ItemCited.Refused)
        .Guarding<ItemReleaseProposed>(ReleaseRules.Against)
        .Guarding<ItemReleased>(ReleaseRules.Against);
}
