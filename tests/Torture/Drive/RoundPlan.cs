using System.Collections.Immutable;
using Selec.Torture.World;

namespace Selec.Torture.Drive;

/// <summary>What is done to nodes and database while clients are at work.</summary>
enum TormentKind
{
    /// <summary>A node is killed, and started again.</summary>
    Kill,

    /// <summary>PostgreSQL stops as in a power cut, and starts again.</summary>
    Stop,

    /// <summary>Some connections to PostgreSQL are cut.</summary>
    Cut,

    /// <summary>The database's files refuse to grow for a while.</summary>
    Full,

    /// <summary>A node's clock jumps.</summary>
    Jump,

    /// <summary>The read models are computed anew.</summary>
    Rebuild,
}

/// <summary>Something that is done to nodes or database.</summary>
/// <param name="After">Once so many deeds are behind the clients.</param>
/// <param name="Kind">What.</param>
/// <param name="Node">To which node.</param>
/// <param name="By">By how much its clock is wrong from then on.</param>
sealed record Torment(int After, TormentKind Kind, int Node, TimeSpan By);

/// <summary>Everything that a round does, drawn from a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Nodes">How many nodes.</param>
/// <param name="Clients">How many clients.</param>
/// <param name="ActsEach">How many acts each client does, those included with which it opens its share of the accounts.</param>
/// <param name="Accounts">How many accounts.</param>
sealed record RoundPlan(int Seed, int Nodes, int Clients, int ActsEach, int Accounts)
{
    /// <summary>Accounts that everybody asks for: there writers meet.</summary>
    const int Hot = 4;
    const int Names = 40;
    const long Opening = 1_000;
    static readonly string[] _groups = ["BG.POLICE", "RO.POLICE", "HU.CUSTOMS"];

    /// <summary>The groups of which one is granted each account for ever.</summary>
    public static readonly ImmutableArray<string> Homes = ["home0", "home1", "home2"];

    /// <summary>How many of each are done to nodes and database, in this order and again from the start; none for a round in peace.</summary>
    public ImmutableArray<TormentKind> Torments { get; init; } = [];

    /// <summary>What clients do once the accounts are open; empty for some of everything.</summary>
    public ImmutableArray<ActKind> Kinds { get; init; } = [];

    /// <summary>After how many deeds something is done, on average.</summary>
    public int Every { get; init; } = 60;

    /// <summary>After how many tries a client gives an act up.</summary>
    public int MostTries { get; init; } = 400;

    /// <summary>How many deeds there are.</summary>
    public int Deeds => Clients * ActsEach;

    /// <summary>The deeds of each client.</summary>
    public IReadOnlyList<IReadOnlyList<Deed>> ClientDeeds() => [.. Enumerable.Range(0, Clients).Select(client =>
    {
        var random = new Random(HashCode(client));
        var opened = Enumerable.Range(0, Accounts).Where(account => account % Clients == client).Select(
            account => (ActKind.Open, Account: $"a{account}", Other: Homes[account % Homes.Length], Amount: Opening));
        var acts = opened.Concat(Enumerable.Range(0, ActsEach).Select(_ => Next(random))).Take(ActsEach);
        return (IReadOnlyList<Deed>)[.. acts.Select((act, i) => new Deed(
            $"client{client}", new Act($"c{client}-{i}", act.Item1, act.Account, act.Other, act.Amount), MannerOf(random)))];
    })];

    /// <summary>What is done, and when. It ends before the deeds do.</summary>
    public IReadOnlyList<Torment> Drawn()
    {
        var (random, drawn) = (new Random(HashCode(-1)), new List<Torment>());
        var after = Math.Min(Accounts, Deeds / 4);
        for (var i = 0; !Torments.IsEmpty; i++)
        {
            after += random.Next(Every / 2, Every + (Every / 2));
            if (after > Deeds * 9 / 10) break;
            var by = TimeSpan.FromSeconds(random.Next(-7_200, 7_200));
            drawn.Add(new Torment(after, Torments[i % Torments.Length], random.Next(Nodes), by));
        }
        return drawn;
    }

    int HashCode(int part) => unchecked((Seed * 31) + (part * 7_919) + 17);

    (ActKind Kind, string Account, string Other, long Amount) Next(Random random)
    {
        var (account, other) = (Pick(random), Pick(random));
        while (other == account) other = Pick(random);
        return (Kinds.IsEmpty ? KindOf(random) : Kinds[random.Next(Kinds.Length)]) switch
        {
            ActKind.Send => (ActKind.Send, account, other, random.Next(1, 400)),
            ActKind.Rename => (ActKind.Rename, account, $"name {random.Next(Names)}", 0),
            ActKind.Review => (ActKind.Review, account, "", random.Next(120)),
            ActKind.Vouch => (ActKind.Vouch, account, other, 0),
            (ActKind.Share or ActKind.Withdraw) and var kind => (kind, account, _groups[random.Next(_groups.Length)], 0),
            var kind => (kind, account, "", 0),
        };
    }

    static ActKind KindOf(Random random) => random.Next(100) switch
    {
        < 45 => ActKind.Send,
        < 53 => ActKind.Share,
        < 59 => ActKind.Withdraw,
        < 68 => ActKind.Rename,
        < 76 => ActKind.Review,
        < 80 => ActKind.Destroy,
        < 84 => ActKind.Freeze,
        < 90 => ActKind.Thaw,
        _ => ActKind.Vouch,
    };

    string Pick(Random random) => $"a{random.Next(random.Next(5) < 2 ? Math.Min(Hot, Accounts) : Accounts)}";

    static Manner MannerOf(Random random) => random.Next(100) switch
    {
        < 10 => Manner.Patient,
        < 20 => Manner.Hurried,
        < 35 => Manner.Forgetful,
        < 40 => Manner.Careless,
        _ => Manner.Plain,
    };
}
