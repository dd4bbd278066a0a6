using System.Text.Json.Nodes;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>The rows that are not read in nodes of their own: accounts with their clearance, the audit log, plug-ins.</summary>
[Collection(MatrixCollection.Name)]
public sealed class OtherRowsTests(MatrixPlatform matrix)
{
    static readonly Role[] _admissions =
        [Role.NationalFocalPoint, Role.DataProtectionOfficer, Role.SupervisoryBody, Role.DirectorGeneral, Role.SecurityOfficer, Role.Administrator];

    public static TheoryData<Role> Roles() => [.. Page.Columns.Select(column => column.Role)];

    /// <summary>
    /// Who is who is no secret among those who address each other; the clearance is. A focal point sees those of its State, the Director
    /// General those of the staff.
    /// </summary>
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task the_clearance_of_others_is_seen_by_those_whose_letters_give_it(Role role)
    {
        var letters = Page.Of("Accounts/clearance").Cells[role];
        (letters != "X").Should().Be(_admissions.Contains(role));
        var seen = await AdmissionsAsync(role);
        var expected = role switch
        {
            Role.NationalFocalPoint => ["BG"],
            Role.DirectorGeneral => ["SELEC"],
            _ when letters == "X" => [],
            _ => (string[])["BG", "IT", "SELEC"],
        };
        seen.Should().BeEquivalentTo(expected, "the cell of accounts and {0} is {1}", role, letters);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task the_audit_log_is_read_as_far_as_the_letters_give_it(Role role)
    {
        var letters = Page.Of("Audit log").Cells[role];
        var (entries, chains) = await LogAsync(Page.Person(role));
        var whose = letters switch
        {
            "X" when Difference.Of("Audit log", role, "auditEntries") is null => entries.Count == 0,
            "S" => entries.Select(entry => entry["party"]?.GetValue<string>()).Distinct().Count() > 2,
            "own State own acts" => entries.Count > 0 && entries.All(entry => entry["party"]!.GetValue<string>() == "BG"),
            _ => entries.Count > 0 && entries.All(entry => entry["account"]!.GetValue<string>() == Page.Person(role)),
        };
        whose.Should().BeTrue("the cell of the audit log and {0} is {1}", role, letters);
        (chains > 0).Should().Be(letters is "S" or "verify chain");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task plug_ins_are_listed_for_those_whose_letters_give_it(Role role)
    {
        var listed = (await matrix.Running.AskAsync(Page.Person(role), "{ plugins { id } pluginOffers { folder } }"))!;
        var sees = Page.Of("Plug-in").Cells[role] != "X";
        listed["plugins"]!.AsArray().Should().HaveCount(sees ? 2 : 0);
        if (!sees) listed["pluginOffers"]!.AsArray().Should().BeEmpty();
    }

    /// <summary>The parties of which a role sees somebody's clearance, its own aside.</summary>
    async Task<IEnumerable<string>> AdmissionsAsync(Role role)
    {
        var people = new Dictionary<string, string>
        {
            ["BG"] = "bg-case-officer-customs", ["IT"] = "it-representative", ["SELEC"] = "selec-analyst",
        };
        var seen = new List<string>();
        foreach (var (party, person) in people.Where(one => one.Value != Page.Person(role)))
        {
            var id = (await matrix.Running.AskAsync(person, "{ viewer { person { id } } }"))["viewer"]!["person"]!["id"]!.GetValue<string>();
            var node = (await matrix.Running.AskAsync(
                Page.Person(role), $"{{ node(id: \"{id}\") {{ ... on Person {{ admission {{ clearance }} subject }} }} }}"))["node"];
            if (node?["admission"] is not null) seen.Add(party);
            (node?["subject"] is not null).Should().Be(role is Role.Administrator or Role.SecurityOfficer);
        }
        return seen;
    }

    async Task<(List<JsonNode> Entries, int Chains)> LogAsync(string person)
    {
        // Whoever reads the log has done something: the read before is an entry.
        const string Read = "{ auditEntries(first: 100) { nodes { account party } } auditChains { chain } }";
        await matrix.Running.AskAsync(person, Read);
        var data = await matrix.Running.AskAsync(person, Read);
        return ([.. data["auditEntries"]!["nodes"]!.AsArray().Select(node => node!)], data["auditChains"]!.AsArray().Count);
    }
}
