using System.Globalization;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>The opaque tag by which clients know the version of a node; it tells nothing of how many events there were.</summary>
public static class VersionTag
{
    /// <summary>The tag of a version, another one after each restore from a back-up.</summary>
    public static string Of(IKeyedHashes hashes, IJournal journal, StreamId stream, long number) => hashes.Tag(
        "version", string.Create(CultureInfo.InvariantCulture, $"{stream}@{number}{(journal.Restored is "" ? "" : " ")}{journal.Restored}"));
}
