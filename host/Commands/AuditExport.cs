using System.Globalization;
using Selec.Contracts;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary><c>audit export --to file [--key private-key]</c>: the whole audit log in one file; the export's own entry is in it.</summary>
internal static class AuditExport
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--to", "--key").WithOperands(0);
        var target = Files.New(line.One("--to"));
        using var key = line.OneOrNone("--key") is { } path ? Files.SigningKey(path) : null;
        var journal = new AuditedJournal([.. line.Settings]);
        journal.Record(AuditKind.Export, "auditExport");
        var extent = Files.Write(target, stream => AuditFiles.Export(journal.Log, stream, journal.Now, key));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Exported {extent.Entries} entries in {extent.Chains} chains to {target}."));
        return Commands.Done;
    }
}
