using System.Text.Json;
using Selec.Graph.Execution;

namespace Selec.GraphServer.Bench;

/// <summary>The schema every compared server answers: a list, one by its id, and a change that is answered but not kept.</summary>
internal sealed class BenchSchema
{
    private readonly BenchData _data;
    private readonly Dictionary<string, Request> _requests;
    private readonly Dictionary<string, Person> _people;

    private BenchSchema(BenchData data)
    {
        _data = data;
        _requests = data.Requests.ToDictionary(request => request.Id, StringComparer.Ordinal);
        _people = data.People.ToDictionary(person => person.Id, StringComparer.Ordinal);
    }

    public static ExecutableSchema Create()
    {
        var data = JsonSerializer.Deserialize(Resource.Bytes("data.json"), BenchJson.Default.BenchData)!;
        return ExecutableSchema.Create(Resource.Schema("schema.graphql"), new BenchSchema(data).Bindings());
    }

    private Bindings Bindings()
    {
        var bindings = new Bindings()
            .Bind("Query.requests", FieldResolver.Sync(context => _data.Requests.Take((int)context.Arguments["first"]!)))
            .Bind("Query.request", FieldResolver.Sync(context => _requests.GetValueOrDefault((string)context.Arguments["id"]!)))
            .Bind("Mutation.updateRequest", FieldResolver.Sync(context => Updated((IReadOnlyDictionary<string, object?>)context.Arguments["input"]!)))
            .Bind("Request.assignee", FieldResolver.Batch(Assignees));
        BindRequest(bindings);
        bindings.Bind("Location.street", FieldResolver.Read((Location location) => location.Street));
        bindings.Bind("Location.city", FieldResolver.Read((Location location) => location.City));
        bindings.Bind("Location.zip", FieldResolver.Read((Location location) => location.Zip));
        bindings.Bind("Person.id", FieldResolver.Read((Person person) => person.Id));
        bindings.Bind("Person.name", FieldResolver.Read((Person person) => person.Name));
        bindings.Bind("Person.email", FieldResolver.Read((Person person) => person.Email));
        return bindings;
    }

    private static void BindRequest(Bindings bindings)
    {
        bindings.Bind("Request.id", FieldResolver.Read((Request request) => request.Id));
        bindings.Bind("Request.title", FieldResolver.Read((Request request) => request.Title));
        bindings.Bind("Request.status", FieldResolver.Read((Request request) => request.Status));
        bindings.Bind("Request.priority", FieldResolver.Read((Request request) => request.Priority));
        bindings.Bind("Request.amount", FieldResolver.Read((Request request) => request.Amount));
        bindings.Bind("Request.createdAt", FieldResolver.Read((Request request) => request.CreatedAt));
        bindings.Bind("Request.urgent", FieldResolver.Read((Request request) => request.Urgent));
        bindings.Bind("Request.note", FieldResolver.Read((Request request) => request.Note));
        bindings.Bind("Request.location", FieldResolver.Read((Request request) => request.Location));
    }

    private ValueTask<IReadOnlyList<object?>> Assignees(IReadOnlyList<FieldContext> contexts, CancellationToken cancellationToken)
    {
        var people = new object?[contexts.Count];
        for (var at = 0; at < people.Length; at++) people[at] = _people[((Request)contexts[at].Parent!).AssigneeId];
        return ValueTask.FromResult<IReadOnlyList<object?>>(people);
    }

    private Request Updated(IReadOnlyDictionary<string, object?> input)
    {
        if (!_requests.TryGetValue((string)input["id"]!, out var request)) throw new GraphException("NOT_FOUND", "There is no request by that id.");
        return request with
        {
            Title = input.GetValueOrDefault("title") as string ?? request.Title,
            Priority = input.GetValueOrDefault("priority") as int? ?? request.Priority,
        };
    }
}
