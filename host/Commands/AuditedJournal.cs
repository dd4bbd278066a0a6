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
    /// <exception cref="UsageException">There is no journal.</exception>
    public AuditedJournal(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        File = PlatformSettings.Read(builder.Configuration, builder.Environment.IsDevelopment()).JournalFile;
        if (!System.IO.File.Exists(File)) throw new UsageException($"Selec:DataDirectory: '{Path.GetDirectoryName(File)}' holds no journal.");
    }

    public string File { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Records what the operator is about to do; it is on disk before anything is read.</summary>
    public void Record(AuditKind kind, string operation)
    {
        var entries = (int)Math.Min(AuditFiles.Count(File), int.MaxValue);
        AuditFiles.Record(File, new AuditEntry(
            Now, kind, new PersonId(Operator), null, PartyCode.Selec, "command-line", operation, ["audit/log"], "OK", entries, null, null));
    }
}
