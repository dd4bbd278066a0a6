using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>A party asked to come in.</summary>
/// <param name="Party">The party.</param>
/// <param name="Role">As what.</param>
internal sealed record Invitation(PartyCode Party, PartyRole Role)
{
    /// <summary>
    /// Why the party cannot be asked, or null. Partners add to the States
    /// and never replace one; Observers and third parties are no parties.
    /// </summary>
    public static Refusal? Fault(PartyCode party, PartyRole role, CommandContext context, params string[] path) =>
        (context.Parties.KindAt(party, context.Now), role) switch
        {
            (PartyKind.MemberState, PartyRole.Initiator) or (PartyKind.OperationalPartner, PartyRole.Initiator or PartyRole.Participant) =>
                new Refusal(
                    "PARTY_ROLE_NOT_OPEN", "The proposer alone initiates, and an Operational Partner supports or contributes.", [.. path]),
            (PartyKind.MemberState or PartyKind.OperationalPartner, _) => null,
            _ => new Refusal(
                "PARTY_NOT_ELIGIBLE", "Only Member States and Operational Partners take part; others can be mentioned.", [.. path]),
        };
}

/// <summary>The nodes that a proposal links to and that the proposer may see.</summary>
/// <param name="Visible">As <c>kind/key</c>.</param>
internal sealed record VisibleLinks(ImmutableHashSet<string> Visible)
{
    /// <summary>Which of these the caller may see now.</summary>
    public static async Task<VisibleLinks> LookUpAsync(Lookup lookup, CancellationToken cancellationToken, params StreamId?[] links)
    {
        var named = links.OfType<StreamId>().Select(link => link.ToString()).ToList();
        return new(named.Count == 0 ? [] : [.. await lookup.Read.GrantedAsync(named, lookup.Caller, cancellationToken)]);
    }

    /// <summary>Why the link cannot be made, or null.</summary>
    public Refusal? Fault(StreamId? link, string kind, string field) =>
        link is { } named && (named.Kind != kind || !Visible.Contains(named.ToString()))
            ? new Refusal(Refusal.NotFound, "There is nothing with that id that you may see.", [field])
            : null;
}

/// <summary>Proposes a joint investigation and asks parties to come in.</summary>
internal sealed record ProposeInvestigation(
    InvestigationSubject Subject,
    Sealed<string>? CodeName,
    Sealed<string>? Label,
    Sealed<string>? Summary,
    Sealed<string>? Methods,
    Sealed<string>? OccurredNote,
    ImmutableArray<Invitation> Invite,
    StreamId? Predecessor,
    StreamId? Origin,
    ItemTerms Item) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context)
    {
        var kind = context.Parties.KindAt(context.Caller.Party, context.Now);
        if (kind is not (PartyKind.MemberState or PartyKind.OperationalPartner))
            return Refuse(Refusal.NotPermitted, "Member States and Operational Partners propose joint investigations.");
        if ((Item.Fault() ?? Subject.Fault(context.Now)
            ?? InvitationFault(context) ?? LinkFault(context.Fact<VisibleLinks>())) is { } fault)
        {
            return fault;
        }
        var texts = new InvestigationTexts(CodeName, Label, Summary, Methods, OccurredNote, null);
        ImmutableArray<InvestigationParty> invited =
            [.. Invite.Select(one => new InvestigationParty(
                one.Party, one.Role, PartyAnswer.Awaited, context.Parties.KindAt(one.Party, context.Now)!.Value, context.Now, null))];
        var proposer = new InvestigationParty(
            context.Caller.Party, PartyRole.Initiator, PartyAnswer.Agreed, kind.Value, context.Now, context.Now);
        return state.Accept(
            new InvestigationProposed(Subject, texts, [proposer, .. invited], Predecessor, Origin,
                Investigation.Supplied(context, Item), context.Caller.Person, context.Now), context, Item);
    }

    Refusal? InvitationFault(CommandContext context) =>
        Invite.Select(one => one.Party).Append(context.Caller.Party).Distinct().Count() <= Invite.Length
            ? Refuse("ALREADY_PARTY", "A party is named twice.", "invite")
            : Invite.Select(one => Invitation.Fault(one.Party, one.Role, context, "invite")).FirstOrDefault(fault => fault is not null);

    Refusal? LinkFault(VisibleLinks links) => links.Fault(Predecessor, "investigation", "predecessor")
        ?? links.Fault(Origin, "request", "origin");
}

/// <summary>A joint investigation was proposed.</summary>
internal sealed record InvestigationProposed(
    InvestigationSubject Subject,
    InvestigationTexts Texts,
    ImmutableArray<InvestigationParty> Parties,
    StreamId? Predecessor,
    StreamId? Origin,
    SuppliedItem? Item,
    PersonId By,
    DateTimeOffset At) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) => (state with
    {
        Circle = state.Circle with { Proposer = Parties[0].Code, ProposedAt = At, TaskForce = Subject.TaskForce, Parties = Parties },
        Subject = Subject,
        Texts = Texts,
        Predecessor = Predecessor,
        Origin = Origin,
        ProposedBy = By,
    }).Keeping(Item);
}
