using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Selec.Torture.Node;
using Selec.Torture.World;

namespace Selec.Torture.Drive;

/// <summary>Does its deeds one after the other, at whichever node answers, and repeats with the same key what was not answered.</summary>
/// <param name="deeds">Its deeds.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="random">Chooses.</param>
/// <param name="settled">Told whenever a deed is behind it.</param>
sealed class Client(IReadOnlyList<Deed> deeds, NodeSet nodes, Random random, Action settled) : IDisposable
{
    static readonly TimeSpan _longest = TimeSpan.FromMinutes(2);
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    readonly List<string> _complaints = [];
    readonly ConcurrentQueue<string> _failures = [];
    Wire? _wire;
    int _unwilling;
    int _cut;

    public IReadOnlyList<Deed> Deeds => deeds;

    /// <summary>After how many tries it gives an act up.</summary>
    public int MostTries { get; init; } = 400;

    /// <summary>What no node may answer.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>How many answers did not come.</summary>
    public int Cut => Volatile.Read(ref _cut);

    /// <summary>How often a node could not take an act, or failed at it.</summary>
    public int Unwilling => Volatile.Read(ref _unwilling);

    /// <summary>What went wrong in nodes.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public async Task RunAsync()
    {
        foreach (var deed in deeds)
        {
            await DoAsync(deed);
            if (deed.Ending == Ending.Acknowledged) await AfterwardsAsync(deed);
            settled();
        }
    }

    public void Dispose() => _wire?.Dispose();

    async Task DoAsync(Deed deed)
    {
        deed.WasTried = true;
        if (deed.Manner == Manner.Hurried) await AtOnceAsync(deed);
        for (var tries = 0; deed.Ending == Ending.Open && tries < MostTries; tries++)
        {
            var answer = await TryAsync(deed.Act, deed.Person);
            if (answer is { Outcome: Outcome.Done or Outcome.Refused })
            {
                deed.End(answer);
                return;
            }
            if (answer is { Outcome: Outcome.Reused }) _complaints.Add($"{deed.Act.Key}: its own key was said to be used for something else");
            deed.IsUncertain |= answer is not { Outcome: Outcome.Later };
            if (deed.Manner == Manner.Patient) return;
            await Task.Delay(_pause * Math.Min(tries + 1, 25), TimeProvider.System);
        }
        if (deed is { Ending: Ending.Open, Manner: not Manner.Hurried }) _complaints.Add($"{deed.Act.Key}: no answer after {MostTries} tries");
    }

    /// <summary>The same act at two nodes at once: one does it, the other tells of it.</summary>
    async Task AtOnceAsync(Deed deed)
    {
        using var other = new Client([], nodes, new Random(random.Next()), static () => { });
        var answers = await Task.WhenAll(TryAsync(deed.Act, deed.Person), other.TryAsync(deed.Act, deed.Person));
        (_cut, _unwilling) = (_cut + other.Cut, _unwilling + other.Unwilling);
        var done = answers.OfType<Answer>().Where(answer => answer.Outcome == Outcome.Done).ToList();
        if (done.Count == 2 && (done[0].Version != done[1].Version || done[0].IsRepeated == done[1].IsRepeated))
            _complaints.Add($"{deed.Act.Key}: two nodes at once did it as {done[0].Version} and {done[1].Version}, repeated {done[0].IsRepeated} and {done[1].IsRepeated}");
        deed.IsUncertain = answers.Any(answer => answer is not { Outcome: Outcome.Done or Outcome.Refused or Outcome.Later });
        if (done.Count > 0) deed.End(done[0]);
        else if (answers.All(answer => answer is { Outcome: Outcome.Refused })) deed.End(answers[0]!);
    }

    async Task AfterwardsAsync(Deed deed)
    {
        if (deed.Manner is not (Manner.Forgetful or Manner.Careless)) return;
        var act = deed.Manner == Manner.Careless ? deed.Act with { Amount = deed.Act.Amount + 1 } : deed.Act;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answer = await TryAsync(act, deed.Person);
            if (answer is not { Outcome: Outcome.Done or Outcome.Refused or Outcome.Reused }) continue;
            var isRight = deed.Manner == Manner.Careless
                ? answer.Outcome == Outcome.Reused
                : answer is { Outcome: Outcome.Done, IsRepeated: true } && answer.Version == deed.Version;
            if (!isRight) _complaints.Add($"{deed.Act.Key}: done as {deed.Version}; a {deed.Manner} repeat was answered {answer}");
            return;
        }
    }

    /// <summary>The answer; null where none came.</summary>
    async Task<Answer?> TryAsync(Act act, string person)
    {
        using var patience = new CancellationTokenSource(_longest);
        try
        {
            if (_wire is null || random.Next(5) == 0) await ConnectAsync(patience.Token);
            await _wire!.SendAsync(new Line(person, act), patience.Token);
            var text = await _wire.ReadAsync(patience.Token) ?? throw new IOException("The node is gone.");
            var answer = JsonSerializer.Deserialize(text, WireJson.Default.Answer)!;
            if (answer.Outcome is Outcome.Later or Outcome.Lost or Outcome.Failed) Interlocked.Increment(ref _unwilling);
            if (answer.Outcome == Outcome.Failed) _failures.Enqueue(answer.Code ?? "");
            return answer;
        }
        catch (Exception cut) when (cut is IOException or SocketException or OperationCanceledException)
        {
            if (cut is OperationCanceledException) _complaints.Add($"{act.Key}: a node kept its client waiting for {_longest}");
            _wire?.Dispose();
            _wire = null;
            Interlocked.Increment(ref _cut);
            return null;
        }
    }

    async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _wire?.Dispose();
        _wire = null;
        _wire = await ConnectAsync(await nodes.Any(random).WaitAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Connects to a node.</summary>
    public static async Task<Wire> ConnectAsync(INode node, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, node.Port, cancellationToken);
            return new Wire(client.GetStream());
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
