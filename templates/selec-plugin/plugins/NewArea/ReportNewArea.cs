using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.NewArea;

/// <summary>The joint investigation that a report names, when the caller sees it.</summary>
internal sealed record NamedInvestigation(InvestigationParties? Found)
{
    /// <summary>Looks it up under the caller's grants.</summary>
    public static async Task<NamedInvestigation> FindAsync(StreamId? named, Lookup lookup, CancellationToken cancellationToken) =>
        new(named is { } id ? await InvestigationParties.FindAsync(id, lookup, cancellationToken) : null);
}

/// <summary>Reports what was found.</summary>
/// <param name="Country">Where.</param>
/// <param name="FoundOn">On which day.</param>
/// <param name="Description">What; sealed like every text.</param>
/// <param name="Place">Where exactly.</param>
/// <param name="Investigation">The joint investigation that it belongs to.</param>
/// <param name="SharedWith">The parties that may read it too.</param>
/// <param name="Item">The terms on which the texts are supplied.</param>
internal sealed record ReportNewArea(
    string Country,
    DateOnly FoundOn,
    Sealed<string> Description,
    Sealed<string>? Place,
    StreamId? Investigation,
    ImmutableArray<PartyCode> SharedWith,
    ItemTerms Item) : Command<NewAreaRecord>
{
    /// <inheritdoc/>
    public override Decision Decide(NewAreaRecord state, CommandContext context)
    {
        if ((Item.Fault() ?? RecordCircle.Fault(SharedWith, context, "sharedWith") ?? OwnFault(context)) is { } fault) return fault;
        var circle = RecordCircle.Begin(context, TaskForceKey.ItsTaskForce, SharedWith);
        return Decision.Accept(new NewAreaReported(circle, Country, FoundOn, Description, Place, Investigation))
            .And(context.Item!.Value.Stream, context.OpenItem(Item, context.Self, circle.Readers()));
    }

    Refusal? OwnFault(CommandContext context) =>
        FoundOn > DateOnly.FromDateTime(context.Now.UtcDateTime)
            ? Refuse("NEW_AREA_FOUND_IN_FUTURE", "Nothing was found in the future.", "foundOn")
        : Investigation is not null && context.Fact<NamedInvestigation>().Found is null
            ? Refuse(Refusal.NotFound, "There is nothing with that id that you may see.", "investigation")
        : null;
}

/// <summary>Something was found and reported.</summary>
internal sealed record NewAreaReported(
    RecordCircle Circle, string Country, DateOnly FoundOn, Sealed<string> Description, Sealed<string>? Place, StreamId? Investigation)
    : DomainEvent<NewAreaRecord>
{
    /// <inheritdoc/>
    public override NewAreaRecord Evolve(NewAreaRecord state) => state with { Report = this };
}

/// <summary>A record of new area.</summary>
/// <param name="Report">What was reported; null before that.</param>
internal sealed record NewAreaRecord(NewAreaReported? Report)
{
    /// <summary>The actor: its events under the names by which they are stored for ever, and what can be read of it.</summary>
    public static readonly ActorDefinition<NewAreaRecord> Definition =
        new ActorDefinition<NewAreaRecord>("new-area", new NewAreaRecord(Report: null), Read)
            .Event("new-area.reported/1", NewAreaJson.Default.NewAreaReported);

    static ReadSide Read(StreamId stream, NewAreaRecord state, long version) => state.Report is { } report
        ? new ReadSide(
            [(NewAreaRecordView.Table, NewAreaRecordView.Of(stream, report, version))], report.Circle.Grants(stream), [])
        : ReadSide.Nothing;
}

/// <summary>A record as the API shows it: a property for each field.</summary>
internal sealed record NewAreaRecordView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    string Country,
    DateOnly FoundOn,
    Sealed<string>? Description,
    Sealed<string>? Place,
    StreamId? Investigation,
    DateTimeOffset RecordedAt)
{
    /// <summary>The rows, and the columns by which they are found.</summary>
    public static readonly Table<NewAreaRecordView> Table = new Table<NewAreaRecordView>(
            "new_area_records", NewAreaJson.Default.NewAreaRecordView, view => view.Id.Key, view => view.Id)
        .Code("country", view => view.Country)
        .Code("supplier", view => view.Supplier.Value)
        .Code("investigation", view => view.Investigation?.Key)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Search(view => [view.Description, view.Place]);

    /// <summary>The view of a report.</summary>
    public static NewAreaRecordView Of(StreamId id, NewAreaReported report, long version) => new(
        id, new NodeVersion(id, version), report.Circle.Supplier, report.Country, report.FoundOn,
        report.Description, report.Place, report.Investigation, report.Circle.Since);
}
