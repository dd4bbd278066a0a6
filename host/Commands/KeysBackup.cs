using System.Globalization;
using Selec.Access.Keys;

namespace Selec.Host.Commands;

/// <summary><c>keys backup file</c>: a copy of the key store with its date, taken while the platform runs or not.</summary>
internal static class KeysBackup
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments).WithOperands(1);
        var target = Files.New(line.Operands[0]);
        var desk = new KeysDesk([.. line.Settings]);
        desk.Record("keysBackup");
        var keys = KeyCustody.BackUp(desk.Options, target, desk.Clock);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up {keys} wrapped keys to {target}. It may be restored for {desk.Options.KeyBackupDays} days."));
        return Commands.Done;
    }
}
