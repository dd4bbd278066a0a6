using System.Reflection;
using System.Text.RegularExpressions;
using Selec.Exchange.Tests.World;
using Selec.Sdk;

namespace Selec.Exchange.Tests;

/// <summary>What the module lists and what its schema says are the same.</summary>
public sealed partial class ExchangeModuleTests
{
    static readonly Dictionary<string, string[]> _types = Read("core.graphql")
        .Concat(Read("directory.graphql")).Concat(Own())
        .GroupBy(type => type.Name).ToDictionary(type => type.Key, type => type.SelectMany(part => part.Fields).ToArray());

    static readonly string[] _ownRoots = [
        .. Own().Where(type => type.Name is "Query" or "Mutation")
        .SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field}"))];

    [Fact]
    public void every_root_field_is_bound_and_every_binding_has_its_field() =>
        ModuleContents.OfExchange.Fields.Where(
                field => field.StartsWith("Query.", StringComparison.Ordinal) || field.StartsWith("Mutation.", StringComparison.Ordinal))
            .Should().BeEquivalentTo(_ownRoots);

    [Fact]
    public void every_field_of_a_type_is_answered_by_its_view()
    {
        foreach (var (type, view) in ModuleContents.OfExchange.Types)
        {
            foreach (var field in _types[type].Where(
                field => field is not "redactions" && !ModuleContents.OfExchange.Fields.Contains($"{type}.{field}")))
            {
                view.GetProperty(Pascal(field)).Should().NotBeNull($"{type}.{field} needs an answer");
            }
        }
    }

    [Fact]
    public void every_command_finds_its_arguments_in_its_input()
    {
        foreach (var (command, binding) in ModuleContents.OfExchange.ByCommand)
        {
            var input = _types[$"{Pascal(binding.Field)}Input"];
            command.GetProperties().Select(property => Camel(property.Name)).Should().BeSubsetOf(input, binding.Field);
            if (binding.On is { } node) input.Should().Contain(node).And.Contain("version");
            binding.Roles.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void the_content_of_a_request_is_the_same_in_schema_and_command() =>
        _types["RequestContentInput"]
            .Should().BeEquivalentTo(typeof(RequestContent).GetProperties().Select(property => Camel(property.Name)));

    [Fact]
    public void enums_have_the_same_values_in_schema_and_code()
    {
        foreach (var own in typeof(ExchangeModule).Assembly.GetTypes().Where(type => type.IsEnum))
        {
            _types[own.Name].Should().Equal(
                Enum.GetNames(own).Select(name => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(name)), own.Name);
        }
    }

    [Fact]
    public void filters_and_orders_name_columns()
    {
        foreach (var (table, name) in new (Table, string)[]
        {
            (RequestRead.Requests, "Request"), (ThreadRead.Threads, "Thread"), (ServiceLevelRead.ServiceLevels, "ServiceLevel"),
            (ConsentRead.Consents, "Consent"), (ReleaseRead.Releases, "Release"),
            (ContactRead.Contacts, "Contact"), (ItemRead.Items, "InformationItem"), (ReviewRead.Reviews, "ItemReview"), (NoticeRead.Notices, "ItemNotice"),
        })
        {
            var columns = table.Columns.Select(column => column.Name).ToList();
            columns.Should().Contain(_types[$"{name}Filter"].Except(["and", "or", "not", "text"]), name);
            columns.Select(column => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(column))
                .Should().Contain(_types[$"{name}OrderField"], name);
        }
    }

    [Fact]
    public void activity_tells_no_draft_of_a_message_to_the_other_side()
    {
        var names = ModuleContents.OfExchange.Actors.Values.SelectMany(actor => actor.EventNames)
            .Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)].Replace('.', '_').Replace('-', '_').ToUpperInvariant());

        Own().Where(type => type.Name == "ActivityKind").SelectMany(type => type.Fields).Should().BeSubsetOf(names)
            .And.NotContain(["THREAD_MESSAGE_DRAFTED", "THREAD_MESSAGE_CLEARED", "ITEM_OPENED", "ITEM_AUDIENCE_WIDENED"]);
    }

    [Fact]
    public void activity_tells_one_side_of_a_contact_nothing_of_what_the_other_adds_or_loses() =>
        Own().Where(type => type.Name == "ActivityKind").SelectMany(type => type.Fields)
            .Where(kind => kind.StartsWith("CONTACT", StringComparison.Ordinal) || kind.StartsWith("IDENTIFIER", StringComparison.Ordinal))
            .Should().BeEquivalentTo("CONTACT_MET", "CONTACT_DENIED");

    [Fact]
    public void a_contact_shows_the_fields_that_tell_nothing_of_the_other_side() =>
        _types["Contact"].Should().BeEquivalentTo(
            "id", "version", "viewerCan", "identifier", "parties", "metAt", "state", "deniedBy", "deniedAt", "ownSubjects");

    [Fact]
    public void the_schema_files_are_those_that_the_module_names() =>
        ModuleContents.OfExchange.SchemaFiles.Should().BeEquivalentTo(
            "exchange.graphql", "cross-match.graphql", "items.graphql", "consents.graphql", "retention.graphql", "corrections.graphql",
            "two-persons.graphql", "emergencies.graphql");

    static IEnumerable<(string Name, string[] Fields)> Own() => ModuleContents.OfExchange.SchemaFiles.SelectMany(Read);

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    static IEnumerable<(string Name, string[] Fields)> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var text = Descriptions().Replace(reader.ReadToEnd(), "");
        return [.. Blocks().Matches(text).Select(block => (block.Groups[1].Value, Members(block.Groups[2].Value)))];
    }

    static string[] Members(string body)
        => [.. Arguments().Replace(body, "").Split('\n').Select(line => Word().Match(line).Value).Where(word => word.Length > 0)];

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\n]*\"")]
    private static partial Regex Descriptions();

    [GeneratedRegex(@"^(?:extend )?(?:type|input|enum|interface) (\w+)[^{\n]*\{([^}]*(?:\{\}[^}]*)*)^\}", RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Arguments();

    [GeneratedRegex(@"(?<=^\s*)\w+")]
    private static partial Regex Word();
}
