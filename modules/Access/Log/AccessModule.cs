using System.Text.RegularExpressions;
using Selec.Contracts;

namespace Selec.Access.Log;

/// <summary>The audit log for those who may read it, and the proof of its chains.</summary>
/// <param name="log">Looked up when it is read: the journal's tables are known once all modules are.</param>
/// <param name="sealing">Opens what was searched for.</param>
/// <param name="hashes">Makes the entries' ids.</param>
sealed partial class AccessModule(Func<IAuditLog> log, ISealing sealing, IKeyedHashes hashes) : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("audit.graphql");
        module.Scalar(
            "OperationName", static text => Operation().IsMatch(text) ? text : null, "An OperationName is 1 to 100 letters and digits.");
        module.Type<AuditEntryView>("AuditEntry");
        module.Type<AuditObject>("AuditObject");
        module.Type<AuditChainView>("AuditChain");
        module.Field<AuditEntryView>("AuditEntry.searchText", view => view.Opened);
        module.List("Query.auditEntries", new AuditEntries(log, sealing, hashes));
        module.Query("auditChains", async (call, cancellationToken) =>
            AuditReaders.MayProve(call.Viewer) ? AuditChainView.Of(await log().VerifyAuditAsync([], cancellationToken)) : []);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,99}\\z")]
    private static partial Regex Operation();
}
