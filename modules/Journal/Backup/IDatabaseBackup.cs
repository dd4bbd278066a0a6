using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Journal.Audit;

namespace Selec.Journal.Backup;

/// <summary>What was copied out of a database, of one moment.</summary>
/// <param name="Schema">The version of the tables.</param>
/// <param name="Head">The position of the last event.</param>
/// <param name="Tables">Every table.</param>
sealed record CopiedJournal(long Schema, long Head, ImmutableArray<BackedUpTable> Tables);

/// <summary>How the journal of one kind of database is copied to files and back. Rows pass through; they are never held.</summary>
interface IDatabaseBackup
{
    /// <summary>The kind of database, as a manifest names it.</summary>
    string Kind { get; }

    /// <summary>The oldest version of tables that can be carried forward, and that of this program.</summary>
    (long Oldest, long Newest) Schemas { get; }

    /// <summary>Copies one moment of the journal to files in a folder, while platforms write or not.</summary>
    CopiedJournal CopyTo(string folder);

    /// <exception cref="BackupRefusedException">A journal is in the place already.</exception>
    void MustBeEmpty();

    /// <summary>Puts the journal in its place, whole or not at all, with the entry that tells of it.</summary>
    void Restore(string folder, BackupManifest manifest, AuditEntry entry);

    /// <summary>Restores it where nobody sees it and where it does not stay.</summary>
    IScratchJournal Scratch(string folder, BackupManifest manifest);
}

/// <summary>A journal that was restored to be looked at; gone when disposed of.</summary>
interface IScratchJournal : IDisposable
{
    /// <summary>Its tables as they were restored.</summary>
    ImmutableArray<BackedUpTable> Tables();

    /// <summary>Its log, and everything else that can be asked, after its tables were carried forward to this program's version.</summary>
    StoredLog Log();
}
