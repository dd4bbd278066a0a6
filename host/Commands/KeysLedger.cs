using System.Globalization;
using Selec.Access.Keys;

namespace Selec.Host.Commands;

/// <summary><c>keys renew-ledger</c>: a lost erasure ledger, written anew from the tombstones of a key store that was not restored.</summary>
internal static class KeysLedger
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var desk = new KeysDesk([.. CommandLine.Read(arguments).WithOperands(0).Settings]);
        desk.Record("keysRenewLedger");
        var erasures = KeyCustody.RenewLedger(desk.Options, desk.Clock);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote the erasure ledger anew: {erasures} erasures."));
        return Commands.Done;
    }
}
