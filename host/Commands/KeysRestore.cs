using System.Globalization;
using Selec.Access.Keys;

namespace Selec.Host.Commands;

/// <summary><c>keys restore file</c>: a back-up in the place of the key store, with the erasure ledger replayed on it.</summary>
internal static class KeysRestore
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments).WithOperands(1);
        Files.Open(line.Operands[0]).Dispose();
        var desk = new KeysDesk([.. line.Settings]);
        desk.Record("keysRestore");
        var (destroyed, lost) = KeyCustody.Restore(desk.Options, Path.GetFullPath(line.Operands[0]), desk.Clock);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored. The erasure ledger destroyed {destroyed} keys of the back-up; {lost} keys of the former store are not in it."));
        return Commands.Done;
    }
}
