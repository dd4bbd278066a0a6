using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The hashes by which rows are found, item by item.</summary>
sealed class SearchedTexts(SqliteJournal journal) : ISearchedTexts
{
    public async Task ForgetAsync(ItemId item, CancellationToken cancellationToken)
    {
        // At each start every erasure is repeated: what was forgotten before costs no transaction.
        var isKnown = await journal.ReadAsync(
            database => database.Prepare("SELECT EXISTS (SELECT 1 FROM texts WHERE item = ?1)").Scalar(item.Value) == 1, cancellationToken);
        if (isKnown) await journal.WriteAsync(transaction => Forget(transaction.Database, item), cancellationToken);
    }

    static bool Forget(SqliteDatabase database, ItemId item)
    {
        new WordWriter(database).Forget(item);
        return true;
    }
}
