using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What is asked, of whom and why (Directive (EU) 2023/977, article 4).</summary>
/// <param name="Kind">What the request is for.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Facts">What is asked, the purpose and the facts.</param>
/// <param name="Offence">The underlying offence.</param>
/// <param name="MaximumPenaltyYears">The maximum penalty for it in years.</param>
/// <param name="LegalBasis">The law the request rests on.</param>
/// <param name="CrimeAreas">The crime areas; the first files the request.</param>
/// <param name="TaskForce">The Task Force concerned, or null.</param>
/// <param name="About">What is sought, where that is no crime area.</param>
/// <param name="Urgency">Whether it is urgent.</param>
/// <param name="UrgencyGround">The objective reason; with urgency and only with it.</param>
/// <param name="DirectlyAccessible">True when the addressee can look the answer up directly.</param>
/// <param name="InReplyTo">The request that feedback is given on.</param>
/// <param name="AlsoSentVia">Other channels that carry the same request.</param>
/// <param name="CopyToAnalysis">True when SELEC's Analytical Unit is to read it once sent.</param>
/// <param name="Addressees">The parties asked; each gets a thread of its own and never learns of the others.</param>
internal sealed record RequestContent(
    RequestKind Kind,
    Sealed<string> Subject,
    Sealed<string> Facts,
    Sealed<string>? Offence,
    int? MaximumPenaltyYears,
    LegalBasis LegalBasis,
    ImmutableArray<CrimeArea> CrimeAreas,
    TaskForceKey? TaskForce,
    RequestSubject? About,
    Urgency Urgency,
    UrgencyGround? UrgencyGround,
    bool DirectlyAccessible,
    StreamId? InReplyTo,
    ImmutableArray<Channel> AlsoSentVia,
    bool CopyToAnalysis,
    ImmutableArray<PartyCode> Addressees)
{
    /// <summary>The first rule that the content breaks, or null.</summary>
    /// <param name="requester">The party that asks.</param>
    /// <param name="who">Who drafts, and when.</param>
    /// <param name="replied">Whether the request replied to is visible to the drafter.</param>
    public Refusal? Fault(PartyCode requester, Acting who, RepliedRequest replied) => this switch
    {
        { CrimeAreas.IsDefaultOrEmpty: true } => No("CRIME_AREA_MISSING", "Name at least one crime area.", "crimeAreas"),
        { Urgency: Urgency.Urgent, UrgencyGround: null } => No(
            "URGENCY_GROUND_MISSING", "An urgent request states its ground.", "urgencyGround"),
        { Urgency: Urgency.None, UrgencyGround: not null } => No(
            "URGENCY_GROUND_WITHOUT_URGENCY", "Only an urgent request states a ground.", "urgencyGround"),
        { MaximumPenaltyYears: < 0 or > 100 } => No(
            "PENALTY_OUT_OF_RANGE", "The maximum penalty lies between 0 and 100 years.", "maximumPenaltyYears"),
        { Kind: RequestKind.Feedback, InReplyTo: null } => No(
            "FEEDBACK_ON_NOTHING", "Feedback names the request it is given on.", "inReplyTo"),
        { InReplyTo: not null }
            when !replied.IsVisible => No("REPLIED_REQUEST_NOT_VISIBLE", "There is no such request that you may see.", "inReplyTo"),
        _ => AddresseeFault(requester, who),
    };

    /// <summary>The first rule that the addressees break at this moment, or null.</summary>
    public Refusal? AddresseeFault(PartyCode requester, Acting who) => this switch
    {
        { Addressees.IsDefaultOrEmpty: true } => No("ADDRESSEE_MISSING", "Name at least one addressee.", "addressees"),
        _ when Addressees.Distinct().Count() != Addressees.Length => No("ADDRESSEE_TWICE", "Name each addressee once.", "addressees"),
        _ when Addressees.Contains(requester) => No("ADDRESSEE_IS_REQUESTER", "A party does not ask itself.", "addressees"),
        _ when !Addressees.All(who.Exchanges) =>
            No("ADDRESSEE_NOT_ENTITLED", "Every addressee must be a Member State or an Operational Partner today.", "addressees"),
        _ => null,
    };

    static Refusal No(string code, string message, string field) => new(code, message, ["content", field]);
}

/// <summary>Whether the request named as replied to is one the drafter may see.</summary>
internal sealed record RepliedRequest(bool IsVisible)
{
    /// <summary>Looks it up under the drafter's grants.</summary>
    public static async Task<RepliedRequest> FindAsync(RequestContent content, Lookup lookup, CancellationToken cancellationToken)
    {
        if (content.InReplyTo is not { } request || request.Kind != Request.ActorKind) return new RepliedRequest(false);
        var granted = await lookup.Read.GrantedAsync([request.ToString()], lookup.Caller, cancellationToken);
        return new RepliedRequest(granted.Contains(request.ToString()));
    }
}
