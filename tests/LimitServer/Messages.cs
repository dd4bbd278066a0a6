using System.Text.Json.Serialization;
using Selec.GraphServer.Bench;

namespace Selec.LimitServer;

/// <summary>What the compared servers are asked.</summary>
internal sealed record Question(string? OperationName, string Query, Variables Variables);

internal sealed record Variables(int N, string? Id, Update? Input);

internal sealed record Update(string Id, string? Title, int? Priority);

/// <summary>A request as it is answered, with the person it is assigned to.</summary>
internal sealed record Answered(string Id, string Title, string Status, int Priority, double Amount)
{
    public required string CreatedAt { get; init; }

    public required bool Urgent { get; init; }

    public required string? Note { get; init; }

    public required Location Location { get; init; }

    public required Person Assignee { get; init; }
}

internal sealed record Answer<T>(T Data);

internal sealed record Listed(IReadOnlyList<Answered> Requests);

internal sealed record One(Answered? Request);

internal sealed record Updated(Answered UpdateRequest);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchData))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer<Listed>), TypeInfoPropertyName = "ListAnswer")]
[JsonSerializable(typeof(Answer<One>), TypeInfoPropertyName = "OneAnswer")]
[JsonSerializable(typeof(Answer<Updated>), TypeInfoPropertyName = "UpdatedAnswer")]
internal sealed partial class LimitJson : JsonSerializerContext;
