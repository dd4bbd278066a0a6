using System.Text;
using Selec.Contracts;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Under which kind of act the audit log enters what is carried out.</summary>
[Trait("Database", "embedded")]
[Collection(CanaryCollection.Name)]
public sealed class KindTests(CanaryRun run)
{
    static readonly (int Kind, int Operation, int Result) _at =
        (AuditLink.Fields.IndexOf("kind"), AuditLink.Fields.IndexOf("operation"), AuditLink.Fields.IndexOf("result"));

    /// <summary>The acts that do more than enter information or change something, and what they do.</summary>
    static readonly Dictionary<AuditKind, string[]> _more = new()
    {
        [AuditKind.Disclose] =
        [
            "acceptInvestigation", "assignOfficer", "assignRequest", "clearMessage", "clearRequest", "confirmRelease", "consultSuppliers",
            "deliverMessage", "forwardItem", "forwardRequest", "inviteParty", "receiveMessage", "releaseField", "sendMessage", "sendRequest",
            "shareDrugSeizure", "shareVehicle", "useForOtherPurpose", "useInCourt", "widenAudience",
        ],
        [AuditKind.Export] = ["exportItem"],
        [AuditKind.BreakGlass] = ["breakGlass"],
        [AuditKind.SubjectReply] = ["replyToSubject"],
        [AuditKind.Erase] = ["confirmAct"],
        [AuditKind.Reclassify] = ["confirmAct", "reclassifyItem"],
        [AuditKind.Consent] = ["grantConsent", "refuseConsent", "revokeConsent"],
        [AuditKind.Retain] = ["extendRetention"],
        [AuditKind.Permit] = ["authoriseAccount", "closeAccount", "openAccount", "renewCertificate", "setClearance"],
        [AuditKind.SignOut] = ["endSessions"],
        [AuditKind.Configure] = ["disablePlugin", "enablePlugin", "installPlugin", "setServiceLevel", "upgradePlugin"],
    };

    [Fact]
    public void an_act_that_is_more_than_entering_or_changing_is_entered_as_what_it_is()
    {
        var mutations = run.Texts.Mutations().ToHashSet();

        Encoding.UTF8.GetString(run.Export).Split('\n').Select(line => line.Split('\t'))
            .Where(entry => entry.Length > AuditLink.Fields.Length && entry[_at.Result] == "OK" && mutations.Contains(entry[_at.Operation]))
            .Select(entry => (Kind: Enum.Parse<AuditKind>(entry[_at.Kind]), Operation: entry[_at.Operation])).Distinct()
            .Where(act => act.Kind is not (AuditKind.Collect or AuditKind.Alter or AuditKind.Consult))
            .Should().BeEquivalentTo(_more.SelectMany(kind => kind.Value.Select(act => (kind.Key, act))));
    }
}
