using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>An item is kept for another three years; another one is drawn on, reported wrong, corrected and recalled.</summary>
internal sealed class RetentionLives(RunningPlatform platform, Planter planter)
{
    const string Supplier = "bg-liaison-police";

    /// <summary>What is entered now is up for review when the run begins.</summary>
    public static async Task BeginAsync(string data)
    {
        var entered = new SetClock(TimeProvider.System.GetUtcNow().AddYears(-3).AddMonths(1));
        await (await RunningPlatform.StartAtAsync(entered, adjust: null, data)).DisposeAsync();
    }

    public async Task RunAsync()
    {
        await ExtendedAsync();
        var (request, thread) = await new Lives(platform, planter).AssignedAsync();
        var item = (await NodeAsync(Supplier, request, "... on Request { item { id } }"))["item"]!["id"]!.GetValue<string>();
        var answer = await DrawnAsync(thread, item);
        await ReportedAsync(item);
        await planter.DoAsync(Supplier, "correctItem", new JsonObject { ["original"] = item });
        var correction = (await NodeAsync(Supplier, item, "... on InformationItem { correctedBy { id } }"))["correctedBy"]!["id"]!;
        await planter.DoAsync("ro-focal-point", "confirmReassessment", new JsonObject { ["item"] = answer });
        await planter.DoAsync(Supplier, "recallItem", new JsonObject { ["item"] = correction.DeepClone(), ["ground"] = "WRONG" });
    }

    async Task ExtendedAsync()
    {
        const string Read = "{ reviewsDue(first: 100) { nodes { item { id } } } }";
        JsonNode? review = null;
        await RunningPlatform.UntilAsync(async () =>
        {
            var due = (await platform.AskAsync("bg-focal-point", Read))["reviewsDue"]!["nodes"]!.AsArray();
            return (review = due.FirstOrDefault(one => one!["item"] is not null)) is not null;
        });
        await planter.DoAsync("bg-focal-point", "extendRetention", new JsonObject { ["item"] = review!["item"]!["id"]!.DeepClone() });
    }

    async Task<string> DrawnAsync(string thread, string source)
    {
        const string Author = "ro-case-officer-police";
        await planter.DoAsync(Author, "acknowledgeHandling", new JsonObject { ["item"] = source });
        await planter.DoAsync(
            Author, "answerRequest", new JsonObject { ["thread"] = thread, ["final"] = true, ["sources"] = new JsonArray(source) }, "thread");
        var read = await NodeAsync("ro-focal-point", thread, "... on Thread { messages { item { id } } }");
        return read["messages"]!.AsArray().Single()!["item"]!["id"]!.GetValue<string>();
    }

    async Task ReportedAsync(string item)
    {
        await planter.DoAsync("ro-liaison-police", "reportError", new JsonObject { ["about"] = item });
        var about = await NodeAsync(Supplier, item, "... on InformationItem { notices { id report { id } } }");
        var notice = about["notices"]!.AsArray().Single()!;
        await planter.DoAsync(Supplier, "acknowledgeHandling", new JsonObject { ["item"] = notice["report"]!["id"]!.DeepClone() });
        await planter.DoAsync(Supplier, "acknowledgeNotice", new JsonObject { ["notice"] = notice["id"]!.DeepClone() });
    }

    async Task<JsonNode> NodeAsync(string person, string id, string selection) =>
        (await platform.AskAsync(person, $"query($id: ID!) {{ node(id: $id) {{ {selection} }} }}", new JsonObject { ["id"] = id }))["node"]!;
}
