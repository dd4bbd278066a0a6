using System.Globalization;
using Selec.Access.Keys;

namespace Selec.Host.Commands;

/// <summary><c>keys rotate</c>: every data key wrapped anew under the current master key, while the platform is stopped.</summary>
internal static class KeysRotate
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var desk = new KeysDesk([.. CommandLine.Read(arguments).WithOperands(0).Settings]);
        desk.Record("keysRotate");
        var (keys, master) = KeyCustody.Rotate(desk.Options, desk.Clock);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Wrapped {keys} data keys anew. The master key '{master}' wraps all of them; no other one is needed."));
        return Commands.Done;
    }
}
