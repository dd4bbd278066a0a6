using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Who acted, and when.</summary>
/// <param name="ActingState">The State whose authority acted, or that a figure concerns; null when not known.</param>
/// <param name="Attribution">How the State is known.</param>
/// <param name="Authority">The authority, where known.</param>
/// <param name="Occurred">When; null when the joint investigation's own time is all that is known.</param>
internal sealed record ResultAct(PartyCode? ActingState, Attribution Attribution, string? Authority, Occurrence? Occurred);

/// <summary>What seized things are worth.</summary>
/// <param name="Eur">In euro.</param>
/// <param name="Precision">How exact.</param>
/// <param name="Level">At which price.</param>
internal sealed record EuroValue(decimal Eur, Precision Precision, ValueLevel Level);

/// <summary>Persons of one citizenship.</summary>
/// <param name="Citizenship">The citizenship.</param>
/// <param name="Count">How many.</param>
internal sealed record CitizenCount(string Citizenship, int Count);

/// <summary>Things seized.</summary>
/// <param name="Category">What.</param>
/// <param name="Quantity">How much.</param>
/// <param name="AlsoCounted">The same things in other measures: pills, packages; never added.</param>
/// <param name="Value">What they are worth.</param>
internal sealed record SeizureResult(SeizureCategory Category, Quantity Quantity, ImmutableArray<Quantity> AlsoCounted, EuroValue? Value);

/// <summary>Persons arrested, detained, sought.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Count">How many; null when not known.</param>
/// <param name="Precision">How exact.</param>
/// <param name="ByCitizenship">Of which citizenship, as far as known.</param>
/// <param name="Notice">The notice under which they are sought.</param>
internal sealed record PersonsResult(
    PersonsKind Kind, int? Count, Precision? Precision, ImmutableArray<CitizenCount> ByCitizenship, WantedNotice? Notice);

/// <summary>Persons detected who are no suspects.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Count">How many; null when not known.</param>
/// <param name="Precision">How exact.</param>
/// <param name="ByCitizenship">Of which citizenship, as far as known.</param>
/// <param name="Minors">How many of them are minors.</param>
internal sealed record DetectionResult(
    DetectionKind Kind, int? Count, Precision? Precision, ImmutableArray<CitizenCount> ByCitizenship, int? Minors);

/// <summary>A figure that enters no sum.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Quantity">How much.</param>
internal sealed record FigureResult(FigureKind Kind, Quantity Quantity);

/// <summary>A result in a category that a plug-in declared; it enters no sum but that of its category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Title">What the category was called when it was recorded: it outlasts the plug-in.</param>
/// <param name="Quantity">How much.</param>
internal sealed record DeclaredResult(string Category, string Title, Quantity Quantity);

/// <summary>What was found: exactly one of them.</summary>
internal sealed record Finding(
    SeizureResult? Seizure = null, PersonsResult? Persons = null, DetectionResult? Detection = null, FigureResult? Figure = null,
    DeclaredResult? Declared = null)
{
    /// <summary>Which of them it is.</summary>
    public ResultKind KindOf() =>
        Seizure is not null
            ? ResultKind.Seizure
            : Persons is not null
            ? ResultKind.Persons
            : Detection is not null
            ? ResultKind.Detection
            : Figure is not null
            ? ResultKind.Figure
            : ResultKind.Declared;
}

/// <summary>The texts of a result.</summary>
/// <param name="Place">Where.</param>
/// <param name="Description">In the words of the source.</param>
/// <param name="Includes">What the number includes and must not be added to it.</param>
internal sealed record ResultTexts(Sealed<string>? Place, Sealed<string>? Description, Sealed<string>? Includes);

/// <summary>A line of the ledger.</summary>
/// <param name="Number">Its number within the joint investigation, from 1.</param>
/// <param name="Act">Who acted, and when.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Corrects">The line that it corrects.</param>
/// <param name="CorrectedBy">The line that corrects it.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
internal sealed record ResultEntry(
    int Number, ResultAct Act, Finding Finding, ResultTexts Texts, int? Corrects,
    int? CorrectedBy, PersonId RecordedBy, DateTimeOffset RecordedAt);

/// <summary>A result was entered into the ledger; a line that it corrects stays there and counts no more.</summary>
internal sealed record ResultRecorded(ResultEntry Result, SuppliedItem? Item) : DomainEvent<Investigation>
{
    /// <inheritdoc/>
    public override Investigation Evolve(Investigation state) =>
        (state with
        {
            Results = [.. state.Results.Select(
                old => old.Number == Result.Corrects ? old with { CorrectedBy = Result.Number } : old), Result]
        }).Keeping(Item);
}
