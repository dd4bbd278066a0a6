using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Access.Log;

/// <summary>Who reads what of the audit log.</summary>
static class AuditReaders
{
    /// <summary>
    /// A question narrowed to what the viewer may read; null when that is nothing: supervisors and auditors read everything, a National Focal
    /// Point the acts of its own State's people, the Director General nothing, everybody else the own acts.
    /// </summary>
    public static AuditQuestion? Narrowed(AuditQuestion question, Caller viewer) => viewer.Role switch
    {
        _ when SeesHidden(viewer) => question,
        Role.DirectorGeneral => null,
        Role.NationalFocalPoint => question.Party is null || question.Party == viewer.Party
            ? question with { Party = viewer.Party, WithoutNotFound = true }
            : null,
        _ => question.Person is null || question.Person == viewer.Person
            ? question with { Person = viewer.Person, WithoutNotFound = true }
            : null,
    };

    /// <summary>
    /// Whether the viewer may see on what an act was tried that was refused as on something that is not there. Everybody else reads such an
    /// entry as it was answered: what is hidden and what is missing have the same.
    /// </summary>
    public static bool SeesHidden(Caller viewer) => MayOpen(viewer) || viewer.Role == Role.Auditor;

    /// <summary>Whether the viewer may see if the chains hold.</summary>
    public static bool MayProve(Caller viewer) => SeesHidden(viewer) || viewer.Role == Role.SecurityOfficer;

    /// <summary>Whether the viewer may read what others have searched for.</summary>
    public static bool MayOpen(Caller viewer) => Standing.Supervises(viewer.Role);
}
