using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Selec.Access.Hashing;
using Selec.Access.Keys;
using Selec.Contracts;

namespace Selec.Access;

/// <summary>Adds sealing, erasure and keyed hashes to a host.</summary>
public static class AccessRegistration
{
    /// <summary>
    /// Adds <see cref="ISealing"/>, <see cref="IErasure"/> and <see cref="IKeyedHashes"/> over the key store of the data directory.
    /// </summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => OpenStore(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Sealing>();
        services.AddSingleton<ISealing>(provider => provider.GetRequiredService<Sealing>());
        services.AddSingleton<IErasure>(provider =>
            new Erasure(provider.GetRequiredService<Sealing>(), provider.GetServices<ISearchedTexts>));
        services.AddSingleton<IKeyedHashes, KeyedHashes>();
        services.AddSingleton<IHostedService>(provider =>
            new LedgerWords(provider.GetRequiredService<KeyStore>(), provider.GetServices<ISearchedTexts>));
        return services;
    }

    internal static KeyStore OpenStore(AccessOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.DataDirectory);
        return new KeyStore(options, clock);
    }
}
