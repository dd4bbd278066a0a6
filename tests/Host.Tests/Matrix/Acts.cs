using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Mutations of an object that the same letters permit.</summary>
/// <param name="Object">The row.</param>
/// <param name="Letters">The cells that permit them.</param>
/// <param name="Mutations">The mutations.</param>
internal sealed record Acts(string Object, string[] Letters, string[] Mutations)
{
    const string Draft = "C draft, R own State";
    const string National = "A national";
    const string Transmit = "A transmit, R";
    const string PartnerAsks = "C/A per agreement";
    const string Partner = "C/R per agreement";
    const string Ask = "C ask, A own";
    const string Propose = "C propose, A for State";
    const string Coordinate = "A coordinate";

    /// <summary>Every mutation of the platform under the row to which it belongs.</summary>
    public static readonly IReadOnlyList<Acts> All =
    [
        new("Request", [Draft, PartnerAsks],
            ["draftRequest", "reviseDraft", "answerRequest", "refuseRequest", "askClarification", "clarify", "notifyDelay"]),
        new("Request", [National], ["clearRequest", "assignRequest", "clearMessage"]),
        new("Request", [National, PartnerAsks], ["deliverMessage"]),
        new("Request", [Transmit, PartnerAsks], ["sendRequest", "receiveRequest", "sendMessage", "receiveMessage"]),
        new("Request", [Transmit], ["forwardRequest"]),
        new("Request", [National, Transmit, PartnerAsks], ["withdrawRequest", "closeRequest", "closeThread"]),

        new("InformationItem", ["C/A", Partner],
        [
            "eraseItem", "widenAudience", "narrowAudience", "restrictField", "releaseField", "reclassifyItem", "confirmAct", "withdrawAct",
            "forwardItem", "correctItem", "recallItem", "extendRetention", "confirmReassessment",
        ]),
        new("InformationItem", ["C draft", "C/A", "R need-to-know", "R if linked", Partner], ["acknowledgeHandling", "exportItem"]),
        new("InformationItem", ["R if linked"], ["useInCourt"]),
        new("InformationItem", ["C draft", "C/A", "R if linked"], ["useForOtherPurpose"]),

        new("Consent", [Ask, "C ask"], ["askConsent"]),
        new("Consent", [Ask, "A own"], ["grantConsent", "refuseConsent", "revokeConsent"]),
        new("Release", ["C/A own"], ["releaseItem", "publishItem", "confirmRelease"]),
        new("Item notice", ["C report", "C/A own"], ["reportError"]),
        new("Item notice", ["C/A own"], ["acknowledgeNotice"]),
        new("Emergency access", ["C own"], ["breakGlass"]),
        new("Emergency access", ["S/A"], ["reviewEmergency", "confirmReview"]),

        new("JointInvestigation", [Propose, "C propose"], ["proposeInvestigation", "joinInvestigation", "declineInvitation"]),
        new("JointInvestigation", [Propose, "C propose", Coordinate], ["inviteParty"]),
        new("JointInvestigation", ["U", Propose, "C propose", Coordinate], ["shareItems"]),
        new("JointInvestigation", ["U", Propose, Coordinate],
        [
            "beginPlanning", "activateInvestigation", "recordActionDay", "suspendInvestigation", "resumeInvestigation",
            "concludeInvestigation", "changeCodeName", "reviseInvestigation",
        ]),
        new("JointInvestigation", ["U", Propose], ["assignOfficer"]),
        new("JointInvestigation", ["R/U tasks", "U", Propose, Coordinate],
            ["recordSeizure", "recordPersons", "recordDetection", "recordOtherFigure", "recordDeclaredResult"]),
        new("JointInvestigation", [Coordinate],
            ["acceptInvestigation", "rejectInvestigation", "evaluateInvestigation", "archiveInvestigation"]),
        new("JointInvestigation", [Coordinate, "U judicial part"], ["beginFollowUp"]),
        new("JointInvestigation", ["U judicial part"], ["recordStage", "planNextStep"]),

        new("Domain record", ["C", "A", Partner],
        [
            "reportVehicle", "changeVehicleStatus", "linkVehicleClone", "recordVehicleRegistration", "recordDrugSeizure",
            "correctDrugSeizure", "recordDrugPrecursor", "recordDrugLaboratory",
        ]),
        new("Domain record", ["A", Partner],
        [
            "shareVehicle", "claimVehicleRepatriation", "resolveVehicleClaim", "shareDrugSeizure", "authoriseControlledDelivery",
            "refuseControlledDelivery", "withdrawControlledDeliveryAuthorisation", "recordControlledDeliveryHandover",
        ]),
        new("Domain record", ["A"],
        [
            "proposeControlledDelivery", "recordControlledDeliveryThirdPartyAuthorisation", "startControlledDelivery",
            "concludeControlledDelivery", "abortControlledDelivery",
        ]),
        new("Domain record", [], ["recordControlledDeliveryConsent", "withdrawControlledDeliveryConsent"]),

        new("Accounts/clearance", ["A"], ["openAccount", "setClearance", "renewCertificate", "endSessions", "closeAccount"]),
        new("Accounts/clearance", ["A staff", "U national"], ["authoriseAccount"]),

        new("SubjectRequest", ["C/A"],
            ["openSubjectRequest", "confirmIdentity", "consultSuppliers", "replyToSubject", "recordReplyReceived"]),
        new("SubjectRequest", ["U consult"], ["answerConsultation"]),

        new("Contact", ["A", "A per agreement"], ["denyContact"]),
        new("Service level", ["C"], ["setServiceLevel"]),
        new("Plug-in", ["C/A"], ["installPlugin", "upgradePlugin", "enablePlugin", "disablePlugin"]),
    ];

