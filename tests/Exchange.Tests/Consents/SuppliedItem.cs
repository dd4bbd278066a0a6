using Selec.Contracts.Access;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests.Consents;

/// <summary>An item that Bulgaria supplied and Romania reads, with the steps of a consent.</summary>
internal sealed class SuppliedItem
{
    public SuppliedItem(Platform platform, ClassificationLevel level = ClassificationLevel.Basic, params HandlingCode[] handling)
    {
        (Platform, Id) = (platform, new ItemId($"supplied{platform.Journal.Count}"));
        var opened = new ItemOpened(
            Bulgaria, ProvenanceKind.Direct, Platform.Terms(level, handling), level, new StreamId("request", "r"),
            [
                .. Groups.Supervisors, .. new[] { Bulgaria, Romania }.SelectMany(
                    state => new[] { Groups.FocalPoint(state), Groups.Liaison(state), Groups.Prosecutors(state), $"{state}.POLICE" }),
                Groups.Operations, Groups.Analysis,
            ],
            Liaison(Bulgaria).Person, platform.Now);
        platform.Store(new StreamId("request", "r"), [new EventElsewhere(Id.Stream, opened)]);
    }

    public Platform Platform { get; }

    public ItemId Id { get; }

    public InformationItem State => Platform.State<InformationItem>(Id.Stream);

    public (StreamId Consent, string? Code) Ask(Caller caller, ConsentScope scope, PartyCode? to = null)
    {
        var consent = Platform.New("consent");
        return (consent, Platform.Ask(caller, consent, new AskConsent(Id, scope, to, Platform.Text(), Platform.Terms())).Refusal?.Code);
    }

    public StreamId Granted(Caller caller, ConsentScope scope, PartyCode? to = null, DateTimeOffset? until = null)
    {
        var (consent, code) = Ask(caller, scope, to);
        code.Should().BeNull();
        Platform.Do(Liaison(Bulgaria), consent, new GrantConsent(until, null, Platform.Terms()));
        return consent;
    }

    public string? Use(Caller caller, Command<InformationItem> use) => Platform.Ask(caller, use).Refusal?.Code;

    public string? Court(Caller caller) => Use(caller, new UseInCourt(Id, caller.Party, "32/2026"));

    public string? OtherPurpose(Caller caller) => Use(caller, new UseForOtherPurpose(Id, CrimeArea.Tobacco));

    public string? Forward(Caller caller, PartyCode to) => Use(caller, new ForwardItem(Id, to));

    public (StreamId Release, string? Code) Release(Caller caller, PartyCode to, StreamId? consent = null)
    {
        var release = Platform.New("release");
        return (release, Platform.Ask(caller, release, new ReleaseItem(Id, to, consent)).Refusal?.Code);
    }

    public (StreamId Release, string? Code) Publish(Caller caller, StreamId? consent = null)
    {
        var release = Platform.New("release");
        return (release, Platform.Ask(caller, release, new PublishItem(Id, consent)).Refusal?.Code);
    }
}
