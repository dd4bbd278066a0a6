using System.Collections.Immutable;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Journal.Tests;

/// <summary>Generated folders, texts and grants.</summary>
sealed class Worlds(Store store, Random random)
{
    public static readonly ImmutableArray<string> Groups = ["BG.NFP", "RO.NFP", "HU.NFP", "BG.LO", "SELEC.DPO"];
    static readonly string[] _words = ["lorry", "trailer", "cash", "border", "night", "Vidin", "Giurgiu"];
    // Titles are unique, also beside those of another world in the same store.
    readonly int _world = random.Next();
    int _names;

    public async Task BuildAsync(int folders, int commands, int among = 0)
    {
        for (var i = 0; i < folders; i++) await store.WriteAsync(Stream(i), await OpenedAsync(i));
        for (var i = 0; i < commands; i++)
        {
            store.Clock.Forward(TimeSpan.FromMilliseconds(random.Next(3)));
            await store.WriteAsync(Stream(random.Next(Math.Max(folders, among))), [.. await FactsAsync()]);
        }
    }

    public Filter Condition(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => new Filter.In("status", [.. Some<object?>(["OPEN", "CLOSED", null])]),
        1 => new Filter.In("tags", [.. Some<object?>(["x", "y", "z", null])]),
        2 => new Filter.Between("weight", random.Next(2) == 0 ? null : random.Next(6), random.Next(2) == 0 ? null : random.Next(6)),
        3 => new Filter.In("weight", [.. Some<object?>([1L, 2L, 3L, null])]),
        4 => new Filter.Keys([.. Enumerable.Range(0, 20).Where(_ => random.Next(2) == 0).Select(i => $"f{i}")]),
        5 => new Filter.Matches(string.Join(' ', Some(_words).Take(2))),
        6 => new Filter.Not(Condition(depth - 1)),
        7 => new Filter.All([.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition(depth - 1))]),
        _ => new Filter.Any([.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition(depth - 1))]),
    };

    public ImmutableArray<Order> Orders() =>
        [.. Some(["status", "weight", "at"]).OrderBy(_ => random.Next()).Select(column => new Order(column, random.Next(2) == 0))];

    public Caller Viewer() => People.Of("viewer", "XX", [.. Some([.. Groups])]) with { Clearance = Level() };

    static StreamId Stream(int i) => new("folder", $"f{i}");

    async Task<FolderOpened> OpenedAsync(int i) => new(
        $"f{i}", random.Next(3) == 0 ? null : await TitleAsync(), Pick(["OPEN", "CLOSED", null]), Pick<long?>([null, 1, 2, 3, 4, 5]),
        [.. Some(["x", "y", "z"])], [.. Some([.. Groups])], store.Clock.Now,
        Pick<DateTimeOffset?>([null, null, store.Clock.Now.AddMilliseconds(random.Next(300))]));

    async Task<List<DomainEvent>> FactsAsync()
    {
        var facts = new List<DomainEvent>();
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            facts.Add(random.Next(7) switch
            {
                6 => new FolderClassified(Level()),
                0 => new FolderShared(Pick([.. Groups]), store.Clock.Now),
                1 => new FolderWithdrawn(Pick([.. Groups])),
                2 => new FolderRenamed(await TitleAsync(), Pick(["OPEN", "CLOSED", "GONE"])),
                3 => new FolderNoted(await TextAsync(Text())),
                _ => new FolderTouched(random.Next(5)),
            });
        }
        return facts;
    }

    Task<Sealed<string>> TitleAsync() => TextAsync($"{Text()} {_world}-{_names++}");

    async Task<Sealed<string>> TextAsync(string clear)
    {
        var text = await store.TextAsync(clear, [.. Some([.. Groups])]);
        if (random.Next(3) == 0)
            await store.WriteAsync(text.Item.Stream, new ItemCircleNarrowed(text.Item, [.. Some([.. Groups])], Level(), store.Clock.Now));
        return text;
    }

    ClassificationLevel Level() => (ClassificationLevel)random.Next(3);

    string Text() => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(_words)));

    T Pick<T>(T[] from) => from[random.Next(from.Length)];

    List<T> Some<T>(T[] from) => [.. from.Where(_ => random.Next(2) == 0)];
}
