using System.Globalization;
using Selec.Journal.Backup;

namespace Selec.Host.Commands;

/// <summary>
/// <c>backup verify --from folder</c>: every file against its sum, every table against the manifest after it was restored where nobody sees it,
/// positions, versions and the chains of the log; each deviation in a line.
/// </summary>
internal static class BackupVerify
{
    public static int Run(string[] arguments, TextWriter output)
    {
        var line = CommandLine.Read(arguments, "--from").WithOperands(0);
        var folder = BackupDesk.Folder(line.One("--from"));
        var deviations = Backups.Verify(BackupDesk.Kind(line.Settings), folder);
        foreach (var deviation in deviations) output.WriteLine(deviation.ReplaceLineEndings(" "));
        if (deviations.Count == 0) Tell(output, Backups.Read(folder));
        output.WriteLine(deviations.Count == 0 ? "Whole." : "Not whole.");
        return deviations.Count == 0 ? Commands.Done : Commands.Fault;
    }

    static void Tell(TextWriter output, BackupManifest manifest) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"Back-up of {manifest.At:u}, schema {manifest.Schema} ({manifest.Database}): {manifest.Rows} rows in {manifest.Tables.Length} tables up to position {manifest.Head}."));
}
