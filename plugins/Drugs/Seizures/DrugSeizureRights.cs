using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>The acts on a seizure.</summary>
internal enum DrugSeizureAction
{
    /// <summary>Correct what was seized.</summary>
    Correct,

    /// <summary>Share it with further parties.</summary>
    Share,
}

/// <summary>Who may do what with a seizure.</summary>
internal static class DrugSeizureRights
{
    /// <summary>The roles that share records abroad.</summary>
    public static readonly ImmutableArray<Role> Sharing = [.. RecordCircle.Entering.Remove(Role.CaseOfficer)];

    /// <summary>Why the caller may not, or null.</summary>
    public static Refusal? Against(DrugSeizureAction action, RecordCircle circle, Caller caller) =>
        !circle.IsControlledBy(caller)
            ? new Refusal(Refusal.NotPermitted, "Only people of the party that supplied the record change it.", [])
        : action == DrugSeizureAction.Share && !Sharing.Contains(caller.Role)
            ? new Refusal(Refusal.NotPermitted, "Your National Focal Point or Liaison Officer shares records abroad.", [])
        : null;

    /// <summary>What the caller may do.</summary>
    public static ImmutableArray<DrugSeizureAction> Open(RecordCircle circle, Caller caller) =>
        [.. Enum.GetValues<DrugSeizureAction>().Where(action => Against(action, circle, caller) is null)];
}
