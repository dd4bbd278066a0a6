using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>Whether a statement reports a fact or a person's assessment (Directive (EU) 2016/680, article 7).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatementKind>))]
public enum StatementKind
{
    /// <summary>Something observed or documented.</summary>
    Fact,

    /// <summary>Somebody's judgement.</summary>
    Assessment,
}

/// <summary>The 4x4 evaluation of a source.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceEvaluation>))]
public enum SourceEvaluation
{
    /// <summary>No doubt on authenticity, trust and competence, or reliable in all instances.</summary>
    A,

    /// <summary>Mostly proved reliable.</summary>
    B,

    /// <summary>Mostly proved unreliable.</summary>
    C,

    /// <summary>Cannot be assessed.</summary>
    X,
}

/// <summary>The 4x4 evaluation of the information itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InformationEvaluation>))]
public enum InformationEvaluation
{
    /// <summary>Accuracy not in doubt.</summary>
    One,

    /// <summary>Known personally to the source, not to the reporting official.</summary>
    Two,

    /// <summary>Not known personally to the source, corroborated by recorded information.</summary>
    Three,

    /// <summary>Not known personally to the source, cannot be corroborated.</summary>
    Four,
}

/// <summary>A handling code of the supplier, as SIENA carries them. H0 stands alone; H1, H2 and H3 may be combined.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingCode>))]
public enum HandlingCode
{
    /// <summary>Only for preventing and combating crime under the applicable rules.</summary>
    H0,

    /// <summary>Not for use in court without the supplier's permission.</summary>
    H1,

    /// <summary>No dissemination without the supplier's permission.</summary>
    H2,

    /// <summary>Another restriction, in words.</summary>
    H3,
}

/// <summary>Protection levels in ascending order (Convention, article 20).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClassificationLevel>))]
public enum ClassificationLevel
{
    /// <summary>SELEC data: the minimum protection, no special marking.</summary>
    Basic,

    /// <summary>SELEC RESTRICTED.</summary>
    Restricted,

    /// <summary>SELEC CONFIDENTIAL.</summary>
    Confidential,

    /// <summary>SELEC SECRET.</summary>
    Secret,

    /// <summary>SELEC TOP SECRET.</summary>
    TopSecret,
}

/// <summary>How a datum came to the platform (Convention, article 17(3)).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProvenanceKind>))]
public enum ProvenanceKind
{
    /// <summary>From the supplier itself.</summary>
    Direct,

    /// <summary>From the party named, through the supplier.</summary>
    Via,

    /// <summary>SELEC's own analysis.</summary>
    Analysis,
}

/// <summary>
/// The terms on which a person supplies text: what kind of statement it is, how it was evaluated and how it must be handled.
/// </summary>
/// <param name="Kind">Fact or assessment.</param>
/// <param name="Source">4x4 evaluation of the source.</param>
/// <param name="Information">4x4 evaluation of the information.</param>
/// <param name="Handling">The handling set; H0 alone, or any of H1, H2, H3.</param>
/// <param name="Restriction">The words of H3; required with it and only with it.</param>
/// <param name="Classification">The level that the supplier gives.</param>
/// <param name="Via">The party the information came from, when not from the supplier itself.</param>
/// <param name="Marking">The originator's own marking, as <c>BG.POVERITELNO</c>, kept unchanged beside the level; null when it has none.</param>
public sealed record ItemTerms(
    StatementKind Kind,
    SourceEvaluation Source,
    InformationEvaluation Information,
    ImmutableArray<HandlingCode> Handling,
    Sealed<string>? Restriction,
    ClassificationLevel Classification,
    PartyCode? Via,
    string? Marking = null)
{
    /// <summary>The first rule that the terms break, or null.</summary>
    public Refusal? Fault() => this switch
    {
        { Handling.IsDefaultOrEmpty: true } => new Refusal(
            "HANDLING_MISSING", "Name at least one handling code; H0 is the least.", ["item", "handling"]),
        _ when Handling.Contains(HandlingCode.H0) && Handling.Length > 1 =>
            new Refusal("HANDLING_H0_ALONE", "H0 stands alone; leave it out when H1, H2 or H3 apply.", ["item", "handling"]),
        _ when Handling.Contains(HandlingCode.H3) != Restriction is not null =>
            new Refusal("HANDLING_H3_TEXT", "H3 needs its restriction in words, and only H3 carries one.", ["item", "restriction"]),
        _ => null,
    };

    /// <summary>True when this handling and classification restrict at least as much as the other's.</summary>
    public bool IsNoWeakerThan(ImmutableArray<HandlingCode> handling, ClassificationLevel classification) =>
        Classification >= classification && handling.All(code => code == HandlingCode.H0 || Handling.Contains(code));
}

/// <summary>An information item opened: who supplied it, on what terms, and who may read it at first.</summary>
/// <param name="Supplier">The party that controls the item for its whole life.</param>
/// <param name="Provenance">How it came to the platform.</param>
/// <param name="Terms">Evaluation, handling and classification as supplied.</param>
/// <param name="SelecLevel">The level the platform keeps; never below the supplier's.</param>
/// <param name="BelongsTo">The stream in whose life the item was supplied: a request's thread, a joint investigation.</param>
/// <param name="Audience">The groups that may read it from now on.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When it was entered; the retention clock starts here.</param>
public sealed record ItemOpened(
    PartyCode Supplier,
    ProvenanceKind Provenance,
    ItemTerms Terms,
    ClassificationLevel SelecLevel,
    StreamId BelongsTo,
    ImmutableArray<string> Audience,
    PersonId By,
    DateTimeOffset At) : DomainEvent
{
    /// <summary>Parties whose units are not brought in yet and may be later, beside those of the audience's groups.</summary>
    public ImmutableArray<PartyCode> Parties { get; init; } = [];
}

/// <summary>
/// Further groups may read the item. The supplier lets further parties in; a party that is in brings its own units in, along the treaty path.
/// </summary>
/// <param name="Groups">The groups added.</param>
/// <param name="By">Who acted.</param>
/// <param name="At">When.</param>
public sealed record ItemAudienceWidened(ImmutableArray<string> Groups, PersonId By, DateTimeOffset At) : DomainEvent
{
    /// <summary>Parties let in whose units are brought in later, beside those of the groups.</summary>
    public ImmutableArray<PartyCode> Parties { get; init; } = [];
}
