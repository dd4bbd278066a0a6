using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>A party of a joint investigation.</summary>
/// <param name="Code">The party.</param>
/// <param name="Role">What it is in it.</param>
/// <param name="Answer">How it answered.</param>
/// <param name="Kind">What it was to SELEC when it agreed, and again on the day of acceptance.</param>
/// <param name="InvitedAt">When it was invited; for the proposer, when it proposed.</param>
/// <param name="AnsweredAt">When it answered.</param>
internal sealed record InvestigationParty(
    PartyCode Code, PartyRole Role, PartyAnswer Answer, PartyKind Kind, DateTimeOffset InvitedAt, DateTimeOffset? AnsweredAt)
{
    /// <summary>True for a Member State that initiates or acts: the States of which a joint investigation needs two.</summary>
    public bool Acts() => Answer == PartyAnswer.Agreed && Kind == PartyKind.MemberState
        && Role is PartyRole.Initiator or PartyRole.Participant;
}

/// <summary>An officer of a competent authority who may work on a joint investigation.</summary>
/// <param name="Person">The officer.</param>
/// <param name="State">The officer's State.</param>
/// <param name="Since">When assigned.</param>
internal sealed record AssignedOfficer(PersonId Person, PartyCode State, DateTimeOffset Since);

/// <summary>How far the courts of a State have come.</summary>
/// <param name="State">The State.</param>
/// <param name="Stage">The latest stage.</param>
/// <param name="Since">When it was recorded.</param>
internal sealed record JudicialLine(PartyCode State, JudicialStage Stage, DateTimeOffset Since);

/// <summary>Who is in a joint investigation and how far it has come: all that rights are computed from.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Suspended">True while suspended.</param>
/// <param name="Proposer">The proposing party.</param>
/// <param name="ProposedAt">When proposed.</param>
/// <param name="AcceptedAt">When accepted, or null.</param>
/// <param name="TaskForce">The Task Force.</param>
/// <param name="Parties">The parties.</param>
/// <param name="Officers">The officers assigned.</param>
/// <param name="Lines">The judicial line of each State that has one.</param>
internal sealed record Circle(
    InvestigationStage Stage,
    bool Suspended,
    PartyCode Proposer,
    DateTimeOffset ProposedAt,
    DateTimeOffset? AcceptedAt,
    TaskForceKey? TaskForce,
    ImmutableArray<InvestigationParty> Parties,
    ImmutableArray<AssignedOfficer> Officers,
    ImmutableArray<JudicialLine> Lines)
{
    /// <summary>The party with this code, or null.</summary>
    public InvestigationParty? Party(PartyCode code) => Parties.FirstOrDefault(party => party.Code == code);

    /// <summary>The parties that were asked and have not declined.</summary>
    public IEnumerable<PartyCode> Asked() => Parties.Where(party => party.Answer != PartyAnswer.Declined).Select(party => party.Code);

    /// <summary>True when the party has agreed, in whatever role.</summary>
    public bool HasAgreed(PartyCode code) => Party(code) is { Answer: PartyAnswer.Agreed };

    /// <summary>True when the State initiates or acts.</summary>
    public bool IsActing(PartyCode code) => Party(code)?.Acts() == true;

    /// <summary>The States whose courts must be followed.</summary>
    public IEnumerable<PartyCode> ActingStates() => Parties.Where(party => party.Acts()).Select(party => party.Code);

    /// <summary>The distinct Member States, as of a moment, that have agreed to initiate or to act.</summary>
    public int MemberStates(PartyRegister parties, DateTimeOffset at) => Parties
        .Where(party => party is { Answer: PartyAnswer.Agreed, Role: PartyRole.Initiator or PartyRole.Participant }
            && parties.IsMemberState(party.Code, at))
        .Select(party => party.Code).Distinct().Count();

    /// <summary>The same circle with one party replaced or added.</summary>
    public Circle With(InvestigationParty party) =>
        this with { Parties = Party(party.Code) is { } old ? Parties.Replace(old, party) : Parties.Add(party) };
}
