using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using Selec.Contracts;
using Selec.Sdk;
using Selec.Torture.World;

namespace Selec.Torture.Node;

/// <summary>What a node says to whoever connects: answers to acts, and the journal to those who follow it.</summary>
sealed partial class Conversations(
    IActors actors, IJournal journal, IProjections projections, ISealing sealing, IKeyedHashes hashes, JumpingClock clock, ILogger<Conversations> log)
{
    const int EventsAtATime = 32;
    static readonly PartyCode _party = new("BG");

    public async Task HoldAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        using (var wire = new Wire(client.GetStream()))
        {
            try
            {
                while (await wire.ReadAsync(cancellationToken) is { } text)
                {
                    var line = JsonSerializer.Deserialize(text, WireJson.Default.Line)!;
                    if (line.Follow is { } follow) await FollowAsync(wire, follow, cancellationToken);
                    else await wire.SendAsync(JsonSerializer.Serialize(await AnswerAsync(line), WireJson.Default.Answer), CancellationToken.None);
                }
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
            {
                // Whoever was there is gone.
            }
            catch (Exception fault)
            {
                LogBroken(log, fault);
            }
        }
    }

    async Task<Answer> AnswerAsync(Line line)
    {
        if (line.Ahead is { } ahead) clock.Ahead = ahead;
        try
        {
            if (line.Rebuild) await projections.RebuildAsync(CancellationToken.None);
            return line.Act is { } act ? Told(await actors.AskAsync(Of(act, line.Person), CancellationToken.None)) : new Answer(Outcome.Done);
        }
        catch (BusyException busy)
        {
            return new Answer(busy.MayBeWritten ? Outcome.Lost : Outcome.Later);
        }
        catch (Exception fault)
        {
            LogFailed(log, fault.GetType().Name, fault.Message);
            return new Answer(Outcome.Failed, Code: fault is NpgsqlException { SqlState: { } state } ? state : fault.GetType().Name);
        }
    }

    static Answer Told(Reply reply) => reply switch
    {
        Reply.Accepted accepted => new Answer(Outcome.Done, accepted.Version, accepted.Repeated),
        Reply.Refused refused => new Answer(Outcome.Refused, Code: refused.Refusal.Code),
        Reply.KeyReused => new Answer(Outcome.Reused),
        _ => new Answer(Outcome.Failed, Code: reply.GetType().Name),
    };

    Ask Of(Act act, string person) => new(
        act.Stream, new Do(act, act.Kind == ActKind.Rename ? sealing.Seal(DerivedKeys.ItemOf(act.Key), _party, act.Other) : null), CallerOf(person),
        act.Kind.ToString(), "torture", null, ImmutableDictionary<Type, object>.Empty, null, act.KeyOf(hashes, person));

    /// <summary>As the platform's live stream does it: in the order of the journal, each event tried against the grants when it is told.</summary>
    async Task FollowAsync(Wire wire, Following follow, CancellationToken cancellationToken)
    {
        string[] names = [.. Account.Definition.EventNames];
        var viewer = CallerOf("follower") with { Groups = [follow.Home ?? ""] };
        for (var at = follow.After; ;)
        {
            await journal.WaitForEventsAsync(at, cancellationToken);
            var head = await journal.HeadAsync(cancellationToken);
            var events = follow.Home is null
                ? await journal.ReadForwardAsync(at, EventsAtATime, cancellationToken)
                : await journal.ReadGrantedAsync(viewer, at, names, EventsAtATime, cancellationToken);
            foreach (var one in events) await TellAsync(wire, new Told(one.Position, one.Stream.ToString(), one.Version), cancellationToken);
            at = events.Count == EventsAtATime ? events[^1].Position : Math.Max(head, events.Count > 0 ? events[^1].Position : at);
            await TellAsync(wire, new Told(at, null, 0), cancellationToken);
        }
    }

    static Task TellAsync(Wire wire, Told told, CancellationToken cancellationToken) =>
        wire.SendAsync(JsonSerializer.Serialize(told, WireJson.Default.Told), cancellationToken);

    static Caller CallerOf(string person) => new(new PersonId(person), Role.CaseOfficer, _party, "BG.POLICE", [$"person:{person}"]);

    [LoggerMessage(1, LogLevel.Warning, "An act failed: {Fault}: {Message}")]
    static partial void LogFailed(ILogger log, string fault, string message);

    [LoggerMessage(2, LogLevel.Warning, "A conversation broke off")]
    static partial void LogBroken(ILogger log, Exception fault);
}
