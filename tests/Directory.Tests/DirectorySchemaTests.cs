using System.Text.RegularExpressions;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory.Tests;

public sealed partial class DirectorySchemaTests
{
    static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "directory.graphql"));

    [Fact]
    public void every_enumeration_names_every_value()
    {
        Values("PartyKind").Should().BeEquivalentTo(Enum.GetValues<PartyKind>().Select(value => Codes.Of(value)));
        Values("TaskForceKey").Should().BeEquivalentTo(Enum.GetValues<TaskForceKey>().Select(value => Codes.Of(value)));
        Values("LiaisonService").Should().BeEquivalentTo(Enum.GetValues<LiaisonService>().Select(value => Codes.Of(value)));
        Values("AccountState").Should().BeEquivalentTo(Enum.GetValues<AccountState>().Select(value => Codes.Of(value)));
        Values("PersonAction").Should().BeEquivalentTo(Enum.GetValues<PersonAction>().Select(value => Codes.Of(value)));
    }

    [Fact]
    public void every_order_names_a_single_valued_column() =>
        Account.People.Columns.Where(column => !column.Many).Select(column => Snake(column.Name)).Should()
            .Contain(Values("PersonOrderField"));

    [Fact]
    public void every_field_is_a_property_or_bound()
    {
        Fields("Person").Except(["admission", "subject", "viewerCan", "redactions"]).Should().BeSubsetOf(Properties<PersonView>());
        Fields("Admission").Should().BeSubsetOf(Properties<Admission>());
        Fields("Party").Should().BeSubsetOf(Properties<PartyView>());
        Fields("PartyStatus").Should().BeSubsetOf(Properties<PartyStatus>());
        Fields("NationalUnit").Should().BeSubsetOf(Properties<NationalUnitView>());
        Fields("Unit").Should().BeSubsetOf(Properties<UnitView>());
        Fields("TaskForce").Should().BeSubsetOf(Properties<TaskForceView>());
    }

    [Fact]
    public void the_input_of_a_new_account_is_its_command() =>
        Fields("OpenAccountInput").Except(["idempotencyKey"]).Should().BeEquivalentTo(Properties<OpenAccount>());

    [Fact]
    public void everything_is_described()
    {
        for (var i = 1; i < Lines.Length; i++)
        {
            var line = Lines[i];
            var declares = DeclarationPattern().IsMatch(line)
                || (MemberPattern().IsMatch(line) && !line.TrimStart().StartsWith('"') && !line.Contains("): ", StringComparison.Ordinal));
            if (declares) Lines[i - 1].TrimStart().Should().StartWith("\"", because: $"line {i + 1} is described");
        }
    }

    static IEnumerable<string> Values(string type) => Body("enum", type).Select(line => line.Trim());

    static IEnumerable<string> Fields(string type) => Body("(?:type|input)", type).Select(line => line.Trim().Split(':')[0]);

    static IEnumerable<string> Body(string keyword, string type) => Lines
        .SkipWhile(line => !Regex.IsMatch(line, $"^{keyword} {type}\\b"))
        .Skip(1)
        .TakeWhile(line => line != "}")
        .Where(line => !line.TrimStart().StartsWith('"'));

    static IEnumerable<string> Properties<T>() =>
        typeof(T).GetProperties().Where(property => property.Name != "EqualityContract")
            .Select(property => $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");

    static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    [GeneratedRegex("^(type|input|enum|union|interface|scalar) ")]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex("^  [A-Za-z_]+(:|$| *\\()")]
    private static partial Regex MemberPattern();
}
