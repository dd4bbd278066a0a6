using System.Security.Claims;
using Selec.Sdk;

namespace Selec.Host.SignIn;

/// <summary>
/// Who may send documents of their own where only stored ones are answered to the others: analysts, and whoever's token says that the
/// identity provider gave them the right.
/// </summary>
internal static class AdHocRight
{
    const string Scope = "api.adhoc";

    public static bool IsHeldBy(ClaimsPrincipal user, Caller? caller) =>
        caller?.Role == Role.Analyst
        || user.Claims.Where(claim => claim.Type is "scope" or "scp").Any(claim => claim.Value.Split(' ').Contains(Scope, StringComparer.Ordinal));
}
