using Selec.Graph;
using Selec.Graph.Composition;
using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Host.Binding;

/// <summary>
/// Where the graph engine meets the modules: composes the schema files and binds every field, or says all that does not fit.
/// </summary>
internal sealed class GraphAssembly
{
    const int MostNodes = 100;

    readonly Features _features;
    readonly Bindings _bindings = new();
    readonly List<string> _faults = [];
    readonly HashSet<string> _bound = new(StringComparer.Ordinal);
    readonly Schema _schema;

    GraphAssembly(Features features)
    {
        _features = features;
        _schema = SchemaComposer.Compose(features.Schemas, Scalars.All.Concat(features.Scalars));
    }

    /// <summary>The executable schema of everything that is listed.</summary>
    /// <exception cref="BindingException">Something does not fit; the message lists everything, a line each.</exception>
    public static ExecutableSchema Build(IEnumerable<Features> parts)
    {
        try
        {
            return new GraphAssembly(Features.Of(parts)).Bind();
        }
        catch (SchemaException exception)
        {
            throw new BindingException(string.Join('\n', exception.Errors.Select(error => error.ToString())));
        }
    }

    ExecutableSchema Bind()
    {
        BindRoots();
        foreach (var (coordinate, bind) in _features.Fields) Field(coordinate, bind);
        foreach (var mutation in _features.Mutations)
        {
            Field($"Mutation.{mutation.Field}", field => FieldResolver.Async(new MutationField(mutation, field, _features).AnswerAsync));
        }
        foreach (var type in _schema.Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn)) BindObject(type);
        foreach (var type in _schema.Types.Where(type => type.IsAbstract)) _bindings.BindType(type.Name, TypeName);
        return Executable();
    }

    ExecutableSchema Executable()
    {
        try
        {
            var executable = ExecutableSchema.Create(_schema, _bindings);
            if (_faults.Count == 0) return executable;
        }
        catch (SchemaException exception)
        {
            _faults.AddRange(exception.Errors.Where(error => !_bound.Contains(error.Coordinate)).Select(error => error.ToString()));
        }
        throw new BindingException(string.Join('\n', _faults));
    }

    void BindRoots()
    {
        _features.Bind("Query.node", _ => FieldResolver.Async(async (context, cancellationToken) =>
            (await NodesAsync([context.Arguments["id"]], GraphCall.Of(context), cancellationToken))[0]));
        _features.Bind("Query.nodes", _ => FieldResolver.Async(async (context, cancellationToken) =>
            await NodesAsync((IReadOnlyList<object?>)context.Arguments["ids"]!, GraphCall.Of(context), cancellationToken)));
        var kinds = ((EnumType)_schema.Type("ActivityKind")!).Values.Select(value => value.Name).ToHashSet();
        _features.Bind("Subscription.activity", _ =>
        {
            var activity = new ActivityStream(_features.Actors.SelectMany(actor => actor.EventNames), kinds);
            return FieldResolver.Stream((context, cancellationToken) =>
                activity.OpenAsync(GraphCall.Of(context), context.Arguments.GetValueOrDefault("after") as string, cancellationToken));
        });
    }

    async Task<IReadOnlyList<object?>> NodesAsync(IReadOnlyList<object?> ids, GraphCall call, CancellationToken cancellationToken)
    {
        if (ids.Count > MostNodes) throw new GraphException(GraphErrorCode.BadUserInput, $"At most {MostNodes} ids at a time.");
        var references = ids.Select(id => NodeIds.TryDecode(id as string, out var node)
            ? node
            : throw new GraphException(GraphErrorCode.BadUserInput, "This is not an id of this platform."));
        return await RelationFields.NodesAsync(_features.Nodes, [.. references], call, cancellationToken);
    }

    void BindObject(ObjectType type)
    {
        foreach (var field in type.Fields.Where(field => !_bound.Contains($"{type.Name}.{field.Name}")))
        {
            Attempt(field, () =>
            {
                if (Resolver(type, field) is { } resolver) _bindings.Bind($"{type.Name}.{field.Name}", resolver);
            });
        }
    }

    FieldResolver? Resolver(ObjectType type, FieldDefinition field) => type.Name switch
    {
        _ when _features.Types.TryGetValue(type.Name, out var view) => PropertyFields.Bind(field, view, _features.Nodes),
        _ when type.Name.EndsWith("Connection", StringComparison.Ordinal) => OfPage(field.Name),
        _ when type.Name.EndsWith("Edge", StringComparison.Ordinal) => PropertyFields.Bind(field, typeof(Edge), _features.Nodes),
        _ when type.Name.EndsWith("Payload", StringComparison.Ordinal) => OfPayload(field),
        _ => null,
    };

    static FieldResolver? OfPage(string field) => field switch
    {
        "edges" => FieldResolver.Sync(context => ((Page)context.Parent!).Edges),
        "nodes" => FieldResolver.Sync(context => ((Page)context.Parent!).Edges.Select(edge => edge.Node).ToList()),
        "pageInfo" => FieldResolver.Sync(context => ((Page)context.Parent!).PageInfo),
        "totalCount" => FieldResolver.Async(
            async (context, cancellationToken) => (int)await ((Page)context.Parent!).Count(cancellationToken)),
        _ => null,
    };

    FieldResolver OfPayload(FieldDefinition field) => field.Name == "errors"
        ? FieldResolver.Sync(context => ((Payload)context.Parent!).Errors)
        : RelationFields.Node(_features.Nodes, payload => ((Payload)payload).Node);

    string TypeName(object value) => TypeNames.TryGetValue(value.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"{value.GetType().Name} is bound to no object type.");

    // A record may answer several types (a sum of the core's); as members of unions and interfaces they stand for the first.
    Dictionary<Type, string> TypeNames => field ??= _features.Types.DistinctBy(type => type.Value).ToDictionary(
        type => type.Value, type => type.Key);

    void Field(string coordinate, Func<FieldDefinition, FieldResolver> bind)
    {
        var parts = coordinate.Split('.');
        if ((_schema.Type(parts[0]) as ObjectType)?.Fields.Find(parts[1]) is not { } field)
        {
            _faults.Add($"{coordinate} is bound and not in the schema.");
        }
        else if (!_bound.Add(coordinate))
        {
            _faults.Add(Placed(field, "The field is bound twice."));
        }
        else
        {
            Attempt(field, () => _bindings.Bind(coordinate, bind(field)));
        }
    }

    void Attempt(FieldDefinition field, Action bind)
    {
        try
        {
            bind();
        }
        catch (BindingException fault)
        {
            _faults.AddRange(fault.Message.Split('\n').Select(line => Placed(field, line)));
        }
    }

    /// <summary>In the words of the engine: with the place of the field, and the plug-in that brought it.</summary>
    static string Placed(FieldDefinition field, string fault) =>
        new SchemaError(fault, field.Coordinate, field.Source!.Name, field.Location.Line) { Origin = field.Source.Origin }.ToString();
}
