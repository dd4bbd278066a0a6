using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Selec.Host.Binding;
using Selec.Host.Tests.Secrecy;
using IoDirectory = System.IO.Directory;

namespace Selec.Host.Tests.Keys;

/// <summary>A request with marks in its texts, and everything that could open them.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Node">The item's id as clients know it.</param>
/// <param name="Item">The item's id as the key store knows it.</param>
/// <param name="Wrapped">Its wrapped data key.</param>
/// <param name="Clear">Its data key.</param>
internal sealed record ErasedItem(string Request, string Node, string Item, byte[] Wrapped, byte[] Clear)
{
    public const string Officer = "bg-case-officer-police";

    const string Read = """
        query($id: ID!) { node(id: $id) { ... on Request { reference subject facts redactions { field reason } item { id erasedAt } } } }
        """;

    /// <summary>A request that was drafted and cleared, so that the focal point may erase its item.</summary>
    public static async Task<ErasedItem> EnterAsync(RunningPlatform platform, int mark)
    {
        var content = new JsonObject
        {
            ["subject"] = Canary.Text(mark),
            ["facts"] = Canary.Text(mark),
            ["crimeAreas"] = new JsonArray("TOBACCO"),
            ["addressees"] = new JsonArray("RO"),
        };
        var draft = await platform.DoAsync(
            Officer, "draftRequest", new JsonObject { ["content"] = content }, "request", "id version item { id }");
        await platform.DoAsync(
            "bg-focal-point", "clearRequest", new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() },
            "request");
        var node = draft["item"]!["id"]!.GetValue<string>();
        NodeIds.TryDecode(node, out var item).Should().BeTrue();
        var wrapped = WrappedKey(platform.Data, item!.Value.Key)!;
        return new ErasedItem(draft["id"]!.GetValue<string>(), node, item.Value.Key, wrapped, Open(platform.Data, wrapped, item.Value.Key));
    }

    public async Task EraseAsync(RunningPlatform platform)
    {
        await platform.DoAsync("bg-focal-point", "eraseItem", new JsonObject { ["item"] = Node, ["ground"] = "SUPPLIER_WISH" }, "item", "id erasedAt");
        await platform.DoAsync("bg-liaison-police", "confirmAct", new JsonObject { ["item"] = Node, ["act"] = "ERASE", ["ground"] = "SUPPLIER_WISH" }, "item", "id erasedAt");
    }

    /// <summary>What its drafter reads of the request now.</summary>
    public async Task<JsonNode> ReadAsync(RunningPlatform platform) =>
        (await platform.AskAsync(Officer, Read, new JsonObject { ["id"] = Request }))["node"]!;

    /// <summary>How many requests the drafter finds by a word of the text and by the whole text.</summary>
    public static async Task<(int ByWord, int ByText)> FoundAsync(RunningPlatform platform, int mark)
    {
        const string Search = """
            query($word: String!, $text: String!) {
              word: requests(first: 5, where: { text: { matches: $word } }) { totalCount }
              whole: requests(first: 5, where: { text: { eq: $text } }) { totalCount }
            }
            """;
        var found = await platform.AskAsync(
            Officer, Search, new JsonObject { ["word"] = Canary.Text(mark).Split(' ')[0], ["text"] = Canary.Text(mark) });
        return (found["word"]!["totalCount"]!.GetValue<int>(), found["whole"]!["totalCount"]!.GetValue<int>());
    }

    /// <summary>Each file below the folder that holds a trace of the key, wrapped or clear: any eight bytes of it in a row.</summary>
    public IEnumerable<string> Traces(string folder)
    {
        byte[][] keys = [Wrapped, Clear];
        var windows = keys.SelectMany(key => Enumerable.Range(0, key.Length - 7).Select(at => key[at..(at + 8)])).ToList();
        foreach (var file in IoDirectory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            if (windows.Any(window => copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(window) >= 0)) yield return Path.GetFileName(file);
        }
    }

    /// <summary>A wrapped key as it stands in the key file, or null.</summary>
    public static byte[]? WrappedKey(string data, string item)
    {
        using var keys = new SqliteConnection($"Data Source={Path.Combine(data, "keys.db")};Mode=ReadOnly;Pooling=False");
        keys.Open();
        using var command = keys.CreateCommand();
        command.CommandText = "SELECT wrapped FROM keys WHERE item = $item";
        command.Parameters.AddWithValue("$item", item);
        return command.ExecuteScalar() as byte[];
    }

    // As the key provider has it: the key file of the data directory.
    static byte[] Open(string data, byte[] wrapped, string item)
    {
        var master = Convert.FromBase64String(File.ReadAllText(Path.Combine(data, "keys", "master.key")).Trim());
        var clear = new byte[wrapped.Length - 28];
        using var cipher = new AesGcm(master, 16);
        cipher.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, clear.Length), wrapped.AsSpan(wrapped.Length - 16), clear, System.Text.Encoding.UTF8.GetBytes(item));
        return clear;
    }
}
