using Selec.Exchange.Tests.World;
using Selec.Sdk;
using static Selec.Exchange.Tests.World.People;

namespace Selec.Exchange.Tests;

/// <summary>Histories of acts by anybody, in any order: what must hold after each of them.</summary>
public sealed class InvariantTests
{
    static readonly string[] _neutral = ["SELEC.DPO", "SELEC.JSB"];
    static readonly PartyCode[] _addressees = [Bulgaria, Romania, Greece, Turkiye, Italy, UnitedKingdom, Germany, China];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void whatever_anybody_tries_the_rules_of_the_exchange_hold(int seed)
    {
        var history = new History(seed);
        for (var step = 0; step < 160; step++)
        {
            var (caller, command, decision) = history.Next();
            var why = $"seed {seed}, step {step}, {command.GetType().Name} by {caller.Unit}";
            if (decision.Refusal is not null)
            {
                (decision.Events.Length + decision.Elsewhere.Length).Should().Be(0, why);
                continue;
            }
            if (command is SendRequest) caller.Role.Should().BeOneOf([Role.LiaisonOfficer, Role.PartnerRepresentative], why);
            Holds(history.Platform, why);
        }
        history.Accepted.Should().BeGreaterThan(50, $"seed {seed} must get somewhere");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    static void Holds(Platform platform, string why)
    {
        foreach (var stream in platform.Streams)
        {
            if (stream.Kind == "request") RequestHolds(platform, stream, why);
            if (stream.Kind == "thread") ThreadHolds(platform, stream, why);
        }
    }

    static void RequestHolds(Platform platform, StreamId stream, string why)
    {
        var request = platform.State<Request>(stream);
        var parties = request.SentAt is null ? [request.Side.Party] : request.Content!.Addressees.Add(request.Side.Party);
        Foreign(platform.AudienceOf(request.Item), parties, request.Content!.CopyToAnalysis).Should().BeEmpty(why);
        Foreign(platform.ReadersOf(new StreamId("addressees", stream.Key)), [request.Side.Party], false).Should().BeEmpty(why);
        (request.ClearedAt is not null || request.SentAt is null || !request.Side.HasFocalPoint).Should().BeTrue(why);
    }

    static void ThreadHolds(Platform platform, StreamId stream, string why)
    {
        var thread = platform.State<RequestThread>(stream);
        PartyCode[] sides = [thread.Request!.Side.Party, thread.Addressee.Party];
        Foreign(platform.ReadersOf(stream).Except([Groups.Operations]), sides, thread.Request.CopyToAnalysis).Should().BeEmpty(why);
        (thread.Due is null || thread.ReceivedAt is not null).Should().BeTrue(why);
        if (thread.Due is { } due) due.Should().Be(thread.ReceivedAt!.Value.AddHours(thread.Hours!.Value), why);
        (thread.AssignedAt is null).Should().Be(thread.CrossCheck is null, why);
        foreach (var message in thread.Messages)
        {
            PartyCode[] readers = message.SentAt is null ? [message.From(thread).Party] : sides;
            Foreign(platform.AudienceOf(message.Item), readers, false).Should().BeEmpty(why);
            platform.ReadersOf(message.Node(stream)).Should().BeEquivalentTo(platform.AudienceOf(message.Item), why);
            NeverWeaker(platform, message, why);
        }
    }

    static void NeverWeaker(Platform platform, ThreadMessage message, string why)
    {
        var drafted = platform.Journal.Select(stored => stored.Fact).OfType<MessageDrafted>().Single(fact => fact.Item == message.Item);
        var terms = platform.State<InformationItem>(message.Item.Stream).Opened!.Terms;
        foreach (var source in drafted.Sources.Select(source => platform.State<InformationItem>(source.Stream).Opened!))
        {
            terms.IsNoWeakerThan(source.Terms.Handling, source.SelecLevel).Should().BeTrue(why);
        }
    }

    static IEnumerable<string> Foreign(
        IEnumerable<string> groups, IReadOnlyCollection<PartyCode> parties, bool copied) => groups.Where(group =>
        !_neutral.Contains(group)
        && !(copied && group == Groups.Analysis)
        && !parties.Any(party => group.StartsWith($"{party}.", StringComparison.Ordinal) || group.StartsWith(
            $"{party}.person:", StringComparison.Ordinal)));

    sealed class History(int seed)
    {
        static readonly HandlingCode[][] _handling = [
            [HandlingCode.H0], [HandlingCode.H1], [HandlingCode.H2], [HandlingCode.H1, HandlingCode.H2]];
        readonly Random _random = new(seed);

        public Platform Platform { get; } = new();

        public int Accepted { get; private set; }

        /// <summary>The next act: some are anybody's and anything; the others are sought among those that the rules may allow.</summary>
        public (Caller Caller, Command Command, Decision Decision) Next()
        {
            Platform.Now = Platform.Now.AddMinutes(_random.Next(1, 300));
            var (caller, actor, command) = Candidate(All);
            for (var attempt = 0; attempt < 40 && _random.Next(60) > 0
                && Platform.Try(caller, actor, command).Refusal is not null; attempt++)
            {
                (caller, actor, command) = Candidate(
                    [.. All.Where(person => person.Role <= Role.LiaisonOfficer || person.Role == Role.PartnerRepresentative)]);
            }
            var decision = Platform.Decide(caller, actor, command);
            if (decision.Refusal is null) Accepted++;
            return (caller, command, decision);
        }

        (Caller Caller, StreamId Actor, Command Command) Candidate(IReadOnlyList<Caller> people)
        {
            var (requests, threads) = (Known("request"), Known("thread"));
            if (requests.Length == 0 || _random.Next(40) == 0)
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
