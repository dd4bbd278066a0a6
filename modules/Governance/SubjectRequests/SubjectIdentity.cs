using Selec.Sdk;

namespace Selec.Governance;

/// <summary>Who asks: the closed list of identity fields (Convention, article 21), as far as the person gave them.</summary>
/// <param name="Surname">The surname.</param>
/// <param name="GivenNames">The given names.</param>
/// <param name="MaidenName">The name at birth.</param>
/// <param name="Aliases">Other names, one a line.</param>
/// <param name="DateOfBirth">The date of birth.</param>
/// <param name="PlaceOfBirth">The place of birth.</param>
/// <param name="Citizenship">The citizenship.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Residence">Where the person lives.</param>
/// <param name="Documents">The numbers of identity papers, one a line.</param>
/// <param name="PersonalNumber">The personal number.</param>
internal sealed record SubjectIdentity(
    Sealed<string> Surname,
    Sealed<string> GivenNames,
    Sealed<string>? MaidenName,
    Sealed<string>? Aliases,
    Sealed<string>? DateOfBirth,
    Sealed<string>? PlaceOfBirth,
    Sealed<string>? Citizenship,
    Sealed<string>? Sex,
    Sealed<string>? Residence,
    Sealed<string>? Documents,
    Sealed<string>? PersonalNumber);
