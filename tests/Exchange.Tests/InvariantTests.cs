using System.Collections.Immutable;
using Selec.Exchange.Tests.World;
using Selec.Sdk;
using Xunit.Abstractions;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Thousands of histories of acts by anybody, in any order: what must hold after each of them.</summary>
public sealed class InvariantTests(ITestOutputHelper output)
{
    const int Histories = 2_000;
    const int Steps = 80;

    static readonly string[] _neutral = ["SELEC.DPO", "SELEC.JSB"];
    static readonly PartyCode[] _addressees = [Bulgaria, Romania, Greece, Turkiye, Italy, UnitedKingdom, Germany, China];

    [Fact]
    public void whatever_anybody_tries_the_rules_of_the_exchange_hold()
    {
        var first = Random.Shared.Next(1_000_000);
        output.WriteLine($"from seed {first}");
        var (accepted, refused) = (new Dictionary<Type, int>(), 0);
        for (var seed = first; seed < first + Histories; seed++)
        {
            var history = new History(seed, isStored: seed % 20 == 0);
            for (var step = 0; step < Steps; step++)
            {
                var (caller, command, decision) = history.Next();
                var why = $"seed {seed}, step {step}, {command.GetType().Name} by {caller.Unit}";
                if (decision.Refusal is null) accepted[command.GetType()] = accepted.GetValueOrDefault(command.GetType()) + 1;
                else refused++;
                Holds(history, (caller, command, decision), why);
            }
        }
        output.WriteLine($"refused {refused}; {string.Join(", ", accepted.Select(one => $"{one.Key.Name} {one.Value}").Order(StringComparer.Ordinal))}");
        refused.Should().BeGreaterThan(Histories, $"the histories from seed {first} must try what is refused");
        accepted.Values.Sum().Should().BeGreaterThan(Histories * Steps / 5, $"the histories from seed {first} must get somewhere");
        accepted.Should().HaveCount(19, $"the histories from seed {first} must come to every act")
            .And.OnlyContain(one => one.Value >= 50, $"the histories from seed {first} must come to every act often");
    }

    static void Holds(History history, (Caller Caller, Command Command, Decision Decision) act, string why)
    {
        if (act.Decision.Refusal is not null)
        {
            True(act.Decision.Events.Length + act.Decision.Elsewhere.Length == 0, "a refusal brings no event", why);
            return;
        }
        if (act.Command is SendRequest)
            True(act.Caller.Role is Role.LiaisonOfficer or Role.PartnerRepresentative, "a request is sent by a Liaison Officer or a partner", why);
        foreach (var stream in history.Platform.Streams)
        {
            if (stream.Kind == "request") RequestHolds(history.Platform, stream, why);
            if (stream.Kind == "thread") ThreadHolds(history, stream, why);
        }
    }

    static void RequestHolds(Platform platform, StreamId stream, string why)
    {
        var request = platform.State<Request>(stream);
        var parties = request.SentAt is null ? [request.Side.Party] : request.Content!.Addressees.Add(request.Side.Party);
        Own(platform.AudienceOf(request.Item), parties, request.Content!.CopyToAnalysis, "the text of a request", why);
        Own(platform.ReadersOf(new StreamId("addressees", stream.Key)), [request.Side.Party], false, "the addressees of a request", why);
        True(request.ClearedAt is not null || request.SentAt is null || !request.Side.HasFocalPoint, "what was sent had been cleared", why);
    }

    static void ThreadHolds(History history, StreamId stream, string why)
    {
        var platform = history.Platform;
        var thread = platform.State<RequestThread>(stream);
        PartyCode[] sides = [thread.Request!.Side.Party, thread.Addressee.Party];
        Own(platform.ReadersOf(stream).Where(group => group != Groups.Operations), sides, thread.Request.CopyToAnalysis, "a thread", why);
        True(thread.Due is null || thread.ReceivedAt is not null, "the clock starts with the receipt", why);
        if (thread.Due is { } due) True(due == thread.ReceivedAt!.Value.AddHours(thread.Hours!.Value), "it is due after the hours of its clock", why);
        True((thread.AssignedAt is null) == (thread.CrossCheck is null), "what is assigned was checked against what is held", why);
        foreach (var message in thread.Messages)
        {
            PartyCode[] readers = message.SentAt is null ? [message.From(thread).Party] : sides;
            var audience = platform.AudienceOf(message.Item).ToHashSet();
            Own(audience, readers, false, "a message", why);
            True(audience.SetEquals(platform.ReadersOf(message.Node(stream))), "who reads a message is who reads its text", why);
            NeverWeaker(history, message, why);
        }
    }

    static void NeverWeaker(History history, ThreadMessage message, string why)
    {
        var terms = history.Platform.State<InformationItem>(message.Item.Stream).Opened!.Terms;
        foreach (var source in history.SourcesOf(message.Item).Select(source => history.Platform.State<InformationItem>(source.Stream).Opened!))
            True(terms.IsNoWeakerThan(source.Terms.Handling, source.SelecLevel), "an answer is no weaker than what it draws on", why);
    }

    /// <summary>Nobody reads it but units of these parties, the supervisors and those to whom it is copied.</summary>
    static void Own(IEnumerable<string> groups, IReadOnlyCollection<PartyCode> parties, bool copied, string what, string why)
    {
        foreach (var group in groups)
        {
            if (_neutral.Contains(group) || (copied && group == Groups.Analysis)) continue;
            if (!parties.Any(party => group.StartsWith(party.Value, StringComparison.Ordinal) && group.AsSpan(party.Value.Length) is ['.', ..]))
                True(false, $"{what} is not read by {group}", why);
        }
    }

