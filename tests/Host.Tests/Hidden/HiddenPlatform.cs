using Microsoft.Extensions.DependencyInjection;
using Selec.Directory;
using Selec.Graph.Types;
using Selec.Host.Plugins;
using Selec.Host.Tests.Matrix;
using Selec.Sdk;

namespace Selec.Host.Tests.Hidden;

/// <summary>The objects of the permission matrix on a platform of their own, whose statements are watched.</summary>
public sealed class HiddenPlatform : IAsyncLifetime, IDisposable
{
    /// <summary>States that are no party to anything here come first, then everybody else.</summary>
    static readonly string[] _outside = ["RS", "AL", "ME", "US", "SI"];

    readonly Statements _statements = new();

    internal MatrixPlatform Matrix { get; private set; } = null!;

    internal RunningPlatform Running => Matrix.Running;

    internal Twins Twins { get; private set; } = null!;

    /// <summary>The roots of the composed schema.</summary>
    internal ObjectType Mutations { get; private set; } = null!;

    /// <inheritdoc cref="Mutations"/>
    internal ObjectType Queries { get; private set; } = null!;

    /// <summary>Acts with the id of something hidden beside what they are on.</summary>
    internal IReadOnlyList<Scene> Scenes { get; private set; } = [];

    /// <summary>A node of every kind, and more than one of those whose audiences differ.</summary>
    internal IReadOnlyList<Target> Targets => Matrix.Targets;

    public async Task InitializeAsync()
    {
        Matrix = new MatrixPlatform { Adjust = _statements.Watch, Listens = false };
        await Matrix.InitializeAsync();
        using (var stay = Running.Services.GetRequiredService<PlatformGraph>().Enter())
        {
            var schema = stay.Composition.Executable.Schema;
            (Mutations, Queries) = (schema.MutationType!, schema.QueryType);
        }
        Twins = new Twins(Running, _statements);
        Scenes = await new Second(this).ScenesAsync();
    }

    public async Task DisposeAsync() => await Matrix.DisposeAsync();

    public void Dispose() => _statements.Dispose();

    /// <summary>For each role a person from whom a node is hidden, where there is one.</summary>
    internal async Task<IReadOnlyList<(Role Role, string Person)>> StrangersAsync(Target target)
    {
        var strangers = new List<(Role Role, string Person)>();
        foreach (var role in DemoPeople.All.GroupBy(one => one.Role))
            if (await StrangerAsync(target, role) is { } person) strangers.Add((role.Key, person));
        return strangers;
    }

    async Task<string?> StrangerAsync(Target target, IEnumerable<DemoPerson> people)
    {
        var looks = new Looks(Matrix);
        foreach (var one in people.OrderBy(one => Array.IndexOf(_outside, one.Party.Value) is >= 0 and var at ? at : _outside.Length))
            if (await looks.SightAsync(target, one.Person.Value) == Sight.None) return one.Person.Value;
        return null;
    }
}

/// <summary>The tests that share one platform run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class HiddenCollection : ICollectionFixture<HiddenPlatform>
{
    public const string Name = "hidden and missing";
}
