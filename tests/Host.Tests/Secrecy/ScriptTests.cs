using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Text in every script of the region is kept as it was sent, found as it was sent, and found as others would type it.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class ScriptTests(SharedPlatform shared)
{
    const string Clearing = "bg-focal-point";
    const string Stranger = "hu-focal-point";

    /// <summary>A text and how somebody else would type a part of it; null when it has no words.</summary>
    public static TheoryData<string, string?> Texts => new()
    {
        { "Shqipëria: çështja e Gjergjit nga Korça", "GJERGJIT korca" },
        { "Čamdžić, đak iz Žepča u Bosni", "camdzic zepca" },
        { "Камион от Видин за Щип, ъгъл Юг", "kamion VIDIN" },
        { "Φορτηγό από τη Θεσσαλονίκη, Ευγένιος", "fortigo THESSALONIKI" },
        { "Ἀθῆναι, τῷ δήμῳ ᾧ ἔδοξεν", "ΑΘΗΝΑΙ δημω" },
        { "Őrült árvíztűrő tükörfúrógép Győrből", "orult ARVIZTURO" },
        { "Ѓорѓи Ќосев од Ѕвегор", "ЃОРЃИ косев" },
        { "Țigări și ștampile din Brașov", "tigari STAMPILE" },
        { "Ţigări şi ştampile din Braşov", "țigări ștampile" },
        { "Ђорђе Љубичић из Његуша, Џоџић", "Djordje LJUBICIC" },
        { "Đorđe Ljubičić iz Njeguša, Džodžić", "Ђорђе ЉУБИЧИЋ" },
        { "Sutra c\u0301utra \u015butra, \u017ar\u00e8nica", "sutra cutra" },
        { "S\u0301utra z\u0301renica (rastavljeno)", "\u015autra \u017arenica" },
        { "İstanbul'dan Iğdır'a ışık, iğne", "istanbul IGDIR" },
        { "Kamion 🚛 sa 👩🏽‍✈️ i zastavom 🇷🇸", "zastavom" },
        { "\u200fעברית\u200e و العربية \u202eobrnuto\u202c", "OBRNUTO" },
        { "Pre\u0000posle \u0001\u001f\u007f kraj", "kraj" },
        { "\ufeffPoc\u030cetak sa oznakom \ufffe\uffff", "početak oznakom" },
        { "a\u0323\u0307 a\u0307\u0323 \u1ea1\u0307 \u212b \u00c5 A\u030a", null },
        { "ﬁnale ＦＵＬＬ ① Ⅷ ㎏", "finale" },
        { "\r\nred\tred \u2028 red \u2029 red\n ", "RED" },
        { "𐌰𐌱𐌲 𝕏 𠀀 \U000e0001", null },
        { "\"navod\" \\u0041 \\ <b>&amp;</b> ' -- %00 $1 {0}", "navod" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task a_text_is_kept_and_found(string text, string? typed)
    {
        var id = (await shared.DraftedAsync(SharedPlatform.DraftInput(subject: text, facts: text + text)))["id"]!.GetValue<string>();
        var read = await shared.Platform.AskAsync(Clearing, "query($id: ID!) { node(id: $id) { ... on Request { subject facts } } }",
            new JsonObject { ["id"] = id });
        Same(read["node"]!["subject"]!, text);
        Same(read["node"]!["facts"]!, text + text);
        (await FindAsync(Clearing, "eq", text)).Should().Contain(id);
        (await FindAsync(Clearing, "eq", text + "x")).Should().NotContain(id);
        (await FindAsync(Stranger, "eq", text)).Should().BeEmpty();
        if (typed is null) return;
        (await FindAsync(Clearing, "matches", typed)).Should().Contain(id);
        (await FindAsync(Clearing, "matches", typed + " nosuchword")).Should().NotContain(id);
        (await FindAsync(Stranger, "matches", typed)).Should().NotContain(id);
    }

    [Fact]
    public async Task random_texts_are_kept_and_found()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        var texts = Enumerable.Range(0, 200).Select(number => RandomText(random, number)).ToList();
        var drafted = new Dictionary<string, string>();
        foreach (var some in texts.Chunk(8))
        {
            var drafts = await Task.WhenAll(
                some.Select(text => shared.DraftedAsync(SharedPlatform.DraftInput(subject: text, facts: text))));
            foreach (var (text, draft) in some.Zip(drafts)) drafted[draft["id"]!.GetValue<string>()] = text;
        }
        foreach (var some in drafted.Chunk(100))
        {
            var ids = new JsonArray([.. some.Select(draft => JsonValue.Create(draft.Key))]);
            var read = await shared.Platform.AskAsync(Clearing,
                "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Request { id subject facts } } }", new JsonObject { ["ids"] = ids });
            foreach (var node in read["nodes"]!.AsArray())
            {
                Same(node!["subject"]!, drafted[node["id"]!.GetValue<string>()], $"seed {Seed}");
                Same(node["facts"]!, drafted[node["id"]!.GetValue<string>()], $"seed {Seed}");
            }
        }
        foreach (var (id, text) in drafted) (await FindAsync(Clearing, "eq", text)).Should().Equal([id], $"seed {Seed}");
    }

    /// <summary>Any code points of any plane, controls and unassigned ones among them; the number keeps it from being blank.</summary>
    static string RandomText(Random random, int number)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 60); length > 0; length--)
        {
            var highest = random.Next(4) switch { 0 => 0x250, 1 => 0x2100, 2 => 0x10000, _ => 0x110000 };
            var point = random.Next(highest);
            if (Rune.IsValid(point)) text.Append(new Rune(point).ToString());
        }
        return text.Append(number).ToString();
    }

    async Task<IReadOnlyList<string>> FindAsync(string person, string comparison, string text)
    {
        var document = $"query($t: String!) {{ requests(first: 100, where: {{ text: {{ {comparison}: $t }} }}) {{ nodes {{ id }} }} }}";
        var found = await shared.Platform.AskAsync(person, document, new JsonObject { ["t"] = text });
        return [.. found["requests"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];
    }

    static void Same(JsonNode read, string sent, string because = "") =>
        Encoding.UTF8.GetBytes(read.GetValue<string>()).Should().Equal(Encoding.UTF8.GetBytes(sent), because);
}
