using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>
/// Where the platform is known to differ from the matrix, by name and with the reason. What is told here is tested like the matrix itself: it
/// fails when the platform no longer differs.
/// </summary>
/// <param name="Object">The row.</param>
/// <param name="Role">The column.</param>
/// <param name="Names">The targets or mutations that it is about.</param>
/// <param name="Reason">Why.</param>
internal sealed record Difference(string Object, Role Role, string[] Names, string Reason)
{
    /// <summary>What the role sees; null where it is about acts.</summary>
    public Sight? Sight { get; init; }

    /// <summary>Whether the role may; null where it is about sight.</summary>
    public bool? Allows { get; init; }

    static readonly string[] _records =
    [
        "a reported vehicle", "a vehicle that a partner reported", "a seizure of drugs", "a seizure that a partner recorded",
        "an incident with precursors", "a laboratory",
    ];

    public static readonly IReadOnlyList<Difference> All =
    [
        .. Sees("Request", Matrix.Sight.None, ["its answer"],
            "messages belong to the two States between which they go (Convention, article 18(2)); only the request is copied",
            Role.OperationsDirectorate),
        Permits("Request", Role.NationalFocalPoint,
            "a focal point may enter (Convention, article 18) and drafts for its State's team; nothing leaves without a Liaison Officer",
            "draftRequest", "reviseDraft", "answerRequest", "refuseRequest", "askClarification", "clarify", "notifyDelay"),

        Permits("InformationItem", Role.OperationsDirectorate,
            "the Directorate acts for SELEC on what SELEC supplied itself (Convention, article 28(1)(b)), and on nothing else",
            "eraseItem", "widenAudience", "narrowAudience", "restrictField", "releaseField", "reclassifyItem", "confirmAct", "withdrawAct",
            "correctItem", "recallItem", "extendRetention", "confirmReassessment"),

        .. Sees("JointInvestigation", Matrix.Sight.Codes, ["a joint investigation", "its judicial line"],
            "the managers coordinate by codes and numbers; the parties open no text to them", Role.TaskForceManager),

        .. Sees("Domain record", Matrix.Sight.Codes, _records,
            "the Task Force and the analysts read codes and numbers; the supplier opens no text to them (RecordCircle)",
            Role.TaskForceManager, Role.Analyst),
        .. Sees("Domain record", Matrix.Sight.None, _records,
            "a supplier has no act yet by which it brings them into the audience of a record (RecordCircle)",
            Role.OperationsDirectorate, Role.Prosecutor),
        .. Sees("Domain record", Matrix.Sight.None, ["a controlled delivery"],
            "a controlled delivery is known to the States of its route, the Directorate and the Director General alone",
            Role.CaseOfficer, Role.Analyst, Role.TaskForceManager, Role.Prosecutor),
        .. Sees("Domain record", Matrix.Sight.Codes, ["a result of a joint investigation"],
            "as of its joint investigation: R meta covers the numbers of its results", Role.TaskForceManager, Role.DirectorGeneral),
        .. Sees("Domain record", Matrix.Sight.Codes, ["a controlled delivery"],
            "the Director General consents to a third party on the route and sees what the consent is for, without text",
            Role.DirectorGeneral),
        Permits("Domain record", Role.DirectorGeneral, "the consent to cooperation with a third party is the Director General's",
            "recordControlledDeliveryConsent", "withdrawControlledDeliveryConsent"),
        new("Domain record", Role.NationalFocalPoint, ["proposeControlledDelivery", "recordControlledDeliveryThirdPartyAuthorisation"],
            "what goes to other States and third parties is the Liaison Officers' (the treaty path)") { Allows = false },

        .. Sees("SubjectRequest", Matrix.Sight.None, ["a consultation of Bulgaria", "a consultation of a partner"],
            "whether anybody was asked tells what is held; the Director General sees the days of the request alone", Role.DirectorGeneral),

        new("Audit log", Role.CaseOfficer, ["auditEntries"], "everybody reads the own acts, and nothing more") { Allows = true },
    ];

    static IEnumerable<Difference> Sees(string row, Sight sight, string[] targets, string reason, params Role[] roles) =>
        roles.Select(role => new Difference(row, role, targets, reason) { Sight = sight });

    static Difference Permits(string row, Role role, string reason, params string[] mutations) =>
        new(row, role, mutations, reason) { Allows = true };

    public static Difference? Of(string name, Role role, string about) =>
        All.SingleOrDefault(one => one.Object == name && one.Role == role && one.Names.Contains(about));
}
