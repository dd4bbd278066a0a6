using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Selec.Graph;
using Selec.Graph.Composition;
using Selec.Graph.Cost;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>An error by where it is in the answer and in the document.</summary>
internal sealed record Failed(string Path, string At);

internal sealed record Answer(bool HasData, JsonNode? Data, IReadOnlyList<Failed> Errors);

/// <summary>The engine with a schema of one world, its limits far away.</summary>
internal sealed class EngineSide
{
    public static ValidationLimits Wide { get; } = new()
    {
        MaxDepth = 1000, MaxNesting = 1000, MaxAliases = 100_000, MaxRootFields = 100_000, MaxSelections = 1_000_000, MaxRepetitions = 100_000,
        MaxDirectives = 1000, MaxIntrospectionDepth = 1000, MaxFieldComparisons = 10_000_000, MaxErrors = 10_000, MaxValueNesting = 1000, MaxFragmentVisits = 1_000_000,
    };

    static readonly GraphOptions _options = new() { Limits = Wide, Cost = CostLimits.None with { MaxSteps = int.MaxValue }, Parsing = new ParserLimits(1_000_000, 200), Timeout = TimeSpan.FromMinutes(10) };

    readonly ExecutableSchema _executable;

    public EngineSide(string sdl)
    {
        Schema = Composed(sdl);
        _executable = ExecutableSchema.Create(Schema, Bound(Schema));
    }

    public Schema Schema { get; }

    public static Schema Composed(string sdl) => SchemaComposer.Compose([SourceText.From("world", sdl)], Scalars.For(sdl));

    public static Document Parsed(string document) => Parser.ParseExecutable(SourceText.From("request", document), _options.Parsing);

    public async Task<JsonNode?> AskAsync(string document)
    {
        using var result = await Executor.ExecuteAsync(_executable, new GraphRequest(document) { Options = _options }, null, CancellationToken.None);
        return Json(result)?["data"];
    }

    public async Task<(IReadOnlyList<Answer> Answers, Run Run, string? Refusal)> AnswersAsync(Case request)
    {
        var run = new Run(request);
        var asked = new GraphRequest(request.Document)
        {
            OperationName = request.Operation,
            Variables = (IReadOnlyDictionary<string, object?>?)Plain.Value(request.Variables),
            Options = _options,
        };
        var answers = new List<Answer>();
        await foreach (var result in Executor.SubscribeAsync(_executable, asked, run, CancellationToken.None))
        {
            using (result)
            {
                if (result.Fault is not RequestFault.None and not RequestFault.Refused) return ([], run, $"{result.Fault}: {result.Errors[0].Message}");
                answers.Add(new Answer(!result.IsRequestError, Json(result)?["data"], [.. result.Errors.Select(Place)]));
            }
        }

        return (answers, run, null);
    }

    public static string At(IEnumerable<Location> places) => string.Join(' ', places.Select(place => $"{place.Line}:{place.Column}"));

    static Failed Place(GraphError error) => new(string.Join('.', error.Path), At(error.Locations));

    static JsonNode? Json(GraphResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return JsonNode.Parse(buffer.WrittenSpan);
    }

    static Bindings Bound(Schema schema)
    {
        var bindings = new Bindings();
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            if (type.IsAbstract) bindings.BindType(type.Name, value => ((Thing)value).Type);
            if (type is not ObjectType fields) continue;
            foreach (var field in fields.Fields)
            {
                var coordinate = $"{type.Name}.{field.Name}";
                bindings.Bind(coordinate, ReferenceEquals(type, schema.SubscriptionType) ? Stream(schema) : Resolver(schema, coordinate));
            }
        }

        return bindings;
    }

    // Each way of binding has its turn; which one a field has changes nothing of what is answered.
    static FieldResolver Resolver(Schema schema, string coordinate) => (Outcomes.Hash(coordinate) % 4) switch
    {
        0 => FieldResolver.Async(async (context, _) =>
        {
            await Task.Yield();
            return Thrown(Resolve(schema, context));
        }),
        1 => FieldResolver.Batch((contexts, _) => ValueTask.FromResult<IReadOnlyList<object?>>([.. contexts.Select(context => Resolve(schema, context))])),
        _ => FieldResolver.Sync(context => Thrown(Resolve(schema, context))),
    };

    static object? Resolve(Schema schema, FieldContext context)
    {
        var run = (Run)context.RequestState!;
        var salt = (context.Parent as Thing)?.Salt ?? "";
        var key = salt + string.Join('.', context.Path);
        run.Calls[key] = Plain.Node(context.Arguments);
        return new Outcomes(schema, run.Case).Value(context.Field.Type, key, salt);
    }

    static object? Thrown(object? value) => value is Exception exception ? throw exception : value;

    static FieldResolver Stream(Schema schema) => FieldResolver.Stream((context, cancellation) =>
    {
        var run = (Run)context.RequestState!;
        var key = string.Join('.', context.Path);
        var type = context.Field.Type;
        run.Calls[key] = Plain.Node(context.Arguments);
        var outcomes = new Outcomes(schema, run.Case);
        return outcomes.IsClosed(key) ? throw new InvalidOperationException("closed") : EventsAsync(outcomes, type, key, cancellation);
    });

    static async IAsyncEnumerable<object?> EventsAsync(
        Outcomes outcomes, GraphType type, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = outcomes.Events(key);
        for (var i = 0; i <= count; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (outcomes.IsBroken(key, i)) throw new InvalidOperationException("broken");
            if (i < count) yield return outcomes.Value(type, $"e{i}:{key}", $"e{i}:");
        }
    }
}
