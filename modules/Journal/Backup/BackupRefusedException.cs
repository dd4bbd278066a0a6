namespace Selec.Journal.Backup;

/// <summary>A back-up is not taken, or not restored: one line that begins with a code.</summary>
public sealed class BackupRefusedException : InvalidOperationException
{
    internal const string NotWhole = "BACKUP_NOT_WHOLE", Altered = "BACKUP_ALTERED", OtherFormat = "BACKUP_OTHER_FORMAT",
        OtherDatabase = "BACKUP_OTHER_DATABASE", NewerSchema = "BACKUP_NEWER_SCHEMA", OlderSchema = "BACKUP_OLDER_SCHEMA",
        TargetTaken = "BACKUP_TARGET_TAKEN", PlaceTaken = "BACKUP_PLACE_TAKEN", UnknownTable = "BACKUP_UNKNOWN_TABLE",
        NoJournal = "BACKUP_NO_JOURNAL", Failed = "BACKUP_FAILED";

    internal BackupRefusedException(string code, string sentence, Exception? reason = null)
        : base($"{code}: {sentence}", reason) => Code = code;

    /// <summary>Why, for programs.</summary>
    public string Code { get; }
}
