namespace Selec.Journal.Sql;

/// <summary>
/// Tables are made and their version is noted in one transaction, so that no start leaves part of them. Whoever copied or dropped some by hand is
/// told before anything is written to the rest: made anew, they would be empty.
/// </summary>
static class PartOfAJournal
{
    /// <param name="odd">A table that is there without a version, or is missing with one; null where all is well.</param>
    /// <param name="isNew">Whether there is no version.</param>
    /// <param name="place">What holds the journal.</param>
    /// <param name="remedy">How it makes room for a back-up.</param>
    /// <exception cref="InvalidOperationException">There is such a table.</exception>
    public static void Refuse(string? odd, bool isNew, string place, string remedy)
    {
        if (odd is null) return;
        var fault = isNew ? $"there is a table {odd}, but no version" : $"the table {odd} is missing";
        throw new InvalidOperationException(
            $"The {place} holds only part of a journal: {fault}. {remedy} and put a back-up in its place: backup restore --from <folder>.");
    }
}
