using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>
/// The reminders in the journal's database. What is due is given to one node for a while; where that node dies or fails, to another afterwards.
/// The while is measured by the database's clock, which all nodes share. A node is given those of the kinds that it knows: another release may
/// know more.
/// </summary>
sealed class PostgresReminders(PostgresJournal journal, ActorCatalog actors) : IReminders
{
    const string Due = """
        WITH due AS (
            SELECT due, stream, name FROM reminders
            WHERE due <= $1 AND (due, stream, name) > ($2, $3, $4) AND split_part(stream, '/', 1) = ANY ($7)
                AND (held_by = $6 OR held_until IS NULL OR held_until < clock_timestamp())
            ORDER BY due, stream, name LIMIT $5 FOR UPDATE SKIP LOCKED),
        held AS (
            UPDATE reminders r SET
                held_until = CASE WHEN held_by = $6 AND held_until > clock_timestamp() THEN held_until ELSE clock_timestamp() + interval '2 minutes' END,
                held_by = $6
            FROM due d
            WHERE r.due = d.due AND r.stream = d.stream AND r.name = d.name RETURNING r.stream, r.name, r.due)
        SELECT stream, name, due FROM held ORDER BY due, stream, name
        """;

    readonly string _node = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    public Task Changed => journal.NextReminded;

    public async Task<IReadOnlyList<DueReminder>> DueAsync(DateTimeOffset now, DueReminder? after, int limit, CancellationToken cancellationToken)
    {
        var rows = await journal.Database.ReadAsync(
            Due,
            [
                now.ToUnixTimeMilliseconds(), after?.Due.ToUnixTimeMilliseconds() ?? long.MinValue, after?.Stream.ToString() ?? "", after?.Name ?? "", limit, _node,
                actors.Kinds.ToArray(),
            ],
            cancellationToken);
        var due = new List<DueReminder>();
        while (rows.Step())
            due.Add(new DueReminder(StreamId.Parse(rows.Text(0)), rows.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(2))));
        return due;
    }

    public async Task<DateTimeOffset?> NextAsync(DateTimeOffset after, CancellationToken cancellationToken) =>
        await journal.Database.ScalarAsync("SELECT min(due) FROM reminders WHERE due > $1", [after.ToUnixTimeMilliseconds()], cancellationToken) is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;
}
