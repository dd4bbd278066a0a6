using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Histories of reports, erasures and denials by several parties: what must hold after each act.</summary>
public sealed class CrossMatchInvariantTests
{
    static readonly string[] _identifiers = ["h1", "h2", "h3"];
    static readonly string[] _subjects = ["a", "b", "c", "d"];
    static readonly Caller[] _acting = [Liaison(Bulgaria), Liaison(Romania), FocalPoint(Greece), Partner(Italy)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void contacts_are_exactly_what_live_reports_make_them(int seed)
    {
        var history = new History(seed);
        for (var step = 0; step < 60; step++)
        {
            var done = history.Next();
            Holds(history, $"seed {seed}, step {step}, {done}");
        }
        history.Denied.Should().NotBeEmpty($"seed {seed} must deny something");
        history.Erased.Should().BePositive($"seed {seed} must erase something");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void the_order_of_reports_does_not_matter(int seed)
    {
        var random = new Random(seed);
        var reports = Enumerable.Range(0, 12)
            .Select(_ => (By: Pick(random, _acting), Subject: Pick(random, _subjects), Identifier: Pick(random, _identifiers))).ToArray();
        var (one, other) = (new Platform(), new Platform());

        foreach (var (by, subject, identifier) in reports) one.Report(by, subject, identifier);
        random.Shuffle(reports);
        foreach (var (by, subject, identifier) in reports) other.Report(by, subject, identifier);

        foreach (var reader in _acting) Shown(other, reader).Should().BeEquivalentTo(Shown(one, reader), $"seed {seed}, {reader.Unit}");
    }

    static void Holds(History history, string why)
    {
        var expected = history.Expected();
        foreach (var viewer in All)
        {
            var side = _acting.Any(acting => acting.Party == viewer.Party)
                && viewer.Unit.Split('.')[^1] is "LO" or "NFP" ? viewer.Party : (PartyCode?)null;
            var seen = viewer == DataProtection
                ? expected
                : [.. expected.Where(contact => side is { } party && contact.Parties.Contains(party))];
            var contacts = history.Platform.Contacts(viewer);
            contacts.Select(contact => contact.Id).Should().BeEquivalentTo(seen.Select(contact => contact.Id), $"{why}, {viewer.Unit}");
            foreach (var contact in contacts)
            {
                var model = seen.Single(known => known.Id == contact.Id);
                contact.Parties.Should().Equal(model.Parties, why);
                (contact.State == ContactState.Denied).Should().Be(history.Denied.Contains(contact.Id), why);
                contact.SubjectsFor(viewer).Should().BeEquivalentTo(history.Subjects(model.Identifier, viewer.Party), why);
            }
        }
        history.Surprised().Should().BeEmpty(why);
    }

    static IEnumerable<(StreamId Id, string Subjects)> Shown(Platform platform, Caller reader) => platform.Contacts(reader).Select(
        contact =>
            (contact.Id, string.Join(' ', contact.SubjectsFor(reader).Select(subject => subject.Key).Order(StringComparer.Ordinal))));

    static T Pick<T>(Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    sealed record Expectation(StreamId Id, string Identifier, PartyCode[] Parties);

    sealed class History(int seed)
    {
        readonly Random _random = new(seed);
        readonly List<(Caller By, string Subject, string Identifier, ItemId Item)> _live = [];
        Dictionary<(PartyCode, StreamId), NodeVersion> _versions = [];
        PartyCode? _quiet;

        public Platform Platform { get; } = new();

        public HashSet<StreamId> Denied { get; } = [];

        public int Erased { get; private set; }

        public string Next()
        {
            Platform.Now = Platform.Now.AddMinutes(_random.Next(1, 90));
            var by = Pick(_random, _acting);
            var before = Expected().Select(contact => contact.Id).ToHashSet();
            _versions = Versions();
            var done = _random.Next(10) switch
            {
                < 5 => Report(by),
                < 8 => Erase(by),
                _ => Deny(by),
            };
            _quiet = before.SetEquals(Expected().Select(contact => contact.Id)) && !done.StartsWith("deny", StringComparison.Ordinal)
                ? by.Party
                : null;
            return done;
        }

        /// <summary>The contacts that ought to be, from the live reports alone.</summary>
        public Expectation[] Expected() =>
        [
            .. from identifier in _identifiers
               let parties = _live.Where(report => report.Identifier == identifier).Select(report => report.By.Party).Distinct().ToArray()
               from one in parties
               from other in parties
               where string.CompareOrdinal(one.Value, other.Value) < 0
               select new Expectation(Meetings.ContactOf(Reporting.Of(identifier), other, one), identifier, [one, other]),
        ];

        public IEnumerable<StreamId> Subjects(string identifier, PartyCode party) => _live
            .Where(report => report.Identifier == identifier && report.By.Party == party)
            .Select(report => new StreamId("vehicle", report.Subject)).Distinct();

        /// <summary>Contacts whose version moved although nothing happened that both sides see.</summary>
        public IEnumerable<StreamId> Surprised() => _quiet is null
            ? []
            : Versions().Where(now => _versions[now.Key] != now.Value).Select(now => now.Key.Item2);

        Dictionary<(PartyCode, StreamId), NodeVersion> Versions() => _acting
            .SelectMany(reader => Platform.Contacts(reader).Select(contact => (Key: (reader.Party, contact.Id), contact.Version)))
            .ToDictionary(known => known.Key, known => known.Version);

        string Report(Caller by)
        {
            var (subject, identifier) = (Pick(_random, _subjects), Pick(_random, _identifiers));
            _live.Add((by, $"{by.Party}-{subject}", identifier, Platform.Report(by, $"{by.Party}-{subject}", identifier)));
            return $"report by {by.Party}";
        }

        string Erase(Caller by)
        {
            if (_live.Count == 0) return "nothing to erase";
            var report = Pick(_random, _live);
            var refusal = Platform.Erase(by, report.Item, ErasureGround.RetentionEnded);
            (refusal is null).Should().Be(report.By.Party == by.Party);
            if (refusal is not null) return $"refused erasure by {by.Party}";
            _live.Remove(report);
            Erased++;
            return $"erasure by {by.Party}";
        }

        string Deny(Caller by)
        {
            var known = Expected();
            if (known.Length == 0) return "nothing to deny";
            var contact = Pick(_random, known);
            var refusal = Platform.Ask(by, new DenyContact(contact.Id)).Refusal;
            (refusal is null).Should().Be(contact.Parties.Contains(by.Party));
            if (refusal is null) Denied.Add(contact.Id);
            return $"deny by {by.Party}: {refusal?.Code}";
        }
    }
}
