using System.Collections.Immutable;

namespace Selec.Sdk;

/// <summary>A party that a record was shared with.</summary>
/// <param name="Party">The party.</param>
/// <param name="Since">Since when.</param>
public sealed record SharedWith(PartyCode Party, DateTimeOffset Since);

/// <summary>
/// Who reads a record of a crime area. Its supplier, with its National Focal Point, its Liaison Officers and whoever entered it, and the
/// supervisors read everything; so do the parties that the supplier shared it with, from then on. The Task Force's managers and SELEC's
/// analysts read its codes and numbers, never its texts.
/// </summary>
/// <param name="Supplier">The party that controls the record.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="Since">When.</param>
/// <param name="TaskForce">The Task Force of the crime area.</param>
/// <param name="Shared">The parties that it was shared with, each from its moment on.</param>
public sealed record RecordCircle(
    PartyCode Supplier, PersonId EnteredBy, DateTimeOffset Since, TaskForceKey TaskForce, ImmutableArray<SharedWith> Shared)
{
    /// <summary>The roles that enter records: of a Member State, never of an Observer.</summary>
    public static readonly ImmutableArray<Role> Entering =
        [Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.PartnerRepresentative];

    /// <summary>The circle of a record that the caller enters now.</summary>
    public static RecordCircle Begin(CommandContext context, TaskForceKey taskForce, IEnumerable<PartyCode> sharedWith) => new(
        context.Caller.Party, context.Caller.Person, context.Now, taskForce,
        [.. sharedWith.Select(party => new SharedWith(party, context.Now))]);

    /// <summary>The first rule that parties to share with break, or null: a Member State or an Operational Partner, once, not oneself.</summary>
    /// <param name="parties">The parties.</param>
    /// <param name="context">The command's context.</param>
    /// <param name="path">The input field that names them.</param>
    public static Refusal? Fault(ImmutableArray<PartyCode> parties, CommandContext context, string path) =>
        parties.Contains(context.Caller.Party)
            ? new Refusal("SHARED_WITH_SELF", "Your own party reads the record anyway.", [path])
        : parties.Distinct().Count() != parties.Length
            ? new Refusal("PARTY_REPEATED", "Name each party once.", [path])
        : parties.Any(party => context.Parties.KindAt(party, context.Now) is not (PartyKind.MemberState or PartyKind.OperationalPartner))
            ? new Refusal("PARTY_NOT_ALLOWED", "Records are shared with Member States and Operational Partners alone.", [path])
        : null;

    /// <summary>The groups that read the texts: the audience of the record's items.</summary>
    public ImmutableArray<string> Readers() =>
        [Groups.Officer(Supplier, EnteredBy), .. Of(Supplier), .. Shared.SelectMany(shared => Of(shared.Party))];

    /// <summary>The circle after the supplier shared the record with further parties.</summary>
    public RecordCircle With(IEnumerable<PartyCode> parties, DateTimeOffset at) =>
        this with { Shared = [.. Shared, .. parties.Select(party => new SharedWith(party, at))] };

    /// <summary>True for people of the party that controls the record who may enter records.</summary>
    public bool IsControlledBy(Caller caller) => caller.Party == Supplier && Entering.Contains(caller.Role);

    /// <summary>The grants on the record's node.</summary>
    public ImmutableArray<Grant> Grants(StreamId node) =>
    [
        .. Sdk.Groups.Supervisors.Append(Groups.Officer(Supplier, EnteredBy)).Concat(Of(Supplier))
            .Append(Groups.TaskForce(TaskForce)).Append(Groups.Analysis)
            .Select(group => new Grant(node.ToString(), group, Since, null)),
        .. Shared.SelectMany(shared => Of(shared.Party).Select(group => new Grant(node.ToString(), group, shared.Since, null))),
    ];

    static IEnumerable<string> Of(PartyCode party) => [Groups.FocalPoint(party), Groups.Liaison(party)];
}
