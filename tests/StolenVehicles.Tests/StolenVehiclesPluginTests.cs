using System.Reflection;
using System.Text.Json;
using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles.Tests;

/// <summary>What the plug-in lists, what its files say and what its manifest asks for are the same.</summary>
public sealed class StolenVehiclesPluginTests
{
    const string Stem = "Vehicle";

    static readonly Schema _schema = SchemaComposer.Compose(Sources("core/").Concat(Sources("plugin/")), []);
    static readonly JsonElement _manifest = JsonDocument.Parse(Resource("plugin/plugin.json")).RootElement;
    static readonly JsonElement _form = JsonDocument.Parse(Resource("plugin/report-vehicle.form.json")).RootElement;

    [Fact]
    public void the_manifest_names_the_assembly_the_stem_and_every_right_that_is_used()
    {
        _manifest.GetProperty("id").GetString().Should().Be("stolen-vehicles");
        _manifest.GetProperty("assembly").GetString().Should().Be($"{typeof(StolenVehiclesPlugin).Assembly.GetName().Name}.dll");
        _manifest.GetProperty("stems").EnumerateArray().Select(stem => stem.GetString()).Should().Equal(Stem);
        _manifest.GetProperty("title").GetProperty("en").GetString().Should().NotBeNullOrEmpty();
        _manifest.GetProperty("rights").EnumerateArray().Select(right => right.GetString()).Should().BeEquivalentTo(
            PluginRights.Extend("Investigation"), PluginRights.CrossMatch, PluginRights.Activity, PluginRights.ResultCategories);
        typeof(StolenVehiclesPlugin).Assembly.GetExportedTypes().Should().Equal(typeof(StolenVehiclesPlugin));
    }

    [Fact]
    public void every_name_begins_with_the_stem_or_contains_it()
    {
        OwnTypes().Should().HaveCountGreaterThan(40).And.OnlyContain(type => type.Name.StartsWith(Stem, StringComparison.Ordinal));
        OwnRootFields().Should().OnlyContain(field => field.Name.Contains(Stem, StringComparison.OrdinalIgnoreCase));
        Contents.OfPlugin.Actors.Should().OnlyContain(actor => actor.Kind == "vehicle");
        Contents.OfPlugin.Actors.SelectMany(actor => actor.EventNames).Should().OnlyContain(name => name.StartsWith("vehicle."));
        Contents.OfPlugin.Tables.Should().OnlyContain(table => table.Name.StartsWith("vehicle", StringComparison.Ordinal));
        Contents.OfPlugin.Identifiers.Keys.Should().OnlyContain(kind => kind.StartsWith("vehicle-", StringComparison.Ordinal));
        Contents.OfPlugin.ResultCategories.Should().ContainSingle().Which.Key.Should().Be("VEHICLE_REPATRIATED");
    }

    [Fact]
    public void every_own_element_is_described()
    {
        OwnTypes().Where(type => string.IsNullOrWhiteSpace(type.Description)).Should().BeEmpty();
        IEnumerable<ISchemaElement> members = [
            .. OwnTypes().OfType<FieldsType>().SelectMany(type => type.Fields), .. OwnRootFields(),
            .. OwnTypes().OfType<InputObjectType>().SelectMany(type => type.Fields),
            .. OwnTypes().OfType<EnumType>().SelectMany(type => type.Values),
            .. OwnRootFields().SelectMany(field => field.Arguments)];
        members.Where(member => string.IsNullOrWhiteSpace(member.Description)).Select(member => member.Coordinate).Should().BeEmpty();
    }

