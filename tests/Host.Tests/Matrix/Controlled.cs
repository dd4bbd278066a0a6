namespace Selec.Host.Tests.Matrix;

/// <summary>Whoever acts for the supplier does with an item of its own whatever a supplier may.</summary>
internal sealed class Controlled(Play play, Investigated investigated)
{
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Partner = "it-representative";
    const string Directorate = "selec-operations";

    public async Task RunAsync()
    {
        foreach (var (person, second) in new[] { (Focal, Liaison), (Liaison, Focal), (Partner, null) })
        {
            var item = await ItemAsync(play, person == Partner ? Partner : "bg-case-officer-police");
            await DecidedAsync(person, item);
            // A partner is cleared to the lowest level alone: it neither raises nor lowers anything.
            if (second is not null) await ActAsync(person, "reclassifyItem", item, """, "level": "RESTRICTED" """);
            await ActAsync(person, "reclassifyItem", item, """, "level": "BASIC" """);
            if (second is not null) await ActAsync(second, "confirmAct", item, """, "act": "LOWER_CLASSIFICATION", "level": "BASIC" """);
            await ActAsync(person, "eraseItem", item, """, "ground": "SUPPLIER_WISH" """);
            await ActAsync(person, "withdrawAct", item);
            await ActAsync(person, "recallItem", item, """, "ground": "WRONG" """);
        }
        await OfSelecAsync();
    }

    /// <summary>What SELEC itself supplied: the Directorate's evaluation of a joint investigation.</summary>
    async Task OfSelecAsync()
    {
        var found = await play.Platform.AskAsync(Directorate, $$"""
            { informationItems(last: 1, where: { and: [{ belongsTo: { eq: "{{investigated.Main}}" } }, { supplier: { eq: "SELEC" } }] }) {
              nodes { id } } }
            """);
        var item = found["informationItems"]!["nodes"]![0]!["id"]!.GetValue<string>();
        await DecidedAsync(Directorate, item);
        await ActAsync(Directorate, "reclassifyItem", item, """, "level": "RESTRICTED" """);
        await ActAsync(Directorate, "eraseItem", item, """, "ground": "SUPPLIER_WISH" """);
        await ActAsync(Directorate, "withdrawAct", item);
        await ActAsync(Directorate, "recallItem", item, """, "ground": "WRONG" """);
    }

    /// <summary>The item of a request that somebody drafts; the National Unit learns of one that is cleared.</summary>
    public static async Task<string> ItemAsync(Play play, string author)
    {
        var request = await play.DoAsync(author, "draftRequest", """
            {"content":{"subject":"To be controlled","facts":"Who?","crimeAreas":["DRUGS"],"addressees":["RO"]}}
            """);
        if (author != Partner) await play.OnAsync(Focal, "clearRequest", ("request", request));
        return (await play.NodesAsync(author, request, "Request", "item")).Single();
    }

    async Task DecidedAsync(string person, string item)
    {
        foreach (var (act, more) in new[]
        {
            ("widenAudience", """, "party": "HU" """), ("restrictField", """, "field": "subject", "parties": ["HU"] """),
            ("releaseField", """, "field": "subject", "parties": ["HU"] """), ("narrowAudience", """, "party": "HU" """),
        })
        {
            await ActAsync(person, act, item, more);
        }
        // Passing on is the treaty path's; what SELEC supplied itself goes to a party by widening.
        if (person != Directorate) await ActAsync(person, "forwardItem", item, """, "to": "GR" """);
        await play.DoAsync(person, "correctItem", $$"""{"original":"{{item}}","text":"Corrected"}""");
    }

    Task<string> ActAsync(string person, string act, string item, string more = "") =>
        play.DoAsync(person, act, $$"""{"item":"{{item}}"{{more}} }""");
}
