using System.Runtime.CompilerServices;
using Selec.Graph.Execution;

namespace Selec.GraphServer.Conformance;

/// <summary>A greeting, a sum, a count and a failure: one field of every kind for the drivers of the protocols.</summary>
internal static class ConformanceSchema
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static ExecutableSchema Create() => ExecutableSchema.Create(
        Resource.Schema("conformance.graphql"),
        new Bindings()
            .Bind("Query.hello", FieldResolver.Sync(context => "hello " + context.Arguments["name"]))
            .Bind("Query.fail", FieldResolver.Sync(_ => throw new InvalidOperationException("boom")))
            .Bind("Mutation.add", FieldResolver.Sync(context => (int)context.Arguments["a"]! + (int)context.Arguments["b"]!))
            .Bind("Subscription.count", FieldResolver.Stream((context, leaving) => CountAsync((int)context.Arguments["to"]!, leaving))));

    private static async IAsyncEnumerable<object?> CountAsync(int to, [EnumeratorCancellation] CancellationToken leaving)
    {
        for (var n = 1; n <= to; n++)
        {
            await Task.Delay(Step, leaving);
            yield return n;
        }
    }
}