    /// <summary>Mutations that the demonstration does not carry out here, and the test that does.</summary>
    public static readonly IReadOnlyDictionary<string, string> PlayedElsewhere = new Dictionary<string, string>
    {
        ["installPlugin"] = "InstallationTests: a platform begins here with its plug-ins installed",
        ["upgradePlugin"] = "LifeTests: needs a second release in the drop directory",
        ["extendRetention"] = "RetentionTests: needs the three years to pass",
        ["confirmReassessment"] = "RetentionTests: needs an answer that draws on an item which is gone",
        ["confirmAct"] = "TwoPersonTests: played here by both of Bulgaria; the demonstration has one person of a partner, who has no second",
    };

    /// <summary>
    /// Cells that give a right for which there is no mutation yet; a test fails when there is one, so that the cell becomes real.
    /// </summary>
    public static readonly IReadOnlyDictionary<(string Object, Role Role), string> WithoutMutation =
        new Dictionary<(string Object, Role Role), string>
        {
            [("JointInvestigation", Role.Analyst)] = "analysis of a joint investigation: the module of analysis does not exist",
            [("SubjectRequest", Role.SupervisoryBody)] = "the Joint Supervisory Body decides on appeals: no appeal is lodged here yet",
            [("Domain record", Role.Analyst)] = "tags of analysis on a record: the module of analysis does not exist",
        };

    /// <summary>Whether a role may carry a mutation out, by the matrix and by what is known to differ from it.</summary>
    public static bool May(string mutation, Role role)
    {
        var acts = Of(mutation);
        return Difference.Of(acts.Object, role, mutation)?.Allows ?? acts.Letters.Contains(Page.Of(acts.Object).Cells[role]);
    }

    /// <summary>The row that claims a mutation.</summary>
    public static Acts Of(string mutation) => All.Single(acts => acts.Mutations.Contains(mutation));

    /// <summary>The mutations of an object.</summary>
    public static IEnumerable<string> On(string name) => All.Where(acts => acts.Object == name).SelectMany(acts => acts.Mutations);
}
