using System.Collections.Immutable;

namespace Selec.Host.Commands;

/// <summary>What operators do with the platform's program beside running it.</summary>
internal static class Commands
{
    /// <summary>Exit codes: done or whole; a fault was found; the command or a file could not be used.</summary>
    public const int Done = 0, Fault = 1, Unusable = 2;

    static readonly ImmutableDictionary<string, Func<string[], TextWriter, int>> _known =
        ImmutableDictionary.CreateRange<string, Func<string[], TextWriter, int>>(
        [
            new("audit export", AuditExport.Run),
            new("audit anchor", AuditAnchoring.Run),
            new("audit key", AuditKey.Run),
            new("audit expire", AuditExpiring.Run),
            new("audit verify", AuditVerify.Run),
            new("backup create", BackupCreate.Run),
            new("backup restore", BackupRestore.Run),
            new("backup verify", BackupVerify.Run),
            new("keys backup", KeysBackup.Run),
            new("keys prune-backups", KeysPruning.Run),
            new("keys renew-ledger", KeysLedger.Run),
            new("keys restore", KeysRestore.Run),
            new("keys rotate", KeysRotate.Run),
        ]);

    /// <summary>Whether the arguments begin with a word, and not with a setting.</summary>
    public static bool IsCommand(string[] arguments) =>
        arguments is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal);

    /// <summary>Runs a command and returns the exit code; what cannot be done is said in one line.</summary>
    public static int Run(string[] arguments)
    {
        var name = string.Join(' ', arguments.Take(2));
        try
        {
            return _known.TryGetValue(name, out var command)
                ? command(arguments[2..], Console.Out)
                : throw new UsageException($"Unknown command '{name}'. Known: {string.Join(", ", _known.Keys.Order(StringComparer.Ordinal))}.");
        }
        catch (Exception refused) when (
            refused is UsageException or SettingException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine(refused.Message.ReplaceLineEndings(" "));
            return Unusable;
        }
    }
}
