using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Asks a further party to come in.</summary>
internal sealed record InviteParty(PartyCode Party, PartyRole Role) : Command<Investigation>
{
    /// <inheritdoc/>
    public override Decision Decide(Investigation state, CommandContext context) =>
        Rights.Against(InvestigationAction.Invite, state.Circle, context.Caller, context.Parties, context.Now) is { } no ? no
        : state.Circle.Party(Party) is { Answer: not PartyAnswer.Declined }
        ? Refuse("ALREADY_PARTY", "The party has been invited already.", "party")
        : Invitation.Fault(Party, Role, context, "party") is { } fault ? fault
        : state.Accept(Invited(context), context)
            .Letting(Party, state.Items.Where(item => item.Supplier == context.Caller.Party && !item.Held), context);

    PartyInvited Invited(CommandContext context) =>
        new(Party, Role, context.Parties.KindAt(Party, context.Now)!.Value, context.Caller.Person, context.Now)
        {
            Inviter = context.Caller.Party,
        };
}

/// <summary>A party was asked to come in.</summary>
internal sealed record PartyInvited(PartyCode Party, PartyRole Role, PartyKind Kind, PersonId By, DateTimeOffset At)
    : DomainEvent<Investigation>
{
    /// <summary>The party that asked: what it supplied so far is open to the one asked.</summary>
    public PartyCode Inviter { get; init; }

    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        (state with { Circle = state.Circle.With(new InvestigationParty(Party, Role, PartyAnswer.Awaited, Kind, At, null)) })
        .Opening(Inviter, Party);
}
