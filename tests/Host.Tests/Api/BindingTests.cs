using System.Text;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Api;

/// <summary>A module that does not fit its schema stops the start, and every misfit is told at once.</summary>
public sealed class BindingTests
{
    const string File = "lamps.graphql";

    const string Fitting = """
        interface Node { id: ID! }
        type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! lamps: Int! }
        type Mutation { light(input: LightInput!): LightPayload! }
        type Subscription { activity(after: String): ActivityEvent! }
        type ActivityEvent { cursor: String! }
        enum ActivityKind { HEARTBEAT RESYNC_REQUIRED LAMP_LIT }
        type Lamp implements Node { id: ID! number: Int! }
        input LightInput { number: Int! idempotencyKey: String }
        type LightPayload { lamp: Lamp errors: [LightError!]! }
        union LightError = LampError
        type LampError { code: String! }
        scalar DateTime
        scalar Date
        scalar Decimal
        scalar PartyCode
        scalar CountryCode
        scalar AuthorityCode
        scalar Reference
        scalar Label
        """;

    [Fact]
    public void a_module_that_fits_is_taken() => FluentActions.Invoking(() => Build(Fitting)).Should().NotThrow();

    [Theory]
    [InlineData("lamps: Int!", "", "Query.lamps is bound and not in the schema.")]
    [InlineData("lamps: Int!", "lamps: Int! torches: Int!", "*Query.torches*")]
    [InlineData("number: Int! }", "number: Int! colour: Int! }", "*Lamp.colour*")]
    [InlineData("number: Int! idempotencyKey", "colour: Int! idempotencyKey", "*Light.Number has no field in LightInput.*")]
    [InlineData("{ number: Int! idem", "{ number: Int! colour: Int! idem", "*LightInput.colour has no parameter in Light.*")]
    [InlineData("{ number: Int! idem", "{ number: Int idem", "*LightInput.number may be null, its parameter may not.*")]
    [InlineData("idempotencyKey: String", "", "*LightInput has no idempotencyKey.*")]
    [InlineData("LAMP_LIT", "LAMP_LIT LAMP_STOLEN", "*ActivityKind.LAMP_STOLEN names no event of any module.*")]
    public void each_misfit_stops_the_start_by_its_name(string fitting, string changed, string told)
    {
        var schema = Fitting.Replace(fitting, changed, StringComparison.Ordinal);
        schema.Should().NotBe(Fitting);
        FluentActions.Invoking(() => Build(schema)).Should().Throw<BindingException>().WithMessage(told);
    }

    [Fact]
    public void all_misfits_are_told_at_once()
    {
        var schema = Fitting
            .Replace("lamps: Int!", "torches: Int! candles: Int!", StringComparison.Ordinal)
            .Replace("{ number: Int! idem", "{ colour: Int! weight: Int! idem", StringComparison.Ordinal)
            .Replace("LAMP_LIT", "LAMP_STOLEN LAMP_SOLD", StringComparison.Ordinal);

        var told = FluentActions.Invoking(() => Build(schema)).Should().Throw<BindingException>().Which.Message;

        told.Should().ContainAll(
            "Query.lamps", "Query.torches", "Query.candles", "Light.Number", "LightInput.colour", "LightInput.weight",
            "ActivityKind.LAMP_STOLEN", "ActivityKind.LAMP_SOLD");
    }

    [Theory]
    [InlineData("{ number: Int! idem", "{ number: Int idem", "Mutation.light: LightInput.number may be null, its parameter may not.", 3)]
    [InlineData("lamps: Int!", "lamps: Int! torches: Int!", "Query.torches: The field has no binding.", 2)]
    [InlineData("lamps: Int!", "lamps: Int! torches: Torch", "Query.torches: There is no type Torch.", 2)]
    public void a_misfit_says_where_it_stands_and_who_brought_it(string fitting, string changed, string told, int line)
    {
        var schema = Fitting.Replace(fitting, changed, StringComparison.Ordinal);

        FluentActions.Invoking(() => Build(schema, "harbour")).Should().Throw<BindingException>()
            .WithMessage($"harbour/{File}:{line}: {told} (from harbour)");
    }

    [Fact]
    public void a_field_that_is_bound_twice_is_told_with_its_place() =>
        FluentActions.Invoking(() => Build(Fitting, "harbour", static more => more.Query("lamps", static (_, _) => Task.FromResult<object?>(2))))
            .Should().Throw<BindingException>().WithMessage($"harbour/{File}:2: Query.lamps: The field is bound twice. (from harbour)");

    static void Build(string schema, string plugin = "", Action<IModuleBuilder>? more = null)
    {
        var features = new Features(plugin, _ => Encoding.UTF8.GetBytes(schema));
        new Lamps().Configure(features);
        more?.Invoke(features);
        GraphAssembly.Build([features]);
    }

    sealed class Lamps : IModule
    {
        static readonly Table<LampView> _table = new("lamps", LampJson.Default.LampView, view => view.Id.Key, view => view.Id);

        static readonly ActorDefinition<Lamp> _lamp =
            new ActorDefinition<Lamp>("lamp", new Lamp(0), static (_, _, _) => ReadSide.Nothing)
                .Event("lamp.lit/1", LampJson.Default.LampLit);

        public void Configure(IModuleBuilder module)
        {
            module.Schema(File);
            module.Actor(_lamp);
            module.Node("Lamp", "lamp", _table);
            module.Type<ActivityEvent>("ActivityEvent");
            module.Type<LampError>("LampError");
            module.Query("lamps", static (_, _) => Task.FromResult<object?>(1));
            module.Mutation<Light>("light", _lamp);
        }
    }
}

internal sealed record Lamp(int Number);

internal sealed record LampView(StreamId Id, int Number);

internal sealed record LampError(string Code);

internal sealed record Light(int Number) : Command<Lamp>
{
    public override Decision Decide(Lamp state, CommandContext context) => Decision.Accept(new LampLit(Number));
}

internal sealed record LampLit(int Number) : DomainEvent<Lamp>
{
    public override Lamp Evolve(Lamp state) => new(Number);
}

[JsonSerializable(typeof(LampView))]
[JsonSerializable(typeof(LampLit))]
internal sealed partial class LampJson : JsonSerializerContext;
