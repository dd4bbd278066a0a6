namespace Selec.Journal.Sql;

/// <summary>A journal that a newer program has written stops the start, with what to do.</summary>
static class NewerProgram
{
    /// <exception cref="InvalidOperationException">The version that was found is above the one that this program knows.</exception>
    public static void Refuse(long? found, long known)
    {
        if (found > known)
        {
            throw new InvalidOperationException(
                $"The journal was written by a newer program: its schema is version {found}, this program knows version {known}. "
                + "Start the newer program, or move the journal away and put a back-up of this version in its place: backup restore --from <folder>.");
        }
    }
}
