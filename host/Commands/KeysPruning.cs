using System.Globalization;
using Selec.Access.Keys;

namespace Selec.Host.Commands;

/// <summary><c>keys prune-backups folder</c>: what is past the horizon is overwritten and deleted.</summary>
internal static class KeysPruning
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments).WithOperands(1);
        var folder = Path.GetFullPath(line.Operands[0]);
        if (!System.IO.Directory.Exists(folder)) throw new UsageException($"'{line.Operands[0]}' is no folder.");
        var desk = new KeysDesk([.. line.Settings]);
        desk.Record("keysPruneBackups");
        var (deleted, kept) = KeyCustody.Prune(desk.Options, folder, desk.Clock);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Deleted {deleted} back-ups older than {desk.Options.KeyBackupDays} days, kept {kept}."));
        return Commands.Done;
    }
}
