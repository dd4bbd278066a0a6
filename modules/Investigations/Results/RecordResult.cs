using System.Collections.Immutable;
using System.Globalization;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The rules that every result keeps, whatever its kind.</summary>
internal abstract record RecordResult(
    ResultAct Act, Sealed<string>? Place, Sealed<string>? Description, StreamId? Corrects, ItemTerms Item) : Command<Investigation>
{
    /// <summary>The most persons that a result counts.</summary>
    protected const int MostPersons = 10_000_000;

    /// <summary>What was found.</summary>
    protected abstract Finding Found(CommandContext context);

    /// <summary>The first rule of its own kind that it breaks, or null.</summary>
    protected abstract Refusal? OwnFault(CommandContext context);

    /// <summary>What the number includes.</summary>
    protected virtual Sealed<string>? Included() => null;

    /// <inheritdoc/>
    public sealed override Decision Decide(Investigation state, CommandContext context)
    {
        if ((Rights.Against(InvestigationAction.RecordResult, state.Circle, context.Caller, context.Parties, context.Now)
            ?? Item.Fault() ?? ActFault(state, context) ?? OwnFault(context) ?? CorrectionFault(state, context)) is { } fault) return fault;
        var number = state.Results.Length + 1;
        var entry = new ResultEntry(
            number, Act, Found(context), new ResultTexts(Place, Description, Included()),
            Number(context), null, context.Caller.Person, context.Now);
        return state.Accept(new ResultRecorded(entry, Investigation.Supplied(context, Item, ledger: true)), context, Item);
    }

    Refusal? ActFault(Investigation state, CommandContext context) =>
        Act.ActingState is null && Act.Attribution != Attribution.Unknown
            ? Refuse("ACTING_STATE_MISSING", "Name the State that acted, or say that it is not known.", "act", "actingState")
        : Act.ActingState is not null && Act.Attribution == Attribution.Unknown
            ? Refuse("ACTING_STATE_UNKNOWN", "A State that is named is stated or inferred, not unknown.", "act", "attribution")
        : Act.ActingState is { } state1 && !state.Circle.HasAgreed(state1)
            ? Refuse("ACTING_STATE_NOT_PARTY", "Only a party of the joint investigation acts in it.", "act", "actingState")
        : !MaySpeakFor(Act, context.Caller)
            ? Refuse(Refusal.NotPermitted,
                "Results of another State are recorded by its own people or by the Operational Directorate.", "act", "actingState")
        : Act.Occurred?.Fault(context.Now, "occurred") is { } fault ? fault with { Path = fault.Path.Insert(0, "act") }
        : null;

    static bool MaySpeakFor(ResultAct act, Caller caller) =>
        act.ActingState == caller.Party
        || caller.Role == Role.OperationsDirectorate
        || (caller.Role == Role.LiaisonOfficer && act.Attribution != Attribution.Stated);

    Refusal? CorrectionFault(Investigation state, CommandContext context) =>
        Corrects is null ? null
        : state.Results.FirstOrDefault(result => result.Number == Number(context)) is not { } old || Corrects.Value.Kind != "result"
            ? Refuse(Refusal.NotFound, "There is nothing with that id that you may see.", "corrects")
        : old.CorrectedBy is not null
        ? Refuse("RESULT_CORRECTED", "That result has been corrected already; correct the later one.", "corrects")
        : old.Finding.KindOf() != Found(context).KindOf()
        ? Refuse("RESULT_OTHER_KIND", "A result is corrected by one of its own kind.", "corrects")
        : !MaySpeakFor(old.Act, context.Caller)
        ? Refuse(Refusal.NotPermitted,
            "Results of another State are corrected by its own people or by the Operational Directorate.", "corrects")
        : null;

    int? Number(CommandContext context) =>
        Corrects is { } wanted && wanted.Key.StartsWith(context.Self.Key + ".", StringComparison.Ordinal)
        && int.TryParse(wanted.Key.AsSpan(context.Self.Key.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Why counted persons do not add up, or null.</summary>
    protected static Refusal? CountFault(int? count, Precision? precision, ImmutableArray<CitizenCount> byCitizenship) =>
        count < 0 || byCitizenship.Any(part => part.Count < 1) ? Refuse("QUANTITY_NEGATIVE", "A count of persons is not negative.", "count")
        : count > MostPersons || byCitizenship.Any(part => part.Count > MostPersons)
            ? Refuse("QUANTITY_TOO_LARGE", "A count of persons is at most ten million.", "count")
        : count is null != precision is null
        ? Refuse("PRECISION_MISMATCH", "A number needs its precision, and only a number has one.", "precision")
        : byCitizenship.Select(part => part.Citizenship).Distinct().Count() != byCitizenship.Length
            ? Refuse("CITIZENSHIP_REPEATED", "Name each citizenship once.", "byCitizenship")
        : precision == Precision.Exact && byCitizenship.Sum(part => (long)part.Count) > count
            ? Refuse("CITIZENSHIPS_EXCEED_COUNT", "The citizenships add up to more than the count.", "byCitizenship")
        : null;
}

/// <summary>Records things seized.</summary>
internal sealed record RecordSeizure(
    ResultAct Act,
    SeizureCategory Category,
    Quantity Quantity,
    ImmutableArray<Quantity> AlsoCounted,
    EuroValue? Value,
    Sealed<string>? Includes,
    Sealed<string>? Place,
    Sealed<string>? Description,
    StreamId? Corrects,
    ItemTerms Item) : RecordResult(Act, Place, Description, Corrects, Item)
{
    const decimal MostEuro = 1_000_000_000_000_000m;

    /// <inheritdoc/>
    protected override Finding Found(CommandContext context) => new(Seizure: new SeizureResult(Category, Quantity, AlsoCounted, Value));

    /// <inheritdoc/>
    protected override Sealed<string>? Included() => Includes;

    /// <inheritdoc/>
    protected override Refusal? OwnFault(CommandContext context) =>
        Quantity.Fault("quantity") ?? AlsoCounted.Select(other => other.Fault("alsoCounted")).FirstOrDefault(fault => fault is not null)
        ?? (Value is { Eur: < 0 } ? Refuse("QUANTITY_NEGATIVE", "A value is not negative.", "value", "eur")
            : Value?.Eur > MostEuro ? Refuse("QUANTITY_TOO_LARGE", "A value is at most a million thousand million.", "value", "eur")
            : null);
}

/// <summary>Records persons arrested, detained, sought.</summary>
internal sealed record RecordPersons(
    ResultAct Act,
    PersonsKind Kind,
    int? Count,
    Precision? Precision,
    ImmutableArray<CitizenCount> ByCitizenship,
    WantedNotice? Notice,
    Sealed<string>? Place,
    Sealed<string>? Description,
    StreamId? Corrects,
    ItemTerms Item) : RecordResult(Act, Place, Description, Corrects, Item)
{
    /// <inheritdoc/>
    protected override Finding Found(CommandContext context) => new(Persons: new PersonsResult(Kind, Count, Precision, ByCitizenship, Notice));

    /// <inheritdoc/>
    protected override Refusal? OwnFault(CommandContext context) =>
        CountFault(Count, Precision, ByCitizenship)
        ?? (Notice is not null && Kind == PersonsKind.Charged
            ? Refuse("NOTICE_WITHOUT_SEARCH", "A notice goes with persons who are, or until now were, sought.", "notice")
            : null);
}

/// <summary>Records persons detected who are no suspects.</summary>
internal sealed record RecordDetection(
    ResultAct Act,
    DetectionKind Kind,
    int? Count,
    Precision? Precision,
    ImmutableArray<CitizenCount> ByCitizenship,
    int? Minors,
    Sealed<string>? Place,
    Sealed<string>? Description,
    StreamId? Corrects,
    ItemTerms Item) : RecordResult(Act, Place, Description, Corrects, Item)
{
    /// <inheritdoc/>
    protected override Finding Found(CommandContext context) => new(Detection: new DetectionResult(Kind, Count, Precision, ByCitizenship, Minors));

    /// <inheritdoc/>
    protected override Refusal? OwnFault(CommandContext context) =>
        CountFault(Count, Precision, ByCitizenship)
        ?? (Minors < 0 || Minors > MostPersons || (Precision == Selec.Sdk.Precision.Exact && Minors > Count)
            ? Refuse("MINORS_EXCEED_COUNT", "There are not more minors than persons.", "minors")
            : null);
}

/// <summary>Records a figure that enters no sum.</summary>
internal sealed record RecordOtherFigure(
    ResultAct Act,
    FigureKind Kind,
    Quantity Quantity,
    Sealed<string>? Place,
    Sealed<string>? Description,
    StreamId? Corrects,
    ItemTerms Item) : RecordResult(Act, Place, Description, Corrects, Item)
{
    /// <inheritdoc/>
    protected override Finding Found(CommandContext context) => new(Figure: new FigureResult(Kind, Quantity));

    /// <inheritdoc/>
    protected override Refusal? OwnFault(CommandContext context) => Quantity.Fault("quantity");
}
