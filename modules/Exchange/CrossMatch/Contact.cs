using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Where a contact stands.</summary>
internal enum ContactState
{
    Open,
    Denied,
}

/// <summary>What may be done with a contact.</summary>
internal enum ContactAction
{
    Deny,
}

/// <summary>One party's side of a contact.</summary>
/// <param name="Party">The party.</param>
/// <param name="Subjects">What it reported on; told to nobody else.</param>
/// <param name="Since">When the oldest of its reports came.</param>
internal sealed record ContactSide(PartyCode Party, ImmutableArray<StreamId> Subjects, DateTimeOffset Since);

/// <summary>The decision that two reports are not of the same thing.</summary>
/// <param name="Party">Which side decided.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
internal sealed record ContactDenial(PartyCode Party, PersonId By, DateTimeOffset At);

/// <summary>Two parties have reported the same identifier. Each learns of the other, and nothing of what the other holds.</summary>
/// <param name="Kind">The kind of identifier.</param>
/// <param name="Sides">Both sides; none while one of them has no live report.</param>
/// <param name="MetAt">When the second of the two reports came.</param>
/// <param name="Denial">The negative decision; it outlives the end of the contact.</param>
/// <param name="Seen">
/// Counts what both sides see happen. The number of events would tell one side of what the other adds.
/// </param>
internal sealed record Contact(string Kind, ImmutableArray<ContactSide> Sides, DateTimeOffset MetAt, ContactDenial? Denial, int Seen)
{
    public const string ActorKind = "contact";

    public static readonly Contact None = new("", [], default, null, 0);

    public bool IsLive => !Sides.IsEmpty;

    /// <summary>What decides on the acts open to a person.</summary>
    public ContactStanding Standing() =>
        new(Denial is null ? ContactState.Open : ContactState.Denied, [.. Sides.Select(side => side.Party)]);

    /// <summary>With another list of subjects on one side.</summary>
    public Contact With(PartyCode party, Func<ImmutableArray<StreamId>, ImmutableArray<StreamId>> subjects) =>
        this with
        {
            Sides = [.. Sides.Select(side => side.Party == party ? side with { Subjects = subjects(side.Subjects) } : side)]
        };
}

/// <summary>Two parties met: both now have a live report.</summary>
internal sealed record ContactMet(string Kind, ImmutableArray<ContactSide> Sides, DateTimeOffset At) : DomainEvent<Contact>
{
    public override Contact Evolve(Contact state) => state with { Kind = Kind, Sides = Sides, MetAt = At, Seen = state.Seen + 1 };
}

/// <summary>A side reported the identifier of a further subject. The other side never learns of it.</summary>
internal sealed record ContactSubjectAdded(PartyCode Party, StreamId Subject, DateTimeOffset At) : DomainEvent<Contact>
{
    public override Contact Evolve(Contact state) =>
        state.With(Party, subjects => subjects.Contains(Subject) ? subjects : subjects.Add(Subject));
}

/// <summary>A side's last report on one of several subjects was erased. The other side never learns of it.</summary>
internal sealed record ContactSubjectWithdrawn(PartyCode Party, StreamId Subject, DateTimeOffset At) : DomainEvent<Contact>
{
    public override Contact Evolve(Contact state) => state.With(Party, subjects => subjects.Remove(Subject));
}

/// <summary>One side has no live report any more; nobody reads the contact from then on.</summary>
internal sealed record ContactEnded(DateTimeOffset At) : DomainEvent<Contact>
{
    public override Contact Evolve(Contact state) => state with { Sides = [], Seen = state.Seen + 1 };
}