    [Fact]
    public void every_field_is_answered_by_its_view_or_a_binding()
    {
        foreach (var (name, view) in Contents.OfPlugin.Types)
        {
            foreach (var field in ((ObjectType)_schema.Type(name)!).Fields.Where(
                field => field.Name != "redactions" && !Contents.OfPlugin.Fields.Contains(field.Coordinate)))
            {
                view.GetProperty(Pascal(field.Name)).Should().NotBeNull($"{field.Coordinate} needs an answer");
            }
        }
        OwnTypes().OfType<ObjectType>().Select(type => type.Name)
            .Where(name => !name.EndsWith("Payload", StringComparison.Ordinal) && name is not ("VehicleConnection" or "VehicleEdge"))
            .Should().BeEquivalentTo(Contents.OfPlugin.Types.Keys);
        Contents.OfPlugin.Fields.Where(field => !field.StartsWith(Stem, StringComparison.Ordinal))
            .Should().BeEquivalentTo(OwnRootFields().Select(field => field.Coordinate));
    }

    [Fact]
    public void every_type_with_text_tells_what_is_withheld_and_text_may_be_null()
    {
        foreach (var (name, view) in Contents.OfPlugin.Types)
        {
            var type = (ObjectType)_schema.Type(name)!;
            var texts = view.GetProperties().Where(property => property.PropertyType == typeof(Sealed<string>)).ToList();
            (type.Fields.Find("redactions") is not null).Should().Be(texts.Count > 0, name);
            texts.Select(text => type.Fields.Find(Camel(text.Name))!.Type.ToString()).Distinct().Should().BeSubsetOf(["String"], name);
        }
    }

    [Fact]
    public void a_view_keeps_no_clear_text()
    {
        string[] codes = ["Country"];
        Contents.OfPlugin.Types.Values.Append(typeof(VehicleReported)).Append(typeof(VehicleParticulars))
            .Where(view => view != typeof(VinReading))
            .SelectMany(view => view.GetProperties()).Where(property => property.PropertyType == typeof(string))
            .Should().OnlyContain(property => codes.Contains(property.Name));
    }

    [Fact]
    public void every_mutation_has_its_input_payload_and_errors()
    {
        foreach (var (command, binding) in Contents.OfPlugin.Mutations)
        {
            var mutation = _schema.MutationType!.Fields.Find(binding.Field)!;
            var name = Stem + Pascal(binding.Field).Replace(Stem, "", StringComparison.Ordinal);
            mutation.Type.ToString().Should().Be($"{name}Payload!");
            var input = (InputObjectType)mutation.Arguments.Find("input")!.Type.Inner;
            input.Name.Should().Be($"{name}Input");
            string[] envelope = binding.On is { } node ? ["idempotencyKey", "version", node] : ["idempotencyKey"];
            Fits(input, command, envelope);
            ((UnionType)_schema.Type($"{name}Error")!).Members.Select(member => member.Name).Contains("StaleVersionError")
                .Should().Be(binding.On is not null);
            Roles(mutation).Should().BeEquivalentTo(binding.Roles.Select(role => Codes.Of(role)), binding.Field);
        }
    }

