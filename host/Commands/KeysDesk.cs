using Selec.Access;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Sdk;

namespace Selec.Host.Commands;

/// <summary>The key store of the data directory that the settings name, for an operator who stands outside the running platform.</summary>
internal sealed class KeysDesk
{
    readonly AuditedJournal _journal;

    /// <param name="settings">Settings as arguments, as the platform takes them.</param>
    /// <exception cref="UsageException">There is no journal in which the act can be recorded.</exception>
    public KeysDesk(string[] settings)
    {
        _journal = new AuditedJournal(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        Options = PlatformSettings.Read(builder.Configuration, builder.Environment.IsDevelopment()).Access;
    }

    public AccessOptions Options { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>Records what the operator is about to do; it is on disk before anything is done.</summary>
    public void Record(string operation) => AuditFiles.Record(_journal.Log, new AuditEntry(
        _journal.Now, AuditKind.Keys, new PersonId("operator"), null, PartyCode.Selec, "command-line", operation, ["keys/store"], "OK", 0, null, null));
}
