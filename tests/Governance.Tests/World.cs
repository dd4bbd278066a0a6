using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Governance.Tests;

/// <summary>The desk with its events, written and read back as stored; no host, no store. Reminders that are due act when time moves.</summary>
internal sealed class World
{
    public static readonly StreamId Request = new(SubjectRequest.ActorKind, "asked");

    public static readonly ItemTerms Terms =
        new(StatementKind.Fact, SourceEvaluation.X, InformationEvaluation.Four, [HandlingCode.H0], null, ClassificationLevel.Basic, null);

    static readonly Dictionary<string, ActorDefinition> _kinds = new ActorDefinition[]
    {
        SubjectRequestActors.Requests, SubjectRequestActors.Consultations,
    }.ToDictionary(kind => kind.Kind);

    readonly Dictionary<StreamId, (object State, long Version)> _streams = [];
    int _count;

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 20, 9, 0, 0, TimeSpan.Zero);

    public Dictionary<ItemId, HashSet<string>> Audiences { get; } = [];

    public SubjectRequestView View => (SubjectRequestView)Read(Request).Views.Single().View;

    public IEnumerable<ConsultationView> Consultations => _streams.Keys.Where(stream => stream.Kind == Consultation.ActorKind).ToList()
        .Select(stream => (ConsultationView)Read(stream).Views.Single().View);

    public Sealed<string> Text(string text) => new(new ItemId($"item{_count + 1}"), default, text);

    public ReadSide Read(StreamId actor)
    {
        var (state, version) = State(actor);
        return _kinds[actor.Kind].Read(actor, state, version);
    }

    public Refusal? When(StreamId actor, Command command, Caller caller, params object[] facts)
    {
        var item = new ItemId($"item{++_count}");
        var seed = new byte[16];
        BitConverter.TryWriteBytes(seed, _count);
        var context = new CommandContext(
            actor, caller, Now, People.Parties, item, facts.ToImmutableDictionary(fact => fact.GetType()), seed);
        var decision = command.DecideOn(State(actor).State, context);
        var refusal = decision.Refusal ?? decision.Elsewhere.Where(fact => _kinds.ContainsKey(fact.Stream.Kind))
            .Select(fact => _kinds[fact.Stream.Kind].Guard(State(fact.Stream).State, fact.Event, context)).FirstOrDefault(no => no is not null);
        if (refusal is null) Keep(actor, decision);
        return refusal;
    }

    /// <summary>What the platform's own command would bring about at the request now; nothing of it is kept.</summary>
    public IEnumerable<DomainEvent> Decide(Command command)
    {
        var decision = command.DecideOn(State(Request).State, new CommandContext(
            Request, PlatformCaller.Caller, Now, People.Parties, null, ImmutableDictionary<Type, object>.Empty, new byte[16]));
        decision.Refusal.Should().BeNull();
        return decision.Events;
    }

    /// <summary>Time moves to the noon of a day; what is due on the way is done in its order.</summary>
    public void MoveTo(int year, int month, int day)
    {
        var noon = new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero);
        for (; ; )
        {
            var due = _streams.Keys.SelectMany(stream => Read(stream).Reminders.Select(reminder => (Stream: stream, Reminder: reminder)))
                .Where(one => one.Reminder.Due <= noon).OrderBy(one => one.Reminder.Due).ToList();
            if (due.Count == 0) break;
            var (stream, reminder) = due[0];
            if (reminder.Due > Now) Now = reminder.Due;
            When(stream, _kinds[stream.Kind].Remind(State(stream).State, reminder.Name)!, People.Operations).Should().BeNull();
        }
        Now = noon;
    }

    public Refusal? Open(DateOnly receivedOn, Caller? by = null) => When(
        Request,
        new OpenSubjectRequest(
            receivedOn, SubjectRequestKind.Access, "MD",
            new SubjectIdentity(Text("Popa"), Text("Ion"), null, null, Text("1980-05-06"), null, null, null, null, null, null),
            Text("What do you hold of me?"), Terms),
        by ?? People.Desk);

    public Refusal? Confirm() => When(Request, new ConfirmIdentity(Request), People.Desk);

    /// <summary>The desk consults on items, each named by its supplier's code and a number: BG1, RO1.</summary>
    public Refusal? Consult(params string[] items) => When(
        Request, new ConsultSuppliers(Request, [], []), People.Desk,
        new Holdings([.. items.Select(item => new Holding(new ItemId(item), new PartyCode(item.TrimEnd('1', '2', '3'))))], false));

    public Refusal? Answer(Caller by, ConsultationAnswer answer, SubjectRefusalGround? ground = null, string? text = null, string? of = null)
    {
        var asked = Consultations.Last(one => one.Party.Value == (of ?? by.Party.Value));
        return When(asked.Id, new AnswerConsultation(asked.Id, answer, ground, text is null ? null : Text(text), Terms), by);
    }

    public Refusal? Agree(Caller by) => Answer(by, ConsultationAnswer.Agree);

    public Refusal? Veto(Caller by) => Answer(by, ConsultationAnswer.Refuse, SubjectRefusalGround.Investigation, "A case is open.");

    public Refusal? Reply(string? text = null, SubjectRefusalGround? refusedOn = null) =>
        When(Request, new ReplyToSubject(Request, refusedOn, text is null ? null : Text(text), Terms), People.Desk);

    public Refusal? Receipt(DateOnly on) => When(Request, new RecordReplyReceived(Request, on), People.Desk);

    /// <summary>A request received on 15 January 2026 from somebody whose identity is confirmed.</summary>
    public static World Confirmed()
    {
        var world = new World();
        world.Open(new DateOnly(2026, 1, 15)).Should().BeNull();
        world.Confirm().Should().BeNull();
        return world;
    }

    (object State, long Version) State(StreamId actor) =>
        _streams.TryGetValue(actor, out var known) ? known : (_kinds[actor.Kind].Initial, 0);

    void Keep(StreamId actor, Decision decision)
    {
        foreach (var fact in decision.Events) Append(actor, fact);
        foreach (var (stream, fact) in decision.Elsewhere)
        {
            if (fact is ItemOpened opened) Audiences[new ItemId(stream.Key)] = [.. opened.Audience];
            else if (fact is ItemAudienceWidened widened) Audiences[new ItemId(stream.Key)].UnionWith(widened.Groups);
            else Append(stream, fact);
        }
    }

    void Append(StreamId actor, DomainEvent fact)
    {
        var kind = _kinds[actor.Kind];
        var (state, version) = State(actor);
        _streams[actor] = (kind.Evolve(state, kind.ReadEvent(kind.NameOf(fact), kind.Write(fact))), version + 1);
    }
}
