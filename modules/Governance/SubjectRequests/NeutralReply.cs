using System.Globalization;

namespace Selec.Governance;

/// <summary>
/// The one neutral reply. It takes nothing of what is held, so it cannot tell: to the same reference and days it is the same, byte for byte,
/// be nothing held or all of it refused (Convention, article 30(7)).
/// </summary>
internal static class NeutralReply
{
    /// <summary>The reply.</summary>
    /// <param name="reference">The reference of the request.</param>
    /// <param name="receivedOn">The day on which the request came.</param>
    /// <param name="repliedOn">The day of the reply.</param>
    public static string Of(string reference, DateOnly receivedOn, DateOnly repliedOn) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Southeast European Law Enforcement Center
        The Data Protection Officer

        Reference: {reference}
        Date: {repliedOn:yyyy-MM-dd}

        Your request of {receivedOn:yyyy-MM-dd} was examined and refused under the Convention of the Southeast European Law Enforcement Center.

        This reply is the same for every request that is so decided. It does not say whether data concerning you are held.

        You may appeal to the Joint Supervisory Body within 30 days of the day on which you receive this reply. The appeal is free. State the reference above.

        """);
}
