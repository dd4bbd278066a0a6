using System.Globalization;
using Selec.Contracts;
using Selec.Journal.Audit;

namespace Selec.Host.Commands;

/// <summary>
/// <c>audit expire</c>: blanks the content of entries that are older than the log keeps their kind. What it does is in the log.
/// </summary>
internal static class AuditExpiring
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments).WithOperands(0);
        var journal = new AuditedJournal([.. line.Settings]);
        var extent = AuditExpiry.Run(
            journal.Log, journal.Retention, journal.Now, count => journal.Entry(AuditKind.Expire, "auditExpire") with { Hits = count });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Blanked {extent.Blanked} entries."));
        if (extent.Left == 0) return Commands.Done;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Left {extent.Left} entries whose hashes do not hold: verify an export, which names them."));
        return Commands.Fault;
    }
}
