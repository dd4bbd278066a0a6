using System.Text.Json.Serialization;

namespace Selec.GraphServer.Bench;

/// <summary>A hundred requests of citizens and the twenty people they are assigned to.</summary>
internal sealed record BenchData(IReadOnlyList<Request> Requests, IReadOnlyList<Person> People);

internal sealed record Request(string Id, string Title, string Status, int Priority, double Amount)
{
    public required string CreatedAt { get; init; }

    public required bool Urgent { get; init; }

    public string? Note { get; init; }

    public required Location Location { get; init; }

    public required string AssigneeId { get; init; }
}

internal sealed record Location(string Street, string City, string Zip);

internal sealed record Person(string Id, string Name, string Email);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchData))]
internal sealed partial class BenchJson : JsonSerializerContext;
