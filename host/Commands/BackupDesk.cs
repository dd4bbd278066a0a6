using System.Reflection;
using Selec.Access;
using Selec.Access.Keys;
using Selec.Contracts;
using Selec.Journal.Backup;
using Selec.Sdk;

namespace Selec.Host.Commands;

/// <summary>The journal that the settings name, there already or not, for an operator who copies it or puts a copy in its place.</summary>
internal sealed class BackupDesk
{
    const string Ledger = "erasures.ledger";

    readonly AccessOptions _keys;

    BackupDesk(PlatformSettings settings) => (_keys, Journal) = (
        settings.Access,
        settings.JournalDatabase is { } database ? StoredJournal.InPostgres(database) : StoredJournal.InFile(settings.JournalFile));

    public StoredJournal Journal { get; }

    /// <summary>The place that settings name; its directory is made.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static BackupDesk Of(IEnumerable<string> settings)
    {
        var builder = Settings(settings);
        return new BackupDesk(PlatformSettings.Read(builder.Configuration, builder.Environment.IsDevelopment()));
    }

    /// <summary>A journal of the kind that settings name, to check a back-up with. Nothing is made.</summary>
    public static StoredJournal Kind(IEnumerable<string> settings) =>
        DatabaseSettings.Read(Settings(settings).Configuration.GetSection("Selec")) is { } databases
            ? StoredJournal.InPostgres(databases.Ledger)
            : StoredJournal.InFile("journal.db");

    /// <summary>Which program takes a back-up, and when.</summary>
    public static BackupStamp Stamp() => new(
        TimeProvider.System.GetUtcNow(),
        typeof(BackupDesk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    /// <summary>The folder that an option names.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Folder(string path) =>
        System.IO.Directory.Exists(path) ? Path.GetFullPath(path) : throw new UsageException($"'{path}' is no folder.");

    /// <summary>The entry of what the operator does.</summary>
    public static AuditEntry Entry(AuditKind kind, string operation) => new(
        TimeProvider.System.GetUtcNow(), kind, new PersonId("operator"), null, PartyCode.Selec, "command-line", operation, ["journal/backup"], "OK", 0, null, null);

    /// <summary>Lays a copy of the erasure ledger into a folder.</summary>
    public void CopyLedger(string folder) => KeyCustody.CopyLedger(_keys, Path.Combine(folder, Ledger));

    /// <summary>Sees to it that the ledger in place knows what the one in the folder knows; gives the number of its erasures.</summary>
    public long SettleLedger(string folder, string? newest) => KeyCustody.SettleLedger(_keys, Path.Combine(folder, Ledger), newest);

    static WebApplicationBuilder Settings(IEnumerable<string> settings) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. settings], ContentRootPath = AppContext.BaseDirectory });
}
