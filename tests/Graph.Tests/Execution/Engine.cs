using System.Text;
using Selec.Graph.Composition;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Execution;

/// <summary>A schema for one test; fields nobody bound read the parent dictionary by their name.</summary>
internal sealed class Engine
{
    private readonly ExecutableSchema _schema;

    private Engine(ExecutableSchema schema) => _schema = schema;

    public List<(Exception Exception, string TraceId)> Heard { get; } = [];

    public GraphOptions Options { get; set; } = new();

    public ExecutableSchema Schema => _schema;

    public static Engine Of(string sdl, Action<Bindings>? bind = null, params ScalarBinding[] scalars)
    {
        var schema = SchemaComposer.Compose([SourceText.From("test", sdl)], scalars);
        var bindings = new Bindings();
        bind?.Invoke(bindings);
        var bound = bindings.Fields.Select(pair => pair.Key).ToHashSet();
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn))
        {
            foreach (var field in type.Fields.Where(field => !bound.Contains($"{type.Name}.{field.Name}")))
            {
                bindings.Bind($"{type.Name}.{field.Name}", FieldResolver.Sync(FromParent));
            }
        }

        return new Engine(ExecutableSchema.Create(schema, bindings));
    }

    public static FieldResolver Value(object? value) => FieldResolver.Sync(_ => value);

    public static FieldResolver Later(object? value) => FieldResolver.Async(async (_, _) =>
    {
        await Task.Yield();
        return value;
    });

    public static Dictionary<string, object?> Row(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    public static string Json(GraphResult result)
    {
        using (result)
        {
            using var buffer = new PooledBuffer();
            result.WriteTo(buffer);
            return Encoding.UTF8.GetString(buffer.Written.Span);
        }
    }

    public GraphRequest Request(string query, Dictionary<string, object?>? variables = null) => new(query)
    {
        Variables = variables,
        Options = Options with { OnError = (exception, traceId) => Heard.Add((exception, traceId)) },
    };

    public Task<string> Ask(string query, Dictionary<string, object?>? variables = null) => Ask(Request(query, variables));

    public async Task<string> Ask(GraphRequest request) => Json(await Run(request));

    public Task<GraphResult> Run(GraphRequest request, object? state = null) =>
        Executor.ExecuteAsync(_schema, request, state, CancellationToken.None);

    private static object? FromParent(FieldContext context) =>
        ((IReadOnlyDictionary<string, object?>)context.Parent!).GetValueOrDefault(context.Field.Name);
}
