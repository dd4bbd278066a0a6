using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>Where a person stands at a moment: everything that an access decision asks of the person.</summary>
/// <param name="Person">The account.</param>
/// <param name="Role">The role.</param>
/// <param name="Party">The party.</param>
/// <param name="Unit">The unit within the party.</param>
/// <param name="Groups">The groups that the posting gives, whatever the party's status.</param>
public sealed record Standing(PersonId Person, Role Role, PartyCode Party, string Unit, ImmutableArray<string> Groups)
{
    /// <summary>True when the account is open and in its time.</summary>
    public bool AccountHolds { get; init; }

    /// <summary>True when the training certificate is in date.</summary>
    public bool CertificateHolds { get; init; }

    /// <summary>The level of the national clearance (Convention, article 20(3)).</summary>
    public ClassificationLevel Clearance { get; init; }

    /// <summary>
    /// True when the party's dated status is the one that the role exists for, and an Operational Partner has an agreement in force that
    /// permits personal data.
    /// </summary>
    public bool PartyHolds { get; init; }

    /// <summary>The highest level that the party may have: the security part of a partner's agreement.</summary>
    public ClassificationLevel Ceiling { get; init; }

    /// <summary>The groups that stay when the party's status does not fit the role.</summary>
    public ImmutableArray<string> Remaining { get; init; } = [];

    /// <summary>Somebody who is signed in: account, certificate and status were seen to when the call began.</summary>
    public static Standing Of(Caller caller) => new(caller.Person, caller.Role, caller.Party, caller.Unit, caller.Groups)
    {
        AccountHolds = true,
        CertificateHolds = true,
        Clearance = caller.Clearance,
        PartyHolds = true,
        Ceiling = ClassificationLevel.TopSecret,
    };

    /// <summary>The person as signed in, or null when nobody may sign in so.</summary>
    public Caller? SignedIn() => AccountHolds && CertificateHolds
        ? new Caller(Person, Role, Party, PartyHolds ? Unit : Party.Value, PartyHolds ? Groups : Remaining)
        {
            Clearance = Clearance < Ceiling ? Clearance : Ceiling,
        }
        : null;

    /// <summary>True for the supervisors, who read everything (Convention, articles 27(3) and 34(3)).</summary>
    public bool Supervises() => Supervises(Role);

    /// <inheritdoc cref="Supervises()"/>
    public static bool Supervises(Role role) => role is Role.DataProtectionOfficer or Role.SupervisoryBody;
}
