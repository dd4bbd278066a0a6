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
        Bind<Location>(bindings, "Location.street", location => location.Street);
        Bind<Location>(bindings, "Location.city", location => location.City);
        Bind<Location>(bindings, "Location.zip", location => location.Zip);
        Bind<Person>(bindings, "Person.id", person => person.Id);
        Bind<Person>(bindings, "Person.name", person => person.Name);
        Bind<Person>(bindings, "Person.email", person => person.Email);
        return bindings;
    }

    private static void BindRequest(Bindings bindings)
    {
        Bind<Request>(bindings, "Request.id", request => request.Id);
        Bind<Request>(bindings, "Request.title", request => request.Title);
        Bind<Request>(bindings, "Request.status", request => request.Status);
        Bind<Request>(bindings, "Request.priority", request => request.Priority);
        Bind<Request>(bindings, "Request.amount", request => request.Amount);
        Bind<Request>(bindings, "Request.createdAt", request => request.CreatedAt);
        Bind<Request>(bindings, "Request.urgent", request => request.Urgent);
        Bind<Request>(bindings, "Request.note", request => request.Note);
        Bind<Request>(bindings, "Request.location", request => request.Location);
    }

    private static void Bind<T>(Bindings bindings, string coordinate, Func<T, object?> read) =>
        bindings.Bind(coordinate, FieldResolver.Sync(context => read((T)context.Parent!)));

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
