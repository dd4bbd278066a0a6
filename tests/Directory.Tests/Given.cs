using System.Collections.Immutable;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

/// <summary>Decisions on the records alone: given facts, when a command, then facts or a refusal.</summary>
static class Given
{
    public static readonly DateTimeOffset Now = new(2021, 6, 15, 12, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Officer = new("officer");
    public static readonly Caller Administrator = new Posting(Role.Administrator, PartyCode.Selec)
        .At(new PersonId("administrator"), Organisation.Known.Register, Now);
    public static readonly Sealed<string> Name = new(new ItemId("item"), PartyCode.Selec, "cipher");

    static readonly ItemTerms Terms =
        new(StatementKind.Fact, SourceEvaluation.A, InformationEvaluation.One, [HandlingCode.H0], null, ClassificationLevel.Basic, null);

    public static OpenAccount Opening(Posting posting) => new(
        Name,
        posting.Role,
        posting.Party,
        posting.Authority,
        posting.Service,
        posting.TaskForce,
        ClassificationLevel.Confidential,
        new DateOnly(2030, 1, 1),
        null,
        null,
        Terms);

    public static OpenAccount Opening(Role role, string party) => Opening(Complete(role, party));

    /// <summary>The posting with everything that its role asks for.</summary>
    public static Posting Complete(Role role, string party) => new(
        role,
        new PartyCode(party),
        role == Role.CaseOfficer ? "POLICE" : null,
        role == Role.LiaisonOfficer ? LiaisonService.Customs : null,
        role == Role.TaskForceManager ? TaskForceKey.Drugs : null);

    public static Account Account(params DomainEvent<Account>[] facts) =>
        facts.Aggregate(Accounts.Account.None, (state, fact) => fact.Evolve(state));

    public static AccountOpened Opened(Role role, string party) =>
        new(
            Name,
            Complete(role, party),
            new Admission(ClassificationLevel.Confidential, new DateOnly(2030, 1, 1), Now, null),
            Administrator.Person,
            Now);

    public static Decision When(this Account account, Command<Account> command, DateTimeOffset? at = null) =>
        command.Decide(account, Context(at ?? Now));

    public static CommandContext Context(DateTimeOffset at, Caller? caller = null) => new(
        Accounts.Account.StreamOf(Officer), caller
            ?? Administrator, at, Organisation.Known.Register, Name.Item, ImmutableDictionary<Type, object>.Empty, new byte[16]);

    /// <summary>The person as signed in at a moment, with account and certificate in order.</summary>
    public static Caller At(this Posting posting, PersonId person, PartyRegister parties, DateTimeOffset now) =>
        (posting.StandingOf(person, parties, now) with { AccountHolds = true, CertificateHolds = true }).SignedIn()!;

    public static DateTimeOffset On(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
