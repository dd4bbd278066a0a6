using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Whether the first of two persons could still propose when the second confirms. Without it a single person would carry out the act, beside
/// somebody who has no account any more.
/// </summary>
/// <param name="People">Those among whom the first is, who could sign in at the moment of the act with a party whose status fits.</param>
internal sealed record Proposers(ImmutableArray<Caller> People)
{
    static readonly Refusal _gone = new(
        "PROPOSER_NOT_ENTITLED", "Whoever proposed this may do so no longer; somebody else of the party proposes it anew.", []);

    static readonly Refusal _supervisorGone = new(
        "PROPOSER_NOT_ENTITLED", "The supervisor who found so may do so no longer; put a finding of your own in its place.", []);

    /// <summary>The people of the confirming person's party, and the supervisors, as they stand at the moment.</summary>
    public static Proposers Of(Lookup lookup, Func<IDirectory> directory) => Among(
        directory().StandingsAt(lookup.Now).Where(standing => standing.Party == lookup.Caller.Party || standing.Supervises()));

    /// <summary>Those of these people who could act now.</summary>
    public static Proposers Among(IEnumerable<Standing> standings) =>
        new([.. standings.Where(standing => standing.PartyHolds).Select(standing => standing.SignedIn()).OfType<Caller>()]);

    /// <summary>Why nobody confirms what this person of a supplier proposed, or null.</summary>
    public Refusal? AgainstSupplier(PersonId proposer, PartyCode supplier) =>
        May(proposer, person => ItemRules.Controls(person, supplier)) ? null : _gone;

    /// <summary>Why nobody confirms the release that this person of a party proposed, or null.</summary>
    public Refusal? AgainstReleasing(PersonId proposer, PartyCode party) =>
        May(proposer, person => person.Party == party && AccessDecision.Roles(Act.Release).Contains(person.Role)) ? null : _gone;

    /// <summary>Why nobody agrees to what this supervisor found, or null.</summary>
    public Refusal? AgainstSupervisor(PersonId proposer) => May(proposer, person => Standing.Supervises(person.Role)) ? null : _supervisorGone;

    bool May(PersonId proposer, Func<Caller, bool> may) => People.Any(person => person.Person == proposer && may(person));
}
