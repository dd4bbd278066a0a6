using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Sdk;

namespace Selec.Host.Commands;

/// <summary>The journal of the data directory that the settings name, for an operator who stands outside the running platform.</summary>
internal sealed class AuditedJournal
{
    const string Operator = "operator";

    readonly TimeProvider _time = TimeProvider.System;

    /// <param name="settings">Settings as arguments, as the platform takes them.</param>
    /// <exception cref="UsageException">There is no journal. Nothing is made in its place.</exception>
    public AuditedJournal(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        // Reading the settings makes the directory, which is right for a platform that starts and wrong for a name that was mistyped.
        var directory = Path.GetFullPath(builder.Configuration["Selec:DataDirectory"] is { Length: > 0 } named ? named : "data");
        if (!System.IO.Directory.Exists(directory)) throw new UsageException($"Selec:DataDirectory: there is no directory '{directory}'.");
        var read = PlatformSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        Retention = read.AuditRetention;
        if (read.JournalDatabase is { } database) Log = StoredLog.InPostgres(database);
        else if (File.Exists(read.JournalFile)) Log = StoredLog.InFile(read.JournalFile);
        else throw new UsageException($"Selec:DataDirectory: '{read.DataDirectory}' holds no journal.");
    }

    /// <summary>For how many months each kind of entry is kept.</summary>
    public ImmutableDictionary<AuditKind, int> Retention { get; }

    /// <summary>The audit log in it.</summary>
    public StoredLog Log { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Records what the operator is about to do; it is on disk before anything is read.</summary>
    public void Record(AuditKind kind, string operation)
    {
        var entries = (int)Math.Min(AuditFiles.Count(Log), int.MaxValue);
        AuditFiles.Record(Log, Entry(kind, operation) with { Hits = entries });
    }

    /// <summary>An entry of what the operator does.</summary>
    public AuditEntry Entry(AuditKind kind, string operation) =>
        new(Now, kind, new PersonId(Operator), null, PartyCode.Selec, "command-line", operation, ["audit/log"], "OK", 0, null, null);
}