    [Fact]
    public void enums_have_the_same_values_in_schema_and_code()
    {
        foreach (var own in typeof(StolenVehiclesPlugin).Assembly.GetTypes().Where(type => type.IsEnum))
        {
            ((EnumType)_schema.Type(own.Name)!).Values.Select(value => value.Name).Should().Equal(
                Enum.GetNames(own).Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName), own.Name);
        }
        OwnTypes().OfType<EnumType>().Select(type => type.Name).Except(["VehicleOrderField"])
            .Should().BeEquivalentTo(typeof(StolenVehiclesPlugin).Assembly.GetTypes().Where(type => type.IsEnum).Select(type => type.Name));
    }

    [Fact]
    public void filter_and_order_name_columns()
    {
        var columns = VehicleActor.Table.Columns.Select(column => column.Name).ToList();

        columns.Should().Contain(
            ((InputObjectType)_schema.Type("VehicleFilter")!).Fields.Select(field => field.Name).Except(["and", "or", "not", "text"]));
        columns.Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName).Should().Contain(
            ((EnumType)_schema.Type("VehicleOrderField")!).Values.Select(value => value.Name));
    }

    [Fact]
    public void readers_learn_of_everything_but_the_release_of_texts() =>
        VehicleActor.Definition.EventNames
            .Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)].Replace('.', '_').Replace('-', '_').ToUpperInvariant())
            .Except(["VEHICLE_TEXTS_RELEASED"])
            .Should().BeEquivalentTo(((EnumType)_schema.Type("ActivityKind")!).Values.Select(value => value.Name)
                .Where(name => name.StartsWith("VEHICLE", StringComparison.Ordinal)));

    [Fact]
    public void the_form_asks_for_every_input_once_and_for_nothing_else()
    {
        _form.GetProperty("mutation").GetString().Should().Be("reportVehicle");
        var fields = _form.GetProperty("sections").EnumerateArray()
            .SelectMany(section => section.GetProperty("fields").EnumerateArray()).ToList();

        fields.Select(field => field.GetProperty("path").GetString()).Should().BeEquivalentTo(
            Paths((InputObjectType)_schema.Type("VehicleReportInput")!, "").Except(["idempotencyKey"]));
        fields.Should().OnlyContain(field => field.GetProperty("label").GetProperty("en").GetString() != "");
    }

    [Fact]
    public void every_file_that_is_named_is_there() =>
        Contents.OfPlugin.Files.Should().BeEquivalentTo(
            Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith("plugin/", StringComparison.Ordinal))
                .Select(name => name["plugin/".Length..]).Except(["plugin.json", "packages.lock.json"]));

    [Fact]
    public void a_reading_is_opened_with_its_text_alone()
    {
        ((Func<string, object?>)Contents.OfPlugin.Functions["Vehicle.originalVinReading"])("WVGZZZ5NZEW069297")
            .Should().BeOfType<VinReading>().Which.Maker.Should().Be("Volkswagen");
        ((Func<string, object?>)Contents.OfPlugin.Functions["VehiclePlate.reading"])("BG CA1234AB")
            .Should().Be(new PlateReading("BG", VehiclePlateFit.Fits));
        Contents.OfPlugin.Identifiers["vehicle-plate"]("bg ca 1234 ab").Should().Be("BG CA1234AB");
    }

    static void Fits(InputObjectType input, Type record, IReadOnlyList<string> envelope)
    {
        var parameters = record.GetConstructors().Single().GetParameters();
        parameters.Select(parameter => Camel(parameter.Name!)).Concat(envelope).Distinct()
            .Should().BeEquivalentTo(input.Fields.Select(field => field.Name), input.Name);
        foreach (var parameter in parameters)
        {
            var field = input.Fields.Find(Camel(parameter.Name!))!;
            if (field.Type.Inner.Name == "String") parameter.ParameterType.ToString().Should().Contain("Sealed", field.Coordinate);
            if (field.Type.Inner is InputObjectType { Name: not "ItemTermsInput" } inner) Fits(inner, parameter.ParameterType, []);
            if (parameter.ParameterType.IsValueType && !parameter.ParameterType.Name.StartsWith("Nullable", StringComparison.Ordinal))
            {
                field.Type.IsNonNull.Should().BeTrue(field.Coordinate);
            }
        }
    }

    static IEnumerable<string> Paths(InputObjectType input, string prefix) => input.Fields.SelectMany(field =>
        field.Type.Inner is InputObjectType inner ? Paths(inner, $"{prefix}{field.Name}.") : [prefix + field.Name]);

    static IEnumerable<string> Roles(FieldDefinition mutation) =>
        ((IEnumerable<object?>)mutation.AppliedDirectives.Single(directive => directive.Name == "requires").Arguments["roles"]!)
            .Cast<string>();

    static IEnumerable<NamedType> OwnTypes() => _schema.Types.Where(IsOwn);

    static IEnumerable<FieldDefinition> OwnRootFields() =>
        ((FieldsType[])[_schema.QueryType, _schema.MutationType!, (ObjectType)_schema.Type("Investigation")!])
            .SelectMany(type => type.Fields).Where(IsOwn);

    static bool IsOwn(ISchemaElement element) => element.Source?.Name.StartsWith("plugin/", StringComparison.Ordinal) == true;

    static IEnumerable<SourceText> Sources(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".graphql", StringComparison.Ordinal))
            .Select(name => SourceText.From(name, Resource(name)));

    static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
