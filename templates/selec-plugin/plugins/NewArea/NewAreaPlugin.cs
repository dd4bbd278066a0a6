using Selec.Sdk;

namespace Selec.Plugins.NewArea;

/// <summary>The crime area of new area: everything that it adds to the platform.</summary>
public sealed class NewAreaPlugin : ITaskForcePlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.Schema("new-area.graphql");
        plugin.Actor(NewAreaRecord.Definition);
        plugin.Node("NewAreaRecord", "new-area", NewAreaRecordView.Table);
        plugin.Connection("Query.newAreaRecords", NewAreaRecordView.Table);
        plugin.Many<StreamId, NewAreaRecordView>(
            "Investigation.newAreaRecords", NewAreaRecordView.Table, investigation => investigation.Key,
            "investigation", view => view.Investigation!.Value.Key);
        plugin.Mutation<ReportNewArea>("reportNewArea", NewAreaRecord.Definition)
            .By([.. RecordCircle.Entering])
            .With((command, lookup, cancellationToken) => NamedInvestigation.FindAsync(command.Investigation, lookup, cancellationToken));
        plugin.Form("reportNewArea", "report-new-area.form.json");
    }
}
