using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Access.Tests;

public sealed class AccessRegistrationTests : IDisposable
{
    readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

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
