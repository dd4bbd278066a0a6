using System.Globalization;
using Selec.Contracts;
using Selec.Journal.Backup;

namespace Selec.Host.Commands;

/// <summary>
/// <c>backup restore --from folder [--ledger file]</c>: a back-up where there is no journal, whole or not at all. What the erasure ledger names is
/// destroyed again before the key store opens.
/// </summary>
internal static class BackupRestore
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--from", "--ledger").WithOperands(0);
        var folder = BackupDesk.Folder(line.One("--from"));
        var newest = line.OneOrNone("--ledger");
        if (newest is not null) Files.Open(newest).Dispose();
        var desk = BackupDesk.Of(line.Settings);
        var erasures = 0L;
        var manifest = Backups.Restore(
            desk.Journal, folder, BackupDesk.Entry(AuditKind.Alter, "backupRestore"), of => erasures = desk.SettleLedger(of, newest));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {manifest.Rows} rows in {manifest.Tables.Length} tables up to position {manifest.Head}, as of {manifest.At:u}. "
            + $"The erasure ledger knows {erasures} erasures; they are repeated when the keys are opened."));
        return Commands.Done;
    }
}
