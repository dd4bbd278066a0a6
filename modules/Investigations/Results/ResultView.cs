using System.Globalization;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>A result as the API shows it.</summary>
internal sealed record ResultView(
    StreamId Id,
    NodeVersion Version,
    StreamId Investigation,
    int Number,
    ResultKind Kind,
    PartyCode? ActingState,
    bool Jointly,
    Attribution Attribution,
    string? Authority,
    Occurrence? Occurred,
    Sealed<string>? Place,
    Sealed<string>? Description,
    Sealed<string>? Includes,
    SeizureResult? Seizure,
    PersonsResult? Persons,
    DetectionResult? Detection,
    FigureResult? Figure,
    DeclaredResult? Declared,
    StreamId? Corrects,
    StreamId? CorrectedBy,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt)
{
    /// <summary>The view of a line of the ledger.</summary>
    public static ResultView Of(StreamId investigation, ResultEntry entry, long version) => new(
        IdOf(investigation, entry.Number), new NodeVersion(investigation, version), investigation, entry.Number, entry.Finding.KindOf(),
        entry.Act.ActingState, entry.Act.ActingState is null, entry.Act.Attribution, entry.Act.Authority, entry.Act.Occurred,
        entry.Texts.Place, entry.Texts.Description, entry.Texts.Includes,
        entry.Finding.Seizure, entry.Finding.Persons, entry.Finding.Detection, entry.Finding.Figure, entry.Finding.Declared,
        Linked(investigation, entry.Corrects), Linked(investigation, entry.CorrectedBy), entry.RecordedBy, entry.RecordedAt);

    /// <summary>The id of a line.</summary>
    public static StreamId IdOf(StreamId investigation, int number)
        => new("result", string.Create(CultureInfo.InvariantCulture, $"{investigation.Key}.{number}"));

    static StreamId? Linked(StreamId investigation, int? number) => number is { } other ? IdOf(investigation, other) : null;
}

/// <summary>The rows of results.</summary>
internal static class ResultTable
{
    /// <summary>Seen by whoever may see the ledger of their joint investigation.</summary>
    public static readonly Table<ResultView> Table = new Table<ResultView>(
            "investigation_results", InvestigationsJson.Default.ResultView,
            view => view.Id.Key, view => Audience.Ledger(view.Investigation))
        .Code("investigation", view => view.Investigation.Key)
        .Number("number", view => view.Number)
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("category", view => view.Seizure is { } seizure ? Codes.Of(seizure.Category) : null)
        .Code("persons", view => view.Persons is { } persons ? Codes.Of(persons.Kind) : null)
        .Code("declared", view => view.Declared?.Category)
        .Code("actingState", view => view.ActingState?.Value)
        .Number("corrected", view => view.CorrectedBy is null ? 0 : 1)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Search(view => [view.Place, view.Description, view.Includes]);
}
