using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts.Access;

/// <summary>What somebody wants to do with an item.</summary>
public enum Act
{
    /// <summary>Know that it is there: its supplier, dates and codes.</summary>
    Know,

    /// <summary>Read its texts.</summary>
    Read,

    /// <summary>Draw on it in a text for another party.</summary>
    Cite,

    /// <summary>Pass it on to another party.</summary>
    Forward,

    /// <summary>Attach it to a file for a court.</summary>
    UseInCourt,

    /// <summary>Take it out of the platform in a file.</summary>
    Export,

    /// <summary>Print it.</summary>
    Print,

    /// <summary>Release it to an Observer or a Third Party (Convention, article 26(3)).</summary>
    Release,

    /// <summary>Use it for another purpose than that for which it was supplied (article 26(2)).</summary>
    UseForOtherPurpose,

    /// <summary>Publish it.</summary>
    Publish,
}

/// <summary>The conditions of an access decision, in the order in which they are asked.</summary>
public enum AccessCondition
{
    /// <summary>The account is open and in its time.</summary>
    Account,

    /// <summary>The training certificate is in date.</summary>
    Certificate,

    /// <summary>The role permits the act.</summary>
    Role,

    /// <summary>The clearance reaches the item's level.</summary>
    Clearance,

    /// <summary>The person's party is in the audience.</summary>
    Audience,

    /// <summary>The party's time in the audience has begun and has not ended.</summary>
    AudienceWindow,

    /// <summary>The person, or its unit, was brought in: by assignment, along the treaty path, by an approved request.</summary>
    NeedToKnow,

    /// <summary>The handling codes permit the act, or a consent does.</summary>
    Handling,

    /// <summary>The supplier does not withhold the field from the person's party.</summary>
    Restriction,

    /// <summary>The party's dated status and a partner's agreement permit it.</summary>
    Partner,

    /// <summary>A purpose was stated for the case in this session.</summary>
    Purpose,

    /// <summary>The item still exists.</summary>
    Existence,
}

/// <summary>A question for the one access decision: may this person do this act on this item now?</summary>
/// <param name="Who">The person.</param>
/// <param name="Act">The act.</param>
/// <param name="Item">The item.</param>
/// <param name="Now">When.</param>
public sealed record AccessQuestion(Standing Who, Act Act, ItemControl Item, DateTimeOffset Now)
{
    /// <summary>The field to be read; null for all of the item's texts.</summary>
    public string? Field { get; init; }

    /// <summary>For whom the act is meant, where it passes something on.</summary>
    public PartyCode? Recipient { get; init; }

    /// <summary>True when a purpose was stated for the case in this session.</summary>
    public bool HasPurpose { get; init; }

    /// <summary>True when the restriction in words (H3) binds the person and the person has not acknowledged it.</summary>
    public bool IsUnacknowledged => Item.NeedsAcknowledgement() && !IsOwn && !Who.Supervises()
        && !Item.Acknowledged.Contains(Groups.Officer(Who.Party, Who.Person));

    internal bool IsOwn => Who.Party == Item.Supplier;

    internal bool IsEmergency => Item.Emergencies.Any(sight => sight.Person == Who.Person
        && Who.Groups.Contains(Groups.Officer(sight.Party, sight.Person)) && sight.Window.Includes(Now));

    /// <summary>The consents in force that the person's party holds for this scope and this recipient.</summary>
    public IEnumerable<GivenConsent> Consents(ConsentScope scope) => Item.Consents.Where(
        given => given.Scope == scope && given.Holder == Who.Party && given.Recipient == Recipient && given.Window.Includes(Now));

    internal bool HasConsent(ConsentScope scope) => Consents(scope).Any();
}

/// <summary>A condition with its check and whoever could bring it about.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Grantor">Who could change that.</param>
public sealed record AccessRule(AccessCondition Condition, Func<AccessQuestion, bool> Holds, Func<AccessQuestion, Grantor> Grantor);

/// <summary>
/// The one access decision: the AND of its conditions, deny by default. Everything that is shown or done goes by it; grants are its result
/// for <see cref="Act.Know"/> and <see cref="Act.Read"/>, written down so that lists and searches can use them.
/// </summary>
public static class AccessDecision
{
    static readonly Role[] _reading =
    [
        Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Analyst, Role.OperationsDirectorate, Role.TaskForceManager,
        Role.Prosecutor, Role.PartnerRepresentative, Role.DataProtectionOfficer, Role.SupervisoryBody, Role.DutyOperator,
    ];

    static readonly Role[] _treatyPath = [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];

    static readonly Role[] _taking =
    [
        Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Analyst, Role.OperationsDirectorate, Role.Prosecutor,
        Role.PartnerRepresentative,
    ];

