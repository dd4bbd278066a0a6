using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Benchmarks;

/// <summary>A row as wide as a request's, with its columns.</summary>
sealed record RecordView(string Key, string Text, string State, string Kind, string Requester, string Reference, ImmutableArray<string> Areas, DateTimeOffset At)
{
    public static readonly Table<RecordView> Table =
        new Table<RecordView>("records", RecordJson.Default.RecordView, view => view.Key, view => new StreamId("record", view.Key))
            .Code("state", view => view.State).Code("kind", view => view.Kind).Code("requester", view => view.Requester)
            .Code("reference", view => view.Reference).Codes("area", view => view.Areas).ListedBy("recordedAt", view => view.At);
}

[JsonSerializable(typeof(RecordView))]
sealed partial class RecordJson : JsonSerializerContext;

/// <summary>A quarter of a million rows with the grants of as many requests, written through the journal once and kept for the next run.</summary>
static class Records
{
    public const int Rows = 250_000;
    const int AtATime = 2_500;

    /// <summary>What the rows are; a file of another recipe is not used.</summary>
    const string Recipe = "records 5: 250000 rows, 11 requesters, 7 grants each, 5 rows of one officer";

    public static readonly ImmutableArray<string> Parties = ["AL", "BA", "BG", "GR", "HU", "MD", "ME", "MK", "RO", "RS", "TR"];
    public static readonly DateTimeOffset Begun = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The only officer with five rows.</summary>
    public const string Officer = "officer:BG.rare";

    public static string Folder { get; } = Path.Combine(
        Path.GetTempPath(), $"selec-records-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Recipe)))[..16]}");

    public static string Key(int i) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i)))[..32];

    /// <summary>The places of the five rows, spread over all.</summary>
    public static bool IsRare(int i) => i % (Rows / 5) == 7;

    public static async Task WriteAsync(IJournal journal)
    {
        for (var from = 0; from < Rows; from += AtATime)
        {
            var rows = Enumerable.Range(from, AtATime).ToList();
            var change = ReadSideChange.Nothing with
            {
                Upserts = [.. rows.Select(i => new RowWrite(RecordView.Table.Row(View(i)), RowParts.None))], Granted = [.. rows.SelectMany(Grants)],
            };
            await journal.AppendAsync(new Append([], change, null, Selec.Journal.Tests.Kit.People.Entry(Begun), Begun), CancellationToken.None);
            if (from % 50_000 == 0) Console.WriteLine($"{from:N0} rows written");
        }
    }

    static RecordView View(int i) => new(
        Key(i), Convert.ToBase64String(Wide(i)), i % 7 == 0 ? "CLOSED" : "SENT", "INFORMATION", Parties[i % Parties.Length], $"{i:D8}", ["DRUGS"], Begun.AddSeconds(i));

    static byte[] Wide(int i) => [.. Enumerable.Range(0, 20).SelectMany(n => SHA256.HashData(BitConverter.GetBytes((i * 20) + n)))];

    static IEnumerable<Grant> Grants(int i)
    {
        var party = Parties[i % Parties.Length];
        string[] groups = [IsRare(i) ? Officer : $"officer:{party}.{i % 300}", $"{party}.POLICE", $"{party}.NFP", $"{party}.LO", "SELEC.DPO", "SELEC.JSB", "SELEC.OPS"];
        return groups.Select(group => new Grant($"record/{Key(i)}", group, Begun, null));
    }
}
