using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Durability;

[Trait("Database", "embedded")]
public sealed class FormerVersionTests : IDisposable
{
    /// <summary>The tables as the second version had them, and nothing that came later.</summary>
    internal const string AsSecond = """
        ALTER TABLE grants RENAME TO newer; DROP INDEX grants_by_node; DROP TABLE places; DROP TABLE listings; DROP TABLE audit_objects;
        DROP TABLE audit_indexed; DROP INDEX claims_by_item; ALTER TABLE claims DROP COLUMN item;
        CREATE TABLE grants (
            node TEXT NOT NULL, grantee TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER, level INTEGER NOT NULL DEFAULT 0) STRICT;
        INSERT INTO grants SELECT node, grantee, begins, ends, level FROM newer; DROP TABLE newer;
        CREATE INDEX grants_by_node ON grants (node, grantee, begins, ends, level);
        CREATE INDEX grants_by_grantee ON grants (grantee, node, begins, ends, level);
        CREATE TABLE audit_objects (
            object TEXT NOT NULL, at INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (object, at, entry)) STRICT, WITHOUT ROWID;
        DELETE FROM schema; INSERT INTO schema (version) VALUES (2)
        """;

    static readonly PersonId _officer = new("bg-case-officer-police");

    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-former-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task a_data_directory_of_the_former_version_serves_at_its_first_start_with_all_that_was_in_it()
    {
        var before = await StartAndStopAsync("--Selec:Profile=demo");
        DataFile.Tamper(_data, AsSecond);

        var after = await StartAndStopAsync("--Selec:Profile=empty");

        after.Should().Be(before);
        before.Name.Should().NotBeNull();
    }

    async Task<(string? Name, string Rows)> StartAndStopAsync(string profile)
    {
        await using var platform = await RunningPlatform.StartAsync(_data, [profile]);
        using var journal = DataFile.Journal(_data);
        return (platform.Services.GetRequiredService<IDirectory>().NameOf(_officer), journal.ReadModels());
    }
}