    /// <summary>The conditions, in the order in which they are asked.</summary>
    public static readonly ImmutableArray<AccessRule> Rules =
    [
        new(AccessCondition.Account, ask => ask.Who.AccountHolds, _ => Grantor.Administrator),
        new(AccessCondition.Certificate, ask => ask.Who.CertificateHolds, _ => Grantor.Training),
        new(AccessCondition.Role, ask => ask.Item.IsAddress() || Roles(ask.Act).Contains(ask.Who.Role), _ => Grantor.Nobody),
        new(AccessCondition.Clearance, ask => ask.Item.IsAddress() || ask.Who.Clearance >= ask.Item.Level, _ => Grantor.OwnParty),
        new(AccessCondition.Audience, IsInAudience, _ => Grantor.Supplier),
        new(AccessCondition.AudienceWindow, IsInTime, _ => Grantor.Supplier),
        new(AccessCondition.NeedToKnow, NeedsToKnow, _ => Grantor.OwnFocalPoint),
        new(AccessCondition.Handling, HandlingPermits, ask => ask.IsUnacknowledged ? Grantor.Person : Grantor.Supplier),
        new(AccessCondition.Restriction, IsUnrestricted, _ => Grantor.Supplier),
        new(AccessCondition.Partner, ask => ask.Who.PartyHolds && (ask.Item.IsAddress() || ask.Who.Ceiling >= ask.Item.Level), _ => Grantor.Council),
        new(AccessCondition.Purpose, ask => ask.Act == Act.Know || ask.Item.IsAddress() || ask.HasPurpose, _ => Grantor.Person),
        new(AccessCondition.Existence, ask => ask.Act == Act.Know || !ask.Item.IsErased, _ => Grantor.Nobody),
    ];

    /// <summary>True when every condition holds.</summary>
    public static bool May(AccessQuestion question) => Rules.All(rule => rule.Holds(question));

    /// <summary>The conditions that do not hold, in order; none when the act is allowed.</summary>
    public static IEnumerable<AccessCondition> Refusals(AccessQuestion question) =>
        Rules.Where(rule => !rule.Holds(question)).Select(rule => rule.Condition);

    /// <summary>The roles that may do an act on casework.</summary>
    public static IReadOnlyCollection<Role> Roles(Act act) => act switch
    {
        Act.Know or Act.Read => _reading,
        Act.Cite => [.. _treatyPath, Role.CaseOfficer],
        Act.Forward => _treatyPath,
        Act.UseInCourt => [Role.Prosecutor],
        Act.UseForOtherPurpose => [Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Prosecutor],
        Act.Release or Act.Publish => [Role.NationalFocalPoint, Role.LiaisonOfficer, Role.OperationsDirectorate],
        _ => _taking,
    };

    static bool IsExempt(AccessQuestion ask) => ask.Who.Supervises() || ask.IsEmergency || ask.Item.IsAddress();

    static bool IsInAudience(AccessQuestion ask) => IsExempt(ask) || ask.Item.Audience.ContainsKey(ask.Who.Party.Value);

    static bool IsInTime(AccessQuestion ask) =>
        IsExempt(ask) || !ask.Item.Audience.TryGetValue(ask.Who.Party.Value, out var window) || window.Includes(ask.Now);

    static bool NeedsToKnow(AccessQuestion ask) =>
        ask.IsEmergency || ask.Who.Groups.Any(
            group => ask.Item.Readers.TryGetValue(group, out var since) && since <= ask.Now && ask.Item.CountsReader(group));

    static bool HandlingPermits(AccessQuestion ask) => ask.Act switch
    {
        Act.Know => true,
        Act.Read when ask.Field == ItemControl.HandlingField => true,
        _ when ask.IsUnacknowledged => false,
        Act.Read => true,
        _ when ask.IsOwn => true,
        Act.Release => ask.HasConsent(ConsentScope.Release),
        Act.Publish => ask.HasConsent(ConsentScope.Publish),
        Act.UseForOtherPurpose => ask.HasConsent(ConsentScope.OtherPurpose),
        Act.UseInCourt => !ask.Item.Handling.Contains(HandlingCode.H1) || ask.HasConsent(ConsentScope.CourtUse),
        Act.Forward => ask.HasConsent(ConsentScope.Onward),
        Act.Cite => !ask.Item.Handling.Contains(HandlingCode.H2) || ask.Recipient == ask.Item.Supplier || ask.HasConsent(ConsentScope.Onward),
        _ => !ask.Item.Handling.Contains(HandlingCode.H2),
    };

    static bool IsUnrestricted(AccessQuestion ask) =>
        ask.Act == Act.Know || ask.Who.Supervises() || ask.Item.IsAddress() || !ask.Item.Restrictions.Any(
            withheld => withheld.Party == ask.Who.Party && (ask.Field is null || withheld.Field == ask.Field));
}
