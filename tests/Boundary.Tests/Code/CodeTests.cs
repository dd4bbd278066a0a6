namespace Selec.Boundary.Tests.Code;

public sealed class CodeTests
{
    [Fact]
    public void the_products_sources_are_found() => Repository.Product.Should().HaveCountGreaterThan(20);

    [Fact]
    public void every_type_is_sealed_abstract_or_static() => SealedGuard.Faults(Repository.Product).Should().BeEmpty();

    [Fact]
    public void a_module_shows_values_and_ports_alone()
        => ClosedModules().SelectMany(module => module).SelectMany(PublicTypeGuard.Faults).Should().BeEmpty();

    [Fact]
    public void a_module_is_registered_in_one_place()
        => ClosedModules().SelectMany(module => RegistrationGuard.Faults(module.Key, module)).Should().BeEmpty();

    [Fact]
    public void the_host_shows_nothing() =>
        Repository.Product.Where(file => file.Path.StartsWith("host/", StringComparison.Ordinal))
            .SelectMany(PublicTypeGuard.Faults).Should().BeEmpty();

    [Fact]
    public void a_plug_in_shows_its_entry_alone() =>
        Plugins().SelectMany(plugin => PluginTypeGuard.Faults(plugin.Key, plugin)).Should().BeEmpty();

    [Fact]
    public void the_plug_ins_sources_are_found() =>
        Plugins().Select(plugin => plugin.Key).Should().Contain(["plugins/StolenVehicles", "plugins/Drugs"]);

    [Fact]
    public void files_and_methods_stay_short() =>
        Repository.Product.Concat(Repository.Tests).SelectMany(LengthGuard.Faults).Should().BeEmpty();

    [Fact]
    public void no_type_has_an_empty_name() => Repository.Product.Concat(Repository.Tests).SelectMany(NameGuard.Faults).Should().BeEmpty();

    [Fact]
    public void comments_stand_for_themselves() =>
        Repository.Product.Concat(Repository.Tests).SelectMany(CommentGuard.Faults).Should().BeEmpty();

    [Fact]
    public void every_public_type_of_the_engine_says_what_it_is() =>
        Repository.Product.Where(file => file.Path.StartsWith("modules/Graph/", StringComparison.Ordinal)).SelectMany(SummaryGuard.Faults).Should().BeEmpty();

    [Fact]
    public void a_public_type_that_says_nothing_is_a_fault() =>
        SummaryGuard.Faults(File("public class A;\n/// <summary>B.</summary>\npublic class B;\nclass C;")).Should().ContainSingle();

