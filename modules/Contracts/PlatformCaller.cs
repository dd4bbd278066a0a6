using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>
/// The platform itself, where it acts without anybody having asked: it has no account, belongs to no group and reads nothing.
/// </summary>
public static class PlatformCaller
{
    /// <summary>The session under which it is in the audit log.</summary>
    public const string Session = "platform";

    /// <summary>Who acts.</summary>
    public static readonly Caller Caller = new(new PersonId("platform"), Role.Administrator, PartyCode.Selec, Groups.Administrators, []);
}