    static void True(bool holds, string rule, string why)
    {
        if (!holds) throw new InvalidOperationException($"{rule}: {why}");
    }

    sealed class History(int seed, bool isStored)
    {
        static readonly HandlingCode[][] _handling = [
            [HandlingCode.H0], [HandlingCode.H1], [HandlingCode.H2], [HandlingCode.H1, HandlingCode.H2]];
        static readonly Caller[] _acting =
            [.. All.Where(person => person.Role <= Role.LiaisonOfficer || person.Role == Role.PartnerRepresentative)];

        readonly Random _random = new(seed);
        readonly Dictionary<ItemId, MessageDrafted> _drafted = [];
        int _known;

        public Platform Platform { get; } = new() { IsStored = isStored };

        /// <summary>What the text of a message was drawn from.</summary>
        public ImmutableArray<ItemId> SourcesOf(ItemId message)
        {
            for (; _known < Platform.Journal.Count; _known++)
                if (Platform.Journal[_known].Fact is MessageDrafted drafted) _drafted.Add(drafted.Item, drafted);
            return _drafted[message].Sources;
        }

        /// <summary>The next act: some are anybody's and anything; the others are sought among those that the rules may allow.</summary>
        public (Caller Caller, Command Command, Decision Decision) Next()
        {
            Platform.Now = Platform.Now.AddMinutes(_random.Next(1, 300));
            var (caller, actor, command) = Candidate(All);
            for (var attempt = 0; attempt < 40 && _random.Next(60) > 0
                && Platform.Try(caller, actor, command).Refusal is not null; attempt++)
            {
                (caller, actor, command) = Candidate(_acting);
            }
            return (caller, command, Platform.Decide(caller, actor, command));
        }

        (Caller Caller, StreamId Actor, Command Command) Candidate(IReadOnlyList<Caller> people)
        {
            var (requests, threads) = (Known("request"), Known("thread"));
            if (requests.Length == 0 || _random.Next(100) == 0)
            {
                return (Pick(people), Platform.New("request"), new DraftRequest(Content(), Terms()));
            }
            if (threads.Length == 0 || _random.Next(4) == 0)
            {
                var request = Pick(requests);
                return (Pick(people, Platform.State<Request>(request).Side.Party), request, OnRequest());
            }
            var thread = Pick(threads);
            var state = Platform.State<RequestThread>(thread);
            var caller = Pick(people, _random.Next(3) == 0 ? state.Request!.Side.Party : state.Addressee.Party);
            return (caller, thread, OnThread(thread, caller));
        }

        Caller Pick(IReadOnlyList<Caller> people, PartyCode party) =>
            _random.Next(20) == 0 ? Pick(people) : Pick([.. people.Where(person => person.Party == party), people[0]]);

        Command OnRequest() => _random.Next(12) switch
        {
            0 => new ReviseDraft(Content(), Terms()),
            1 when _random.Next(5) == 0 => new WithdrawRequest(),
            2 when _random.Next(5) == 0 => new CloseRequest(ClosingReason.Fulfilled),
            < 7 => new ClearRequest(),
            _ => new SendRequest(),
        };

        Command OnThread(StreamId thread, Caller caller)
        {
            var messages = Platform.State<RequestThread>(thread).Messages;
            var message = messages.IsEmpty ? new StreamId(ThreadMessage.NodeKind, "none") : Pick(messages).Node(thread);
            return _random.Next(16) switch
            {
                0 when _random.Next(5) == 0 => new CloseThread(ClosingReason.NotNeeded),
                1 or 2 => new ReceiveRequest(),
                3 or 4 => new ForwardRequest(),
                5 or 6 => new AssignRequest(_random.Next(2) == 0 ? "POLICE" : "CUSTOMS", CrossCheck.NoMatch),
                7 => new RefuseRequest(Pick(Enum.GetValues<RefusalGround>()), Platform.Text(), Terms()),
                8 => new AskClarification(Platform.Text(), Terms()),
                9 => new Clarify(Platform.Text(), Terms()),
                10 => new NotifyDelay(Platform.Text(), Platform.Now.AddDays(_random.Next(-2, 30)), false, Terms()),
                11 => new AnswerRequest(_random.Next(3) == 0, Platform.Text(), [.. Sources(caller)], Terms()),
                12 => new ClearMessage(message),
                13 => new SendMessage(message),
                14 => new ReceiveMessage(message),
                _ => new DeliverMessage(message),
            };
        }

        IEnumerable<StreamId> Sources(Caller caller) =>
            Known("item").Where(item => _random.Next(3) == 0 && Platform.Reads.Sees(caller, item.ToString())).Take(2);

        RequestContent Content()
        {
            var isUrgent = _random.Next(2) == 0;
            return Platform.Content([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(_addressees))]) with
            {
                Kind = Pick([RequestKind.Information, RequestKind.Assistance, RequestKind.Spontaneous]),
                Urgency = isUrgent ? Urgency.Urgent : Urgency.None,
                UrgencyGround = isUrgent ? UrgencyGround.ThreatToLife : null,
                DirectlyAccessible = _random.Next(2) == 0,
                CopyToAnalysis = _random.Next(3) == 0,
            };
        }

        ItemTerms Terms() => Platform.Terms(Pick([ClassificationLevel.Basic, ClassificationLevel.Restricted]), Pick(_handling));

        StreamId[] Known(string kind) => [.. Platform.Streams.Where(stream => stream.Kind == kind)];

        T Pick<T>(IReadOnlyList<T> among) => among[_random.Next(among.Count)];
    }
}
