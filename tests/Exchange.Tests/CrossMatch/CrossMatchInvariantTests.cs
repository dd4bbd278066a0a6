using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Thousands of histories of reports, erasures and denials by several parties: what must hold after each act.</summary>
public sealed class CrossMatchInvariantTests(ITestOutputHelper output)
{
    const int Histories = 2_000;
    const int Steps = 30;

    static readonly string[] _identifiers = ["h1", "h2", "h3"];
    static readonly string[] _subjects = ["a", "b", "c", "d"];
    static readonly Caller[] _acting = [Liaison(Bulgaria), Liaison(Romania), FocalPoint(Greece), Partner(Italy)];

    [Fact]
    public void contacts_are_exactly_what_live_reports_make_them()
    {
        var (denied, erased, first) = (0, 0, First());
        for (var seed = first; seed < first + Histories; seed++)
        {
            var history = new History(seed, isStored: seed % 20 == 0);
            for (var step = 0; step < Steps; step++)
            {
                var done = history.Next();
                Holds(history, $"seed {seed}, step {step}, {done}");
            }
            (denied, erased) = (denied + history.Denied.Count, erased + history.Erased);
        }
        output.WriteLine($"denied {denied}, erased {erased}");
        denied.Should().BeGreaterThan(Histories, $"the histories from seed {first} must deny something");
        erased.Should().BeGreaterThan(Histories, $"the histories from seed {first} must erase something");
    }

    [Fact]
    public void the_order_of_reports_does_not_matter()
    {
        var first = First();
        for (var seed = first; seed < first + Histories; seed++)
        {
            var random = new Random(seed);
            var reports = Enumerable.Range(0, 12)
                .Select(_ => (By: Pick(random, _acting), Subject: Pick(random, _subjects), Identifier: Pick(random, _identifiers))).ToArray();
            var (one, other) = (new Platform { IsStored = false }, new Platform { IsStored = false });

            foreach (var (by, subject, identifier) in reports) one.Report(by, subject, identifier);
            random.Shuffle(reports);
            foreach (var (by, subject, identifier) in reports) other.Report(by, subject, identifier);

            foreach (var reader in _acting) True(Shown(other, reader).SetEquals(Shown(one, reader)), "the contacts are the same", $"seed {seed}, {reader.Unit}");
        }
    }

    int First()
    {
        var first = Random.Shared.Next(1_000_000);
        output.WriteLine($"from seed {first}");
        return first;
    }

    static void Holds(History history, string why)
    {
        var expected = history.Expected().ToDictionary(contact => contact.Id);
        foreach (var viewer in All)
        {
            var side = _acting.Any(acting => acting.Party == viewer.Party)
                && viewer.Unit.Split('.')[^1] is "LO" or "NFP" ? viewer.Party : (PartyCode?)null;
            var contacts = history.Platform.Contacts(viewer);
            var seen = expected.Values.Count(contact => viewer == DataProtection || (side is { } party && contact.Parties.Contains(party)));
            True(contacts.Count == seen, $"{viewer.Unit} sees {contacts.Count} contacts of {seen}", why);
            foreach (var contact in contacts)
            {
                var model = expected.GetValueOrDefault(contact.Id);
                True(model is not null && (viewer == DataProtection || model.Parties.Contains(side!.Value)), $"{viewer.Unit} sees a contact that is not its own", why);
                True(contact.Parties.SequenceEqual(model!.Parties), "a contact has the parties that report", why);
                True(contact.State == ContactState.Denied == history.Denied.Contains(contact.Id), "a contact is denied when one side denied it", why);
                True(
                    history.Subjects(model.Identifier, viewer.Party).ToHashSet().SetEquals(contact.SubjectsFor(viewer)),
                    $"{viewer.Unit} is shown its own records", why);
            }
        }
        True(!history.Surprised().Any(), "the version moves with what both sides see", why);
    }

    static void True(bool holds, string rule, string why)
    {
        if (!holds) throw new InvalidOperationException($"{rule}: {why}");
    }

    static HashSet<(StreamId Id, string Subjects)> Shown(Platform platform, Caller reader) =>
    [
        .. platform.Contacts(reader).Select(contact =>
            (contact.Id, string.Join(' ', contact.SubjectsFor(reader).Select(subject => subject.Key).Order(StringComparer.Ordinal)))),
    ];

    static T Pick<T>(Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    sealed record Expectation(StreamId Id, string Identifier, PartyCode[] Parties);

    sealed class History(int seed, bool isStored)
    {
        readonly Random _random = new(seed);
        readonly List<(Caller By, string Subject, string Identifier, ItemId Item)> _live = [];
        Dictionary<(PartyCode, StreamId), NodeVersion> _versions = [];
        PartyCode? _quiet;

        public Platform Platform { get; } = new() { IsStored = isStored };

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
            True((refusal is null) == (report.By.Party == by.Party), "the supplier erases, and nobody else", $"seed {seed}");
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
            True((refusal is null) == contact.Parties.Contains(by.Party), "a side denies, and nobody else", $"seed {seed}");
            if (refusal is null) Denied.Add(contact.Id);
            return $"deny by {by.Party}: {refusal?.Code}";
        }
    }
}
