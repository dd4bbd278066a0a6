using Selec.Contracts.Access;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

/// <summary>Goes through a journal and holds each use against what was opened, let in, consented to and revoked before it.</summary>
internal sealed class UseLedger(IReadOnlyList<(StreamId Stream, DomainEvent Fact)> journal, string why)
{
    readonly Dictionary<StreamId, Entry> _items = [];
    readonly Dictionary<StreamId, ReleaseProposed> _proposed = [];

    /// <summary>The kinds of use that were found, and on what they rested.</summary>
    public IEnumerable<string> Check()
    {
        foreach (var (stream, fact) in journal)
        {
            if (fact is ReleaseProposed proposed) _proposed[stream] = proposed;
            if (stream.Kind != InformationItem.ActorKind) continue;
            if (fact is ItemOpened opened) _items[stream] = new Entry(opened);
            var item = _items[stream];
            item.Take(fact);
            if (Use(item, fact) is not { } use) continue;
            item.IsErased.Should().BeFalse(why);
            yield return use;
        }
    }

    string? Use(Entry item, DomainEvent fact) => fact switch
    {
        ItemUsedInCourt use => Rests(item, fact, use.Party, use.At, item.Has(HandlingCode.H1), ConsentScope.CourtUse, null),
        ItemUsedForOtherPurpose use => Rests(item, fact, use.Party, use.At, true, ConsentScope.OtherPurpose, null),
        ItemTakenOut use => Rests(item, fact, use.Party, use.At, item.Has(HandlingCode.H2), null, null),
        ItemForwarded use => Rests(item, fact, use.Party, use.At, true, ConsentScope.Onward, use.To),
        ItemCited use => Rests(
            item, fact, use.Party, use.At, item.Has(HandlingCode.H2) && use.Recipient != item.Supplier, ConsentScope.Onward, use.Recipient),
        ItemReleased use => Released(item, use),
        _ => null,
    };

    string Released(Entry item, ItemReleased use)
    {
        item.Level.Should().Be(ClassificationLevel.Basic, why);
        var proposed = _proposed[use.Release];
        proposed.By.Should().NotBe(use.By, why);
        use.At.Should().BeBefore(proposed.At.AddDays(7), why);
        if (use.To is not { } to) return $"{Rests(item, use, use.Party, use.At, true, ConsentScope.Publish, null)} to all";
        var kind = Parties.KindAt(to, use.At);
        kind.Should().BeOneOf([PartyKind.Observer, PartyKind.ThirdParty], why);
        var rests = Rests(item, use, use.Party, use.At, true, ConsentScope.Release, to);
        return kind == PartyKind.Observer ? $"{rests} to an Observer" : rests;
    }

    string Rests(Entry item, DomainEvent fact, PartyCode party, DateTimeOffset at, bool needsConsent, ConsentScope? scope, PartyCode? to)
    {
        var name = fact.GetType().Name;
        if (party == item.Supplier) return name;
        item.IsIn(party, at).Should().BeTrue($"{why}: {name} by {party}");
        if (!needsConsent) return name;
        item.Consents.Should().Contain(
            given => given.Scope == scope && given.Holder == party && given.Recipient == to && given.Window.From <= at && at < given.Window.To,
            $"{why}: {name} by {party}");
        return $"{name} on consent";
    }

    sealed class Entry(ItemOpened opened)
    {
        readonly Dictionary<PartyCode, DateTimeOffset?> _audience = opened.Audience.Select(Groups.PartyOf).OfType<PartyCode>()
            .Append(opened.Supplier).Distinct().ToDictionary(party => party, _ => (DateTimeOffset?)null);

        public PartyCode Supplier => opened.Supplier;

        public ClassificationLevel Level => opened.SelecLevel;

        public List<GivenConsent> Consents { get; } = [];

        public bool IsErased { get; private set; }

        public bool Has(HandlingCode code) => opened.Terms.Handling.Contains(code);

        public bool IsIn(PartyCode party, DateTimeOffset at) =>
            _audience.TryGetValue(party, out var until) && (until is null || at < until);

        public void Take(DomainEvent fact)
        {
            switch (fact)
            {
                case ItemErased:
                    IsErased = true;
                    break;
                case ItemConsentGranted granted:
                    Consents.Add(granted.Given);
                    break;
                case ItemConsentRevoked revoked:
                    Consents.RemoveAll(given => given.Consent == revoked.Consent);
                    break;
                case ItemAudienceNarrowed narrowed when _audience.ContainsKey(narrowed.Party):
                    _audience[narrowed.Party] = narrowed.Until;
                    break;
                case ItemAudienceWidened widened:
                    foreach (var party in widened.Groups.Select(Groups.PartyOf).OfType<PartyCode>().Where(party => !IsIn(party, widened.At)))
                        _audience[party] = null;
                    break;
            }
        }
    }
}
