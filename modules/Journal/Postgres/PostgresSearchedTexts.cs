using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>The hashes by which rows are found, item by item.</summary>
sealed class PostgresSearchedTexts(PostgresJournal journal, IKeyedHashes hashes) : ISearchedTexts
{
    /// <summary>It is remembered for a rebuild that has read it already. At each start every erasure is repeated.</summary>
    const string Forget = """
        WITH f AS (INSERT INTO forgotten (item) VALUES ($1) ON CONFLICT DO NOTHING), c AS (DELETE FROM claims WHERE item = $1)
        DELETE FROM texts WHERE item = $1
        """;

    public async Task<IReadOnlyCollection<ItemId>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var words = SearchHashes.Asked(hashes, text);
        if (words.Count == 0) return [];
        var all = string.Join(", ", words.Select((_, i) => $"${i + 1}::bytea"));
        var rows = await journal.Database.ReadAsync(
            $"SELECT DISTINCT t.item FROM texts t WHERE t.hashes @> ARRAY[{all}]", [.. words.Select(word => (SqlValue)word)], cancellationToken);
        return [.. RowReading.Texts(rows).Select(item => new ItemId(item))];
    }

    public Task ForgetAsync(ItemId item, CancellationToken cancellationToken) =>
        journal.Database.RunAsync(Forget, [item.Value], cancellationToken);
}
