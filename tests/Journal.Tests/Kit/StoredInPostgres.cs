using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Selec.PostgresCluster;

namespace Selec.Journal.Tests.Kit;

/// <summary>A database of its own in a cluster.</summary>
sealed class StoredInPostgres(Cluster cluster) : StoredIn
{
    public string ConnectionString { get; } = cluster.NewDatabase();

    public override void Add(IServiceCollection services) => services.AddPostgresJournal(ConnectionString);

    public override void Execute(string sql) => Texts(sql);

    public override IReadOnlyList<string> Ask(string sql) => Texts(sql);

    public override IEnumerable<string> Files()
    {
        Execute("CHECKPOINT");
        var own = Texts("SELECT oid::text FROM pg_database WHERE datname = current_database()")[0];
        return System.IO.Directory.GetFiles(Path.Combine(cluster.Data, "base", own)).Concat(System.IO.Directory.GetFiles(Path.Combine(cluster.Data, "pg_wal")));
    }

    public override void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        cluster.Drop(ConnectionString);
    }

    public override string Dump()
    {
        var text = new StringBuilder();
        foreach (var table in Texts(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'selec' AND (table_name LIKE 'row\\_%' "
            + "OR table_name IN ('grants', 'claims', 'reminders', 'places', 'listings', 'texts')) ORDER BY 1"))
        {
            text.AppendLine(table);
            foreach (var line in Texts($"SELECT (to_jsonb(t) - 'id' - 'granted' - 'held_by' - 'held_until')::text FROM \"{table}\" t ORDER BY 1")) text.AppendLine(line);
        }
        return text.ToString();
    }

    List<string> Texts(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = "selec", Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetString(0));
        return texts;
    }
}
