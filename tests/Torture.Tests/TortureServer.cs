using Selec.Torture.Drive;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Selec.Torture.Tests;

/// <summary>A PostgreSQL server that the tests of a class stop, cut off and fill.</summary>
public sealed class TortureServer : IDisposable
{
    internal Server Server { get; } = new();

    public void Dispose() => Server.Dispose();
}
