using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

/// <summary>
/// Histories of what anybody tries with items: whatever is used at any moment, its user is the supplier, or is in the audience and holds the
/// consent that the handling asks for. The check counts from the journal alone and asks no access decision. Invariants 2 and 6 of the domain's
/// list, and 1: no Observer or Third Party comes into an audience or sees an item, and what is released to one rests on a consent.
/// </summary>
public sealed class UseHistoryTests(ITestOutputHelper output)
{
    const int Histories = 2_000;
    const int Steps = 45;

    [Fact]
    public void nothing_is_ever_used_without_the_supplier_the_audience_or_a_consent_in_scope()
    {
        var first = Random.Shared.Next(1_000_000);
        var seen = new Dictionary<string, int>();
        for (var seed = first; seed < first + Histories; seed++)
        {
            var history = new UseHistory(seed, isStored: seed % 20 == 0);
            for (var step = 0; step < Steps; step++) history.Next();
            history.OutsidersSeeNothing($"seed {seed}");
            foreach (var use in new UseLedger(history.Platform.Journal, $"seed {seed}").Check()) seen[use] = seen.GetValueOrDefault(use) + 1;
        }
        output.WriteLine($"from seed {first}: {string.Join(", ", seen.OrderBy(use => use.Key).Select(use => $"{use.Key} {use.Value}"))}");
        seen.Keys.Should().Contain(
            [
                "ItemUsedInCourt", "ItemUsedInCourt on consent", "ItemTakenOut", "ItemForwarded", "ItemForwarded on consent", "ItemCited",
                "ItemCited on consent", "ItemReleased", "ItemReleased on consent", "ItemReleased to an Observer", "ItemReleased on consent to an Observer",
                "ItemReleased to all", "ItemReleased on consent to all", "ItemUsedForOtherPurpose", "ItemUsedForOtherPurpose on consent",
            ],
            $"the histories from seed {first} must get somewhere");
    }
}

/// <summary>One generated history.</summary>
internal sealed class UseHistory
{
    static readonly PartyCode[] _parties = [Bulgaria, Romania, Greece, Germany, China];
    readonly List<StreamId> _consents = [];
    readonly List<StreamId> _releases = [];
    readonly List<SuppliedItem> _items = [];
    readonly List<StreamId> _threads = [];
    readonly Random _random;

    public UseHistory(int seed, bool isStored)
    {
        (Platform, _random) = (new Platform { IsStored = isStored }, new Random(seed));
        for (var i = 0; i < 2; i++)
        {
            HandlingCode[] handling = [.. new[] { HandlingCode.H1, HandlingCode.H2 }.Where(_ => Chance(2))];
            _items.Add(new SuppliedItem(Platform, Chance(5) ? ClassificationLevel.Restricted : ClassificationLevel.Basic, handling));
        }
        _threads.Add(Platform.Assigned(Romania));
        _threads.Add(GreekThread());
    }

    public Platform Platform { get; }

    public void OutsidersSeeNothing(string why)
    {
        foreach (var item in _items)
        {
            item.State.Control!.Audience.Keys.Should().NotContain([Germany.Value, China.Value], why);
            Platform.Reads.Sees(Observer, item.Id.Stream.ToString()).Should().BeFalse(why);
        }
    }

    public void Next()
    {
        var item = Pick(_items);
        if (Chance(4)) Platform.Now = Platform.Now.AddHours(_random.Next(1, 400));
        switch (_random.Next(18))
        {
            case 0 or 1:
                Ask(item);
                break;
            case 2 or 3 or 4 when _consents.Count > 0:
                Platform.Ask(Supplier(), Pick(_consents), new GrantConsent(
                    Chance(2) ? Platform.Now.AddDays(_random.Next(1, 40)) : null, null, Platform.Terms()));
                break;
            case 5 when _consents.Count > 0:
                Platform.Ask(Supplier(), Pick(_consents), new RevokeConsent());
                break;
            case 6:
                Change(item);
                break;
            case 7:
                Forward(item);
                break;
            case 8:
                Platform.Ask(Anybody(), new ExportItem(item.Id, Pick(Enum.GetValues<TakeOutForm>())));
                break;
            case 9:
                Platform.Ask(Chance(2) ? Prosecutor(Romania) : Anybody(), new UseInCourt(item.Id, Pick(_parties), "1/26"));
                break;
            case 10 or 11:
                Release(item);
                break;
            case 14:
                Publish(item);
                break;
            case 15 or 16:
                item.OtherPurpose(Anybody());
                break;
            case 12 or 13 when _releases.Count > 0:
                var release = Pick(_releases);
                Platform.Ask(Chance(4) ? Anybody() : SecondLiaison(Platform.State<Release>(release).Proposed!.Party), release, new ConfirmRelease());
                break;
            default:
                Platform.Ask(Officer(Romania), Pick(_threads), new AnswerRequest(
                    false, Platform.Text(), [item.Id.Stream], Platform.Terms(ClassificationLevel.Restricted, HandlingCode.H1, HandlingCode.H2)));
                break;
        }
    }

