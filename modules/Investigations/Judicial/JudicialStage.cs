namespace Selec.Investigations;

/// <summary>How far the courts of a State have come.</summary>
internal enum JudicialStage
{
    /// <summary>Criminal investigation under way.</summary>
    Investigation,

    /// <summary>Persons charged.</summary>
    Charged,

    /// <summary>Indictment filed.</summary>
    Indicted,

    /// <summary>On trial.</summary>
    Trial,

    /// <summary>Convicted.</summary>
    Convicted,

    /// <summary>Acquitted.</summary>
    Acquitted,

    /// <summary>Discontinued.</summary>
    Discontinued,

    /// <summary>Under appeal.</summary>
    Appeal,

    /// <summary>Final.</summary>
    Final,
}

/// <summary>The order of judicial stages.</summary>
internal static class JudicialStages
{
    /// <summary>The stages that may follow one; null stands for the beginning of the record, by when the courts may be far on.</summary>
    public static JudicialStage[] After(JudicialStage? stage) => stage switch
    {
        null =>
        [
            JudicialStage.Investigation, JudicialStage.Charged, JudicialStage.Indicted, JudicialStage.Trial,
            JudicialStage.Convicted, JudicialStage.Acquitted, JudicialStage.Discontinued,
        ],
        JudicialStage.Investigation => [JudicialStage.Charged, JudicialStage.Indicted, JudicialStage.Discontinued],
        JudicialStage.Charged => [JudicialStage.Indicted, JudicialStage.Discontinued],
        JudicialStage.Indicted => [JudicialStage.Trial, JudicialStage.Discontinued],
        JudicialStage.Trial => [JudicialStage.Convicted, JudicialStage.Acquitted, JudicialStage.Discontinued],
        JudicialStage.Convicted or JudicialStage.Acquitted => [JudicialStage.Appeal, JudicialStage.Final],
        JudicialStage.Discontinued => [JudicialStage.Investigation, JudicialStage.Appeal, JudicialStage.Final],
        JudicialStage.Appeal => [JudicialStage.Trial, JudicialStage.Convicted, JudicialStage.Acquitted, JudicialStage.Discontinued],
        _ => [],
    };

    /// <summary>True for a stage that says how it ended.</summary>
    public static bool IsOutcome(JudicialStage stage)
        => stage is JudicialStage.Convicted or JudicialStage.Acquitted or JudicialStage.Discontinued;
}
