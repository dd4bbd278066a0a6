using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>A row of the permission matrix: what each role may do with one kind of object.</summary>
/// <param name="Object">The object, as the matrix names it.</param>
/// <param name="Cells">The letters by role.</param>
internal sealed record Row(string Object, IReadOnlyDictionary<Role, string> Cells);

/// <summary>
/// The permission matrix: C create, R read in audience, U update own, A approve, X none, S supervise (read all, logged).
/// The last three columns are: Administrator (accounts, plug-ins, settings; no case content), Auditor (audit log
/// and access explanations; no case content), OCU duty operator (as a Liaison Officer for incidents and the duty log, and nothing else).
/// </summary>
internal static class Page
{
    const string Table = """
        | Object | Case officer | NFP | LO | SELEC analyst | Ops Directorate | TF manager | Prosecutor/PFP | Op. Partner rep | Observer rep | DPO | JSB | DG | Security officer | Administrator | Auditor | OCU duty operator |
        | Request | C draft, R own State | A national | A transmit, R | R if copied | R meta | R TF meta | R if linked | C/A per agreement | X | S | S | X | X | X | X | X |
        | InformationItem | C draft | C/A | C/A | R need-to-know | R need-to-know | R TF strategic | R if linked | C/R per agreement | X | S | S | X | X | X | X | X |
        | Consent | X | A own | C ask, A own | C ask | C ask | X | C ask | A own | X | S | S | X | X | X | X | X |
        | JointInvestigation | R/U tasks | U | C propose, A for State | U analysis | A coordinate | R | U judicial part | C propose | X | S | S | R meta | X | X | X | X |
        | RegionalOperation | C message | U | C propose | U evaluation | A plan | A plan | R | C message | R public | S | S | R | X | X | X | X |
        | Domain record | C | A | A | R/U analysis tags | R | R | R | C/R per agreement | X | S | S | X | X | X | X | X |
        | MLA / JIT | X | R | R status | X | R status | X | C/A | R if party | X | S | S | X | X | X | X | X |
        | Analysis product | R released | R | R | C | A review | R | R released | R released | R strategic | S | S | A release | X | X | X | X |
        | Questionnaire | X | A return | C return | C version | A version | R | X | C return if invited | X | R | R | A | X | X | X | X |
        | SubjectRequest | X | U consult | U consult | X | X | X | X | U consult | X | C/A | A appeal | R | X | X | X | X |
        | Accounts/clearance | X | U national | X | X | X | X | X | X | X | R | R | A staff | A | A | X | X |
        | Audit log | X | own State own acts | own acts | own acts | own acts | own acts | own acts | own acts | own acts | S | S | X | verify chain | own acts | S | own acts |
        | Partner status | X | X | X | X | X | X | X | X | X | X | X | C | X | X | X | X |
        """;

    /// <summary>
    /// What the platform has beside these rows, read in the same letters. Emergency access is an exception (docs/adr/0015-two-persons.md):
    /// whoever takes the sight, the supplier and the supervisors know of it, and two supervisors review it.
    /// </summary>
    const string Beside = """
        | Object | Case officer | NFP | LO | SELEC analyst | Ops Directorate | TF manager | Prosecutor/PFP | Op. Partner rep | Observer rep | DPO | JSB | DG | Security officer | Administrator | Auditor | OCU duty operator |
        | Contact | X | A | A | X | X | X | X | A per agreement | X | S | S | X | X | X | X | X |
        | Release | X | C/A own | C/A own | X | C/A own | X | X | R own | X | S | S | X | X | X | X | X |
        | Item notice | C report | C/A own | C/A own | C report | C/A own | X | C report | C/A own | X | S | S | X | X | X | X | C report |
        | Emergency access | X | R own | R own | X | C own | X | X | R own | X | S/A | S/A | X | X | X | X | C own |
        | Service level | X | R | R | X | C | X | X | R per agreement | X | S | S | X | X | X | X | X |
        | Plug-in | X | X | X | X | X | X | X | X | X | X | X | X | X | C/A | R | X |
        """;

    /// <summary>The roles in the order of the columns, each with the demo person who plays it.</summary>
    public static readonly IReadOnlyList<(Role Role, string Person)> Columns =
    [
        (Role.CaseOfficer, "bg-case-officer-police"), (Role.NationalFocalPoint, "bg-focal-point"),
        (Role.LiaisonOfficer, "bg-liaison-police"), (Role.Analyst, "selec-analyst"), (Role.OperationsDirectorate, "selec-operations"),
        (Role.TaskForceManager, "selec-task-force-drugs"), (Role.Prosecutor, "bg-prosecutor"),
        (Role.PartnerRepresentative, "it-representative"), (Role.ObserverRepresentative, "at-observer"),
        (Role.DataProtectionOfficer, "selec-data-protection"), (Role.SupervisoryBody, "selec-supervisory-body"),
        (Role.DirectorGeneral, "selec-director-general"), (Role.SecurityOfficer, "selec-security"),
        (Role.Administrator, "selec-administrator"), (Role.Auditor, "selec-auditor"), (Role.DutyOperator, "selec-duty-operator"),
    ];

    /// <summary>The rows whose module does not exist yet, and the types by which it will be known when it does.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Pending = new Dictionary<string, string[]>
    {
        ["RegionalOperation"] = ["RegionalOperation", "OperationMessage"],
        ["MLA / JIT"] = ["MlaRequest", "JitAgreement"],
        ["Analysis product"] = ["Analysis", "AnalysisProduct"],
        ["Questionnaire"] = ["Questionnaire", "QuestionnaireReturn"],
        ["Partner status"] = ["PartnerStatus", "CooperationAgreement", "Membership"],
    };

    /// <summary>The types of nodes that the demonstration does not come to, and the test that looks at them for every party.</summary>
    public static readonly IReadOnlyDictionary<string, string> LookedAtElsewhere = new Dictionary<string, string>
    {
        ["ItemReview"] = "RetentionTests: it is announced some three years after its item was entered",
    };

    /// <summary>Every row.</summary>
    public static readonly IReadOnlyList<Row> Rows = [.. Read(Table), .. Read(Beside)];

    /// <summary>The rows whose objects exist.</summary>
    public static IEnumerable<Row> Built => Rows.Where(row => !Pending.ContainsKey(row.Object));

    /// <summary>Whether a row is looked at in nodes; accounts and the audit log are read in ways of their own.</summary>
    public static bool IsSight(string name) => name is not ("Accounts/clearance" or "Audit log");

    /// <summary>The row of an object.</summary>
    public static Row Of(string name) => Rows.Single(row => row.Object == name);

    /// <summary>The demo person of a role.</summary>
    public static string Person(Role role) => Columns.Single(column => column.Role == role).Person;

    static IEnumerable<Row> Read(string table) => table.Split('\n').Skip(1).Select(line =>
    {
        var cells = line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToList();
        return new Row(cells[0], Columns.Select((column, at) => (column.Role, Letters: cells[at + 1]))
            .ToDictionary(cell => cell.Role, cell => cell.Letters));
    });
}
