using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Host.Binding;
using Selec.Host.Plugins;
using Selec.Sdk;

namespace Selec.Host.Tests.Plugins;

/// <summary>What a plug-in may list, rule by rule; everything that is wrong is said in one go.</summary>
public sealed class PluginRulesTests
{
    const string Own = "extend type Query { barges: [Barge!]! } type Barge { name: String }";

    static readonly Schema _core = SchemaComposer.Compose(
        [
            SourceText.From("core.graphql", """
                directive @extensible on OBJECT | ENUM
                type Query @extensible { people: [String!]! }
                type Mutation @extensible { draftRequest: String }
                type Investigation @extensible { id: ID! }
                type Request { id: ID! }
                enum ActivityKind @extensible { HEARTBEAT }
                """),
        ],
        []);

    static readonly ActorDefinition<Hull> _barge = Actor("barge", "barge.moored/1");
    static readonly ActorDefinition<Hull> _lorry = Actor("lorry", "lorry.parked/1");

    [Fact]
    public void what_keeps_to_its_own_is_taken()
    {
        var fitted = Fit(
            plugin =>
            {
                plugin.Schema("own.graphql");
                plugin.Actor(_barge);
                plugin.Node("Barge", "barge", Table("barges"));
                plugin.Identifier("barge-hull", text => text);
                plugin.ResultCategory("BARGE_SEIZED", "Barges seized", Unit.Piece);
                plugin.Query("barges", (_, _) => Task.FromResult<object?>(null));
            },
            Own + " extend type Investigation { barges: Int } extend enum ActivityKind { BARGE_MOORED }",
            "cross-match", "result-categories", "activity", "extend:Investigation");
        fitted.Bounds.Kinds.Should().Equal("barge");
        fitted.Bounds.Tables.Should().Equal("barges");
    }

    [Theory]
    [InlineData("type Lorry { name: String }", "The type Lorry does not begin with a stem of the plug-in.")]
    [InlineData("extend type Query { lorries: Int }", "Query.lorries contains no stem of the plug-in.")]
    [InlineData("extend type Mutation { parkLorry: Int }", "Mutation.parkLorry contains no stem of the plug-in.")]
    [InlineData("extend type Request { barges: Int }", "The type Request is no extension point.")]
    [InlineData("extend type Nowhere { barges: Int }", "The type Nowhere is extended and is not there.")]
    [InlineData("directive @barge on OBJECT", "A plug-in declares types and extends the core's; it declares no directives and no schema.")]
    [InlineData("schema { query: Query }", "A plug-in declares types and extends the core's; it declares no directives and no schema.")]
    [InlineData("type Barge { name: String } extend type Barge { name: String }", "Barge.name is declared twice.")]
    [InlineData("type Barge {{ }", "")]
    public void a_schema_file_that_reaches_beyond_its_own_is_refused_by_its_line(string sdl, string fault) =>
        Fault(plugin => plugin.Schema("own.graphql"), "\n" + sdl).Should().StartWith("barges/own.graphql:2: " + fault);

    [Theory]
    [InlineData("extend type Investigation { barges: Int }", "The manifest does not ask for the right extend:Investigation.")]
    [InlineData("extend enum ActivityKind { BARGE_MOORED }", "The manifest does not ask for the right activity.")]
    public void a_schema_file_that_needs_a_right_is_refused_without_it(string sdl, string fault) =>
        Fault(plugin => plugin.Schema("own.graphql"), sdl).Should().Be(fault);

    [Fact]
    public void a_right_to_live_activity_covers_own_kinds_alone() =>
        Faults(plugin => plugin.Schema("own.graphql"), "extend enum ActivityKind { LORRY_PARKED }", "activity")
            .Should().Equal("barges/own.graphql:1: ActivityKind.LORRY_PARKED contains no stem of the plug-in.");

    [Fact]
    public void fields_and_types_of_the_core_are_not_bound_anew() =>
        Faults(
            plugin =>
            {
                plugin.Schema("own.graphql");
                plugin.Query("people", (_, _) => Task.FromResult<object?>(null));
                plugin.Type<Hull>("Request");
                plugin.Field<Hull>("Investigation.id", hull => hull.Name);
                plugin.Mutation<Moor>("draftRequest", _barge);
            },
            Own).Should().Equal(
            "Query.people is bound and not in the plug-in's own schema files.",
            "Investigation.id is bound and not in the plug-in's own schema files.",
            "Mutation.draftRequest is bound and not in the plug-in's own schema files.",
            "Request is bound and not in the plug-in's own schema files.",
            "Mutation.draftRequest writes an actor that the plug-in does not list.");

