using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Who may look at an item in an emergency, and for how long. The treaty says nothing of it: the strict reading unless set.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Hours">After how many hours the sight ends.</param>
public sealed record BreakGlassTerms(ImmutableArray<Role> Roles, int Hours)
{
    /// <summary>The longest time that may be set.</summary>
    public const int MostHours = 24;

    /// <summary>The roles that may be set.</summary>
    public static readonly ImmutableArray<Role> Possible = [Role.DutyOperator, Role.OperationsDirectorate, Role.LiaisonOfficer];

    /// <summary>The duty operator and the Operational Directorate, for four hours.</summary>
    public static readonly BreakGlassTerms Strict = new([Role.DutyOperator, Role.OperationsDirectorate], 4);
}
