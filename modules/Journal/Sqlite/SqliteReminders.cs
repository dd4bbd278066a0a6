using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>The reminders in the journal's file, which one node alone opens.</summary>
sealed class SqliteReminders(SqliteJournal journal) : IReminders
{
    const string Due = """
        SELECT stream, name, due FROM reminders WHERE due <= ?1 AND (due, stream, name) > (?2, ?3, ?4) ORDER BY due, stream, name LIMIT ?5
        """;

    public Task Changed => journal.NextReminded;

    public Task<IReadOnlyList<DueReminder>> DueAsync(
        DateTimeOffset now, DueReminder? after, int limit, CancellationToken cancellationToken) =>
        journal.ReadAsync<IReadOnlyList<DueReminder>>(
            database =>
            {
                var rows = database.Query(
                    Due, now.ToUnixTimeMilliseconds(), after?.Due.ToUnixTimeMilliseconds() ?? long.MinValue, after?.Stream.ToString() ?? "",
                    after?.Name ?? "", limit);
                var due = new List<DueReminder>();
                while (rows.Step())
                    due.Add(new DueReminder(
                        StreamId.Parse(rows.Text(0)), rows.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(2))));
                return due;
            },
            cancellationToken);

    public Task<DateTimeOffset?> NextAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        journal.ReadAsync<DateTimeOffset?>(
            database => database.Prepare("SELECT min(due) FROM reminders WHERE due > ?1").Scalar(after.ToUnixTimeMilliseconds()) is { } due
                ? DateTimeOffset.FromUnixTimeMilliseconds(due)
                : null,
            cancellationToken);
}
