using System.Collections.Immutable;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Access.Tests.Decisions;

/// <summary>Generates persons, items and times. Most of what it makes is allowed, and the rest is refused for one reason or for several.</summary>
sealed class World(Random random)
{
    public static readonly DateTimeOffset Begun = new(2024, 3, 31, 10, 15, 0, TimeSpan.Zero);

    static readonly ImmutableArray<PartyCode> _parties = [new("BG"), new("RO"), new("TR"), new("IT"), PartyCode.Selec, new("AT")];

    static readonly ImmutableArray<string> _fields = ["subject", "facts", ItemControl.HandlingField];

    public AccessQuestion Question()
    {
        var who = Who();
        var (act, now) = (Pick(Enum.GetValues<Act>()), At());
        var recipient = act is Act.Forward or Act.Cite or Act.Release ? Pick(_parties) : (PartyCode?)null;
        return new AccessQuestion(who, act, Item(who, act, recipient), now)
        {
            Recipient = recipient,
            Field = act == Act.Read && Chance(2) ? Pick(_fields) : null,
            HasPurpose = !Chance(12),
        };
    }

    public DateTimeOffset At() => Begun.AddDays(random.Next(0, 100));

    Standing Who()
    {
        var party = Pick(_parties);
        var (role, unit) = Post(party);
        var person = new PersonId($"{party.Value.ToLowerInvariant()}-{random.Next(3)}");
        var reads = role is not (Role.DirectorGeneral or Role.SecurityOfficer or Role.Administrator or Role.Auditor or Role.ObserverRepresentative);
        ImmutableArray<string> groups = role == Role.ObserverRepresentative
            ? [Groups.Of(person), Groups.Observers]
            : [Groups.Of(person), .. reads ? [Groups.Officer(party, person)] : Array.Empty<string>(), unit, Groups.Everyone];
        return new Standing(person, role, party, unit, groups)
        {
            AccountHolds = !Chance(20),
            CertificateHolds = !Chance(20),
            Clearance = Level(),
            PartyHolds = !Chance(15),
            Ceiling = party.Value == "IT" && Chance(2) ? Level() : ClassificationLevel.TopSecret,
        };
    }

    (Role Role, string Unit) Post(PartyCode party) => party.Value switch
    {
        "SELEC" => Pick(
        [
            (Role.Analyst, Groups.Analysis), (Role.OperationsDirectorate, Groups.Operations),
            (Role.TaskForceManager, Groups.TaskForce(TaskForceKey.Drugs)), (Role.DataProtectionOfficer, Groups.DataProtection),
            (Role.SupervisoryBody, Groups.Supervision), (Role.DirectorGeneral, Groups.DirectorGeneral),
            (Role.SecurityOfficer, Groups.Security), (Role.Administrator, Groups.Administrators), (Role.Auditor, Groups.Audit),
            (Role.DutyOperator, Groups.OperationalCenter),
        ]),
        "AT" => (Role.ObserverRepresentative, party.Value),
        "IT" => (Role.PartnerRepresentative, Groups.Liaison(party)),
        _ => Pick(
        [
            (Role.CaseOfficer, Groups.Authority(party, "POLICE")), (Role.NationalFocalPoint, Groups.FocalPoint(party)),
            (Role.LiaisonOfficer, Groups.Liaison(party)), (Role.Prosecutor, Groups.Prosecutors(party)),
        ]),
    };

    ItemControl Item(Standing who, Act act, PartyCode? recipient)
    {
        var supplier = Chance(3) ? who.Party : Pick(_parties);
        var readers = Readers(who);
        var opened = new ItemOpened(
            supplier, ProvenanceKind.Direct,
            new ItemTerms(StatementKind.Fact, SourceEvaluation.A, InformationEvaluation.One, Handling(), null, ClassificationLevel.Basic, null),
            Chance(3) ? Level() : ClassificationLevel.Basic, new StreamId(Chance(15) ? "person" : "request", "x"), readers, who.Person, Begun);
        var item = ItemControl.Of(opened with { Parties = Chance(8) ? [] : [who.Party] });
        if (Chance(10)) item = item with { Audience = item.Audience.Remove(who.Party.Value) };
        if (Chance(4)) item = item.Narrowed(Chance(2) ? who.Party : Pick(_parties), At());
        if (Chance(6)) item = item.Widened(Chance(2) ? [Groups.Liaison(who.Party)] : [], [who.Party], At());
        return item with
        {
            Restrictions = [.. Some(5, () => new FieldRestriction(Pick(_fields), Chance(2) ? who.Party : Pick(_parties)))],
            Acknowledged = Chance(3) ? [Groups.Officer(who.Party, who.Person)] : [],
            Consents = [.. Some(2, () => Consent(who, act, recipient))],
            Emergencies = [.. Some(12, () => new EmergencySight(who.Person, who.Party, Span()))],
            IsErased = Chance(25),
        };
    }

    ImmutableArray<string> Readers(Standing who)
    {
        var readers = Groups.Supervisors.ToList();
        if (!Chance(6)) readers.Add(Pick(who.Groups));
        if (!Chance(6)) readers.Add(who.Unit);
        if (Chance(4)) readers.Add(Groups.Liaison(Pick(_parties)));
        return [.. readers.Distinct()];
    }

    GivenConsent Consent(Standing who, Act act, PartyCode? recipient) => new(
        new StreamId("consent", "x"),
        Chance(4) ? Pick(Enum.GetValues<ConsentScope>()) : act switch
        {
            Act.UseInCourt => ConsentScope.CourtUse,
            Act.Release => ConsentScope.Release,
            Act.UseForOtherPurpose => ConsentScope.OtherPurpose,
            Act.Publish => ConsentScope.Publish,
            _ => ConsentScope.Onward,
        },
        Chance(8) ? Pick(_parties) : who.Party, Chance(8) ? Pick(_parties) : recipient, Span());

    ImmutableArray<HandlingCode> Handling() => Chance(2)
        ? [HandlingCode.H0]
        : [.. new[] { HandlingCode.H1, HandlingCode.H2, HandlingCode.H3 }.Where(_ => Chance(3)).DefaultIfEmpty(HandlingCode.H1)];

    Window Span()
    {
        var from = At();
        return new Window(from.AddDays(-random.Next(60)), Chance(3) ? null : from.AddDays(random.Next(60)));
    }

    ClassificationLevel Level() => Pick(Enum.GetValues<ClassificationLevel>());

    IEnumerable<T> Some<T>(int oneIn, Func<T> make) => Chance(oneIn) ? [make()] : [];

    bool Chance(int oneIn) => random.Next(oneIn) == 0;

    T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