    void Ask(SuppliedItem item)
    {
        var (scope, aimed) = (Pick(Enum.GetValues<ConsentScope>()), Chance(2));
        var to = scope is ConsentScope.Onward or ConsentScope.Release ? Pick(_parties) : (PartyCode?)null;
        var (consent, code) = item.Ask(scope switch
        {
            ConsentScope.CourtUse when aimed => Prosecutor(Romania),
            _ when aimed => Liaison(Romania),
            _ => Anybody(),
        }, scope, to);
        if (code is null) _consents.Add(consent);
    }

    void Forward(SuppliedItem item)
    {
        var asked = _consents.Select(one => Platform.State<Consent>(one).Asked).Where(one => one is { Scope: ConsentScope.Onward }).ToList();
        if (asked.Count > 0 && Chance(2)) Platform.Ask(Liaison(Romania), new ForwardItem(item.Id, Pick(asked)!.Recipient!.Value));
        else Platform.Ask(Anybody(), new ForwardItem(item.Id, Pick(_parties)));
    }

    void Release(SuppliedItem item)
    {
        var asked = _consents.Where(one => Platform.State<Consent>(one).Asked is { Scope: ConsentScope.Release }).ToList();
        if (asked.Count > 0 && Chance(2))
        {
            var consent = Pick(asked);
            var given = Platform.State<Consent>(consent).Asked!;
            Released(_items.Single(one => one.Id == given.Item).Release(Liaison(Romania), given.Recipient!.Value, consent));
            return;
        }
        var to = asked.Count > 0 && Chance(2) ? Platform.State<Consent>(Pick(asked)).Asked!.Recipient!.Value
            : Chance(3) ? China : Chance(2) ? Germany : Pick(_parties);
        var consents = asked.Where(one => Platform.State<Consent>(one).Asked!.Recipient == to).ToList();
        var by = Chance(2) ? Liaison(Romania) : Chance(2) ? Liaison(Bulgaria) : Anybody();
        Released(item.Release(by, to, consents.Count > 0 && !Chance(4) ? Pick(consents) : null));
    }

    void Publish(SuppliedItem item)
    {
        var asked = _consents.Where(one => Platform.State<Consent>(one).Asked is { Scope: ConsentScope.Publish }).ToList();
        if (asked.Count == 0 || Chance(3))
        {
            Released(item.Publish(Anybody()));
            return;
        }
        var consent = Pick(asked);
        Released(_items.Single(one => one.Id == Platform.State<Consent>(consent).Asked!.Item).Publish(Liaison(Romania), consent));
    }

    void Released((StreamId Release, string? Code) tried)
    {
        if (tried.Code is null) _releases.Add(tried.Release);
    }

    void Change(SuppliedItem item)
    {
        var party = Pick(_parties);
        Platform.Ask(Supplier(), _random.Next(8) switch
        {
            0 => new EraseItem(item.Id, ErasureGround.SupplierWish),
            3 when Chance(4) => new ConfirmAct(item.Id, ItemAct.Erase, ErasureGround.SupplierWish, null),
            1 or 2 => new NarrowAudience(item.Id, party, null),
            _ => (Command)new WidenAudience(item.Id, party, Chance(2) ? Platform.Now.AddDays(_random.Next(1, 30)) : null),
        });
    }

    StreamId GreekThread()
    {
        var request = Platform.New("request");
        Platform.Do(Officer(Greece), request, new DraftRequest(Platform.Content(Romania), Platform.Terms()));
        Platform.Do(FocalPoint(Greece), request, new ClearRequest());
        Platform.Do(Liaison(Greece), request, new SendRequest());
        return Platform.Assigned(RequestThread.Of(request, Romania));
    }

    Caller Supplier() => Pick([Liaison(Bulgaria), FocalPoint(Bulgaria)]);

    Caller Anybody() => Pick(
    [
        Liaison(Bulgaria), SecondLiaison(Bulgaria), Prosecutor(Bulgaria), Liaison(Romania), Liaison(Romania), SecondLiaison(Romania),
        FocalPoint(Romania), Prosecutor(Romania), Prosecutor(Romania), Officer(Romania), Liaison(Greece), Prosecutor(Greece), Analyst, Operations,
        Observer,
    ]);

    bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
