using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Sdk;

namespace Selec.Host.Tests.Api;

/// <summary>However many rows are asked for, the store is asked as often as for a few.</summary>
public sealed class BatchingTests : IAsyncLifetime
{
    const string Grants = "grants";

    /// <summary>Code name, redactions, descriptions of results, the code name again; names of those who acted.</summary>
    const int TextFields = 7;

    readonly ConcurrentQueue<string> _asked = [];
    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAdjustedAsync(CountReads, null);

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Theory]
    [InlineData("selec-operations")]
    [InlineData("selec-director-general")]
    public async Task statements_do_not_grow_with_the_rows(string person)
    {
        var (few, many) = (await AskedAsync(person, 2), await AskedAsync(person, 18));

        many.Where(one => one != Grants).Should().Equal(few.Where(one => one != Grants));
        many.Count(one => one == Grants)
            .Should().BeLessThanOrEqualTo(
                TextFields, "who may read is asked once for each field that holds text, for all its rows together");
    }

    async Task<List<string>> AskedAsync(string person, int rows)
    {
        _asked.Clear();
        var answer = await _platform.AskAsync(
            person,
            """
            query($first: Int) {
              investigations(first: $first, orderBy: [{ field: STAGE, direction: DESC }, { field: RECORDED_AT, direction: ASC }]) {
                nodes {
                  codeName proposedBy { name } parties { code } redactions { field }
                  results { kind description recordedBy { name } corrects { id } }
                  proceedings { stage state investigation { codeName } history { by { name } } }
                }
              }
            }
            """,
            new JsonObject { ["first"] = rows });
        answer["investigations"]!["nodes"]!.AsArray().Should().HaveCount(rows);
        return [.. _asked.Order(StringComparer.Ordinal)];
    }

    void CountReads(IServiceCollection services)
    {
        var reads = services.Single(service => service.ServiceType == typeof(IReadModel));
        services.Remove(reads);
        services.AddSingleton<IReadModel>(provider => new CountedReads((IReadModel)reads.ImplementationFactory!(provider), _asked));
    }

    /// <summary>Every call is one statement: what is counted is how often the store is asked, and for what.</summary>
    sealed class CountedReads(IReadModel reads, ConcurrentQueue<string> asked) : IReadModel
    {
        public Task<IReadOnlyList<Found<TView>>> FindAsync<TView>(
            Table<TView> table, Caller viewer, Selection selection, CancellationToken cancellationToken)
            where TView : notnull
        {
            asked.Enqueue($"rows of {table.Name}");
            return reads.FindAsync(table, viewer, selection, cancellationToken);
        }

        public Task<long> CountAsync<TView>(
            Table<TView> table, Caller viewer, Filter? where, long limit, CancellationToken cancellationToken)
            where TView : notnull
        {
            asked.Enqueue($"number of {table.Name}");
            return reads.CountAsync(table, viewer, where, limit, cancellationToken);
        }

        public Task<IReadOnlySet<string>> GrantedAsync(
            IReadOnlyCollection<string> nodes, Caller viewer, CancellationToken cancellationToken)
        {
            asked.Enqueue(Grants);
            return reads.GrantedAsync(nodes, viewer, cancellationToken);
        }
    }
}
