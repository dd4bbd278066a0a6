using Selec.Contracts;

namespace Selec.Journal.Backup;

/// <summary>Back-ups of the journal: taken while platforms write or not, checked, and restored where there is no journal.</summary>
public static class Backups
{
    /// <summary>Takes a back-up into a new folder.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="target">The folder.</param>
    /// <param name="stamp">When and by which program.</param>
    /// <param name="beside">Adds to the folder what else belongs to the back-up; it is copied after the journal.</param>
    /// <exception cref="BackupRefusedException">The folder is there, or the journal cannot be copied.</exception>
    public static BackupManifest Create(StoredJournal journal, string target, BackupStamp stamp, Action<string> beside) =>
        journal.With(database => BackupFolder.Write(target, folder =>
        {
            var copied = database.CopyTo(folder);
            MustKnow(database, copied.Schema);
            beside(folder);
            return new BackupManifest(
                BackupManifest.ThisFormat, stamp.Program, database.Kind, copied.Schema, stamp.At, copied.Head, copied.Tables, []);
        }));

    /// <summary>What a back-up says of itself.</summary>
    /// <exception cref="BackupRefusedException">It is no whole back-up.</exception>
    public static BackupManifest Read(string folder) => BackupFolder.Read(folder);

    /// <summary>Everything in which a back-up differs from what it was when it was taken, or from a journal; one in a line.</summary>
    /// <param name="journal">A journal of the same kind of database; it is not touched, but its server may lend the room to restore in.</param>
    /// <param name="folder">The back-up.</param>
    public static IReadOnlyList<string> Verify(StoredJournal journal, string folder)
    {
        try
        {
            return journal.With(database =>
            {
                var manifest = Checked(database, folder);
                var files = BackupFolder.Deviations(folder, manifest).ToList();
                return files.Count > 0 ? files : BackupProof.Deviations(database, folder, manifest);
            });
        }
        catch (BackupRefusedException refused)
        {
            return [refused.Message];
        }
    }

    /// <summary>Puts a back-up where there is no journal, whole or not at all.</summary>
    /// <param name="journal">The place.</param>
    /// <param name="folder">The back-up.</param>
    /// <param name="entry">The entry that tells of it.</param>
    /// <param name="beside">Sees to what else belongs to the back-up, once nothing speaks against restoring it and before that is done.</param>
    /// <exception cref="BackupRefusedException">It may not be restored, or not there.</exception>
    public static BackupManifest Restore(StoredJournal journal, string folder, AuditEntry entry, Action<string> beside) => journal.With(database =>
    {
        var manifest = Checked(database, folder);
        database.MustBeEmpty();
        if (BackupFolder.Deviations(folder, manifest).FirstOrDefault() is { } deviation)
            throw new BackupRefusedException(BackupRefusedException.Altered, $"The back-up is not as it was written: {deviation}.");
        beside(folder);
        database.Restore(folder, manifest, entry);
        return manifest;
    });

    static BackupManifest Checked(IDatabaseBackup database, string folder)
    {
        var manifest = BackupFolder.Read(folder);
        if (manifest.Database != database.Kind)
            throw new BackupRefusedException(BackupRefusedException.OtherDatabase,
                $"The back-up is of a database of the kind '{manifest.Database}', and the settings name one of the kind '{database.Kind}'.");
        MustKnow(database, manifest.Schema);
        return manifest;
    }

    static void MustKnow(IDatabaseBackup database, long schema)
    {
        var (oldest, newest) = database.Schemas;
        if (schema > newest)
            throw new BackupRefusedException(BackupRefusedException.NewerSchema,
                $"The journal was written by a newer program: its schema is version {schema}, this program knows version {newest}. Use the newer program.");
        if (schema < oldest)
            throw new BackupRefusedException(BackupRefusedException.OlderSchema,
                $"The journal's schema is version {schema}, and this program carries forward from version {oldest}. Use a program in between.");
    }
}
