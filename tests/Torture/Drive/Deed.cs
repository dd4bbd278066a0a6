using Selec.Torture.Node;
using Selec.Torture.World;

namespace Selec.Torture.Drive;

/// <summary>How a deed ended for its client.</summary>
enum Ending
{
    /// <summary>No answer came that says: it was done once, or not at all.</summary>
    Open,

    /// <summary>It was acknowledged.</summary>
    Acknowledged,

    /// <summary>It was refused.</summary>
    Refused,
}

/// <summary>What a client does after a deed was acknowledged, or in doing it.</summary>
enum Manner
{
    /// <summary>It asks, and again until it has an answer.</summary>
    Plain,

    /// <summary>Where an answer does not come it leaves it at that.</summary>
    Patient,

    /// <summary>It asks two nodes at once.</summary>
    Hurried,

    /// <summary>It asks again after it was answered.</summary>
    Forgetful,

    /// <summary>It uses the key again for something else.</summary>
    Careless,
}

/// <summary>An act of a client, and what became of it.</summary>
sealed class Deed(string person, Act act, Manner manner)
{
    public string Person => person;

    public Act Act => act;

    public Manner Manner => manner;

    public Ending Ending { get; private set; }

    /// <summary>The version of the actor that was acknowledged.</summary>
    public long Version { get; private set; }

    /// <summary>Whether a node was asked.</summary>
    public bool WasTried { get; set; }

    /// <summary>Whether some try ended without telling whether it was done.</summary>
    public bool IsUncertain { get; set; }

    public void End(Answer answer)
    {
        (Ending, Version) = answer.Outcome == Outcome.Done ? (Ending.Acknowledged, answer.Version)
            // While an earlier try may still be on its way, a no says nothing of it.
            : (IsUncertain ? Ending.Open : Ending.Refused, 0);
    }
}