    [Fact]
    public void every_name_begins_with_a_stem() =>
        Faults(
            plugin =>
            {
                plugin.Schema("own.graphql");
                plugin.Actor(_lorry);
                plugin.Node("Barge", "request", Table("requests"));
                plugin.Identifier("lorry-plate", text => text);
                plugin.ResultCategory("LORRY_SEIZED", "Lorries seized", Unit.Piece);
                plugin.Scalar("LorryCode", text => text, "Wrong.");
            },
            Own, "cross-match", "result-categories").Should().Equal(
            "The node kind request is not an actor of the plug-in.",
            "The kind of actor lorry does not begin with a stem of the plug-in.",
            "The event lorry.parked/1 does not begin with a stem of the plug-in.",
            "The read model requests does not begin with a stem of the plug-in.",
            "The identifier lorry-plate does not begin with a stem of the plug-in.",
            "The result category LORRY_SEIZED does not begin with a stem of the plug-in.",
            "The scalar LorryCode does not begin with a stem of the plug-in.");

    [Fact]
    public void identifiers_and_result_categories_need_their_rights() =>
        Faults(
            plugin =>
            {
                plugin.Identifier("barge-hull", text => text);
                plugin.ResultCategory("BARGE_SEIZED", "Barges seized", Unit.Piece);
            },
            "").Should().Equal(
            "The manifest does not ask for the right cross-match.", "The manifest does not ask for the right result-categories.");

    [Theory]
    [InlineData("Request", "Lock", "The stem Request is taken by the core's Request.")]
    [InlineData("Barge", "Barge", "The stem Barge is taken by the plug-in locks.")]
    [InlineData("BargeHull", "Barge", "The stem BargeHull is taken by the plug-in locks.")]
    [InlineData("Barge", "BargeHull", "The stem Barge is taken by the plug-in locks.")]
    public void a_stem_is_of_one_alone(string stem, string theirs, string fault)
    {
        var other = FittedPlugin.Of(Plugin("locks", theirs, new Adds(_ => { }), ""), new Features("", _ => null), _core, []);
        var fit = () => FittedPlugin.Of(Plugin("barges", stem, new Adds(_ => { }), ""), new Features("", _ => null), _core, [other]);
        fit.Should().Throw<BindingException>().WithMessage(fault);
    }

    static FittedPlugin Fit(Action<IPluginBuilder> add, string sdl, params string[] rights) => FittedPlugin.Of(
        Plugin("barges", "Barge", new Adds(add), sdl) with { Rights = [.. rights] }, new Features("", _ => null), _core, []);

    static string Fault(Action<IPluginBuilder> add, string sdl)
    {
        var fit = () => Fit(add, sdl);
        return fit.Should().Throw<BindingException>().Which.Message;
    }

    static string[] Faults(Action<IPluginBuilder> add, string sdl, params string[] rights)
    {
        var fit = () => Fit(add, sdl, rights);
        return fit.Should().Throw<BindingException>().Which.Message.Split('\n');
    }

    static LoadedPlugin Plugin(string id, string stem, ITaskForcePlugin entry, string sdl) =>
        new(id, [stem], ImmutableArray<string>.Empty, entry, file => file == "own.graphql" ? Encoding.UTF8.GetBytes(sdl) : null);

    static ActorDefinition<Hull> Actor(string kind, string name) =>
        new ActorDefinition<Hull>(kind, new Hull(""), (_, _, _) => ReadSide.Nothing).Event(name, HullJson.Default.Moored);

    static Table<Hull> Table(string name) => new(name, HullJson.Default.Hull, hull => hull.Name, hull => new StreamId("barge", hull.Name));
}

/// <summary>A plug-in that adds what the test says.</summary>
internal sealed class Adds(Action<IPluginBuilder> add) : ITaskForcePlugin
{
    public void Configure(IPluginBuilder plugin) => add(plugin);
}

internal sealed record Hull(string Name);

internal sealed record Moor : Command<Hull>
{
    public override Decision Decide(Hull state, CommandContext context) => new Moored();
}

internal sealed record Moored : DomainEvent<Hull>
{
    public override Hull Evolve(Hull state) => state;
}

[JsonSerializable(typeof(Hull))]
[JsonSerializable(typeof(Moored))]
internal sealed partial class HullJson : JsonSerializerContext;