    [Fact]
    public void a_rule_of_graphql_is_a_file_that_names_its_section()
    {
        RuleGuard.Rules.Should().HaveCountGreaterThan(60);
        RuleGuard.Rules.SelectMany(rule => RuleGuard.Faults(rule, Repository.Product)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/// <summary>Rule. See https://spec.graphql.org/September2025/#sec-A</summary>\nclass A; class B;", "A", "holds more than its rule")]
    [InlineData("/// <summary>Rule. See https://spec.graphql.org/October2021/#sec-A</summary>\nclass A;", "A", "names no section")]
    [InlineData("/// <summary>Rule. See https://spec.graphql.org/September2025/#sec-A</summary>\nclass A;", "B", "is in no list")]
    [InlineData("/// <summary>Rule. See https://spec.graphql.org/September2025/#sec-A</summary>\nclass A;", "KnownA, AfterA", "is in no list")]
    public void a_rule_without_a_place_is_a_fault(string code, string listed, string fault)
    {
        const string Rule = "modules/Graph/Composition/Rules/A.cs";
        var lists = new[]
        {
            SourceFile.Parse("modules/Graph/Composition/Rules/SchemaRules.cs", $"// {listed}"),
            SourceFile.Parse("modules/Graph/Validation/RuleBook.cs", "// A, which the list of another kind has"),
        };

        RuleGuard.Faults(SourceFile.Parse(Rule, code), lists).Should().Equal($"{Rule} {fault}");
    }

    [Theory]
    [InlineData("namespace A; internal class Open;")]
    [InlineData("namespace A; public record Open(int X);")]
    [InlineData("namespace A; public sealed class Outer { class Open; }")]
    [InlineData("namespace A; public partial class Open; public partial class Open;")]
    public void an_open_type_is_a_fault(string code) => SealedGuard.Faults([File(code)]).Should().ContainSingle();

    [Theory]
    [InlineData("namespace A; public abstract record Closed; enum E; struct S; interface I; record struct R; static class C;")]
    [InlineData("namespace A; public partial class Closed; sealed partial class Closed;")]
    public void a_closed_type_is_none(string code) => SealedGuard.Faults([File(code)]).Should().BeEmpty();

    [Theory]
    [InlineData("public sealed class Clearance;")]
    [InlineData("public abstract class Clearance;")]
    [InlineData("public sealed class ExchangeRegistration;")]
    [InlineData("public struct Clock;")]
    [InlineData("public delegate void Done();")]
    public void a_public_type_with_a_life_of_its_own_is_a_fault(string code) => PublicTypeGuard.Faults(File(code)).Should().ContainSingle();

    [Fact]
    public void public_values_ports_and_exceptions_are_none() =>
        PublicTypeGuard.Faults(File(
                "public sealed record A; public enum B; public interface C; public static class D; "
                + "public class E : Exception; internal class F;"))
            .Should().BeEmpty();

    [Theory]
    [InlineData("internal sealed class ExchangeModule;")]
    [InlineData("public sealed class ExchangeRegistration;")]
    [InlineData("public static class ARegistration; public static class BRegistration;")]
    public void a_module_with_none_or_two_registrations_is_a_fault(string code) =>
        RegistrationGuard.Faults("modules/Exchange", [File(code)]).Should().ContainSingle();

    [Theory]
    [InlineData("public sealed class Parcels : ITaskForcePlugin; public sealed record Parcel;")]
    [InlineData("public sealed class Parcels : ITaskForcePlugin; public enum ParcelState;")]
    [InlineData("internal sealed class Parcels : ITaskForcePlugin;")]
    [InlineData("public sealed class A : ITaskForcePlugin; public sealed class B : ITaskForcePlugin;")]
    public void a_plug_in_that_shows_more_or_nothing_is_a_fault(string code) =>
        PluginTypeGuard.Faults("plugins/Parcels", [File(code)]).Should().ContainSingle();

    [Fact]
    public void a_plug_in_that_shows_its_entry_is_none() =>
        PluginTypeGuard.Faults("plugins/Parcels", [File("public sealed class A : ITaskForcePlugin; internal sealed record B;")])
            .Should().BeEmpty();

    [Fact]
    public void a_file_of_401_lines_is_a_fault()
    {
        LengthGuard.Faults(File(Lines(400, "//"))).Should().BeEmpty();
        LengthGuard.Faults(File(Lines(401, "//"))).Should().ContainSingle();
    }

    [Fact]
    public void a_method_of_61_lines_is_a_fault()
    {
        LengthGuard.Faults(File("class A { void M() {" + Lines(60) + "} }")).Should().BeEmpty();
        LengthGuard.Faults(File("class A { void M() {" + Lines(61) + "} }")).Should().ContainSingle();
        LengthGuard.Faults(File("class A { A() {" + Lines(61) + "} }")).Should().ContainSingle();
        LengthGuard.Faults(File("class A { int P { get {" + Lines(61) + "} } }")).Should().ContainSingle();
    }

    [Fact]
    public void a_programs_opening_of_101_lines_is_a_fault()
    {
        LengthGuard.Faults(File(string.Concat(Enumerable.Repeat("F();\n", 100)))).Should().BeEmpty();
        LengthGuard.Faults(File(string.Concat(Enumerable.Repeat("F();\n", 101)))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("class RequestManager;")]
    [InlineData("record DateHelper;")]
    [InlineData("interface IRequestService;")]
    [InlineData("class RequestImpl;")]
    [InlineData("struct EventBase;")]
    public void an_empty_name_is_a_fault(string code) => NameGuard.Faults(File(code)).Should().ContainSingle();

    [Fact]
    public void a_service_of_a_state_is_none() => NameGuard.Faults(File("enum LiaisonService { Police, Customs }")).Should().BeEmpty();

    [Theory]
    [InlineData("// see #", "12\nclass A;")]
    [InlineData("/// <summary>Because of #", "7.</summary>\nclass A;")]
    [InlineData("class A { /* TO", "DO */ }")]
    [InlineData("// The driver's issue", " 6415\nclass A;")]
    [InlineData("/// <summary>Scenario", " 7, its second half.</summary>\nclass A;")]
    [InlineData("// H", ".2: nobody\nclass A;")]
    public void a_comment_that_needs_looking_up_is_a_fault(string first, string second) =>
        CommentGuard.Faults(File(first + second)).Should().ContainSingle();

    [Theory]
    [InlineData("// https://spec.graphql.org/September2025/#sec-Names and rank #A\nclass A;")]
    [InlineData("class A { const string Colour = \"#123\"; }")]
    [InlineData("// As of 1.2, v.3 and example.C.4\nclass A;")]
    public void an_anchor_or_a_string_is_none(string code) => CommentGuard.Faults(File(code)).Should().BeEmpty();

    static IEnumerable<IGrouping<string, SourceFile>> Plugins() => Folders("plugins/");

    static IEnumerable<IGrouping<string, SourceFile>> Folders(string parent) =>
        Repository.Product
            .Where(file => file.Path.StartsWith(parent, StringComparison.Ordinal))
            .GroupBy(file => string.Join('/', file.Path.Split('/').Take(2)));

    static IEnumerable<IGrouping<string, SourceFile>> ClosedModules() =>
        Folders("modules/").Where(module => !PublicTypeGuard.Open.Contains(module.Key));

    static SourceFile File(string code) => SourceFile.Parse("fixture.cs", code);

    static string Lines(int count, string line = ";") => string.Join('\n', Enumerable.Repeat(line, count));
}
