using System.Globalization;
using Selec.Contracts;
using Selec.Journal.Audit;
using Selec.Journal.Backup;

namespace Selec.Host.Commands;

/// <summary><c>backup create --to folder</c>: the journal of one moment with a copy of the erasure ledger, and no key; its own entry is in it.</summary>
internal static class BackupCreate
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--to").WithOperands(0);
        var target = Path.GetFullPath(line.One("--to"));
        var journal = new AuditedJournal([.. line.Settings]);
        var desk = BackupDesk.Of(line.Settings);
        AuditFiles.Record(journal.Log, BackupDesk.Entry(AuditKind.Export, "backupCreate"));
        var manifest = Backups.Create(desk.Journal, target, BackupDesk.Stamp(), desk.CopyLedger);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up {manifest.Rows} rows in {manifest.Tables.Length} tables up to position {manifest.Head}: {manifest.Size} bytes in {target}. "
            + $"No key is in it: take 'keys backup' after it."));
        return Commands.Done;
    }
}
