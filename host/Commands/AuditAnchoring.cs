using System.Globalization;
using Selec.Contracts;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary><c>audit anchor --to file --key private-key</c>: how far each chain reaches, signed, for a custodian to keep.</summary>
internal static class AuditAnchoring
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--to", "--key").WithOperands(0);
        var target = Files.New(line.One("--to"));
        using var key = Files.SigningKey(line.One("--key"));
        var journal = new AuditedJournal([.. line.Settings]);
        journal.Record(AuditKind.Consult, "auditAnchor");
        var extent = Files.Write(target, stream => AuditFiles.Anchor(journal.Log, stream, journal.Now, key));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Anchored {extent.Entries} entries in {extent.Chains} chains in {target}."));
        return Commands.Done;
    }
}
