using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Selec.Access.Explanations;
using Selec.Access.Hashing;
using Selec.Access.Keys;
using Selec.Access.Log;
using Selec.Contracts;
using Selec.Contracts.Access;

namespace Selec.Access;

/// <summary>Adds keys and access to a host: sealing, erasure, keyed hashes, the audit log for its readers, and the explanation of access.</summary>
public static class AccessRegistration
{
    /// <summary>
    /// Adds <see cref="ISealing"/>, <see cref="IErasure"/> and <see cref="IKeyedHashes"/> over the key store of the data directory, and the
    /// modules that read the audit log and explain access; these need <see cref="IAuditLog"/>, <see cref="IDirectory"/> and
    /// <see cref="IItemControls"/> when they are asked.
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
        return services.AddModules();
    }

    static IServiceCollection AddModules(this IServiceCollection services) => services
        .AddSingleton<IModule>(provider => new AccessModule(
            provider.GetRequiredService<IAuditLog>, provider.GetRequiredService<ISealing>(), provider.GetRequiredService<IKeyedHashes>()))
        .AddSingleton<IModule>(provider => new ExplanationModule(
            provider.GetRequiredService<IDirectory>, provider.GetRequiredService<IItemControls>));

    internal static KeyStore OpenStore(AccessOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.DataDirectory);
        return new KeyStore(options, clock);
    }
}
