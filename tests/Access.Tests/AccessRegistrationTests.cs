using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Access.Tests;

public sealed class FileRegistrationTests() : AccessRegistrationTests(new FileDirectory());

public sealed class PostgresRegistrationTests() : AccessRegistrationTests(new PostgresDirectory());

/// <summary>What a host gets over a key store of either kind.</summary>
public abstract class AccessRegistrationTests : IDisposable
{
    readonly DataDirectory _data;

    private protected AccessRegistrationTests(DataDirectory data) => _data = data;

    public void Dispose()
    {
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task a_host_gets_sealing_erasure_and_hashes_over_one_store()
    {
        await using var host = new ServiceCollection().AddAccess(_data.Options).BuildServiceProvider();
        var sealing = host.GetRequiredService<ISealing>();
        var value = sealing.Seal(await sealing.OpenItemAsync(CancellationToken.None), DataDirectory.Bulgaria, "text");
        sealing.Open(value).Should().Be("text");
        await host.GetRequiredService<IErasure>().DestroyAsync(value.Item, CancellationToken.None);
        sealing.Open(value).Should().BeNull();
        host.GetRequiredService<IKeyedHashes>().Words("one two").Should().HaveCount(2);
    }
}
