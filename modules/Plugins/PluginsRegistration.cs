using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Selec.Contracts;
using Selec.Plugins.Folders;
using Selec.Plugins.LifeCycle;
using Selec.Plugins.Loading;

namespace Selec.Plugins;

/// <summary>Adds plug-ins to a host.</summary>
public static class PluginsRegistration
{
    /// <summary>
    /// Adds the module, <see cref="IPlugins"/> and <see cref="IPluginWatch"/>. The host supplies <see cref="IComposition"/>,
    /// <see cref="IActors"/> and <see cref="IPlatformReads"/>, and calls <see cref="IPlugins.StartAsync"/> before it takes requests.
    /// </summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services, PluginOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<DropFolder>();
        services.AddSingleton<PluginCopies>();
        services.AddSingleton<PluginLoader>();
        services.AddSingleton<PluginShelf>();
        services.AddSingleton<Standings>();
        services.AddSingleton<Departures>();
        services.AddSingleton(provider => new Lazy<IComposition>(provider.GetRequiredService<IComposition>));
        services.AddSingleton(provider => new PluginPorts(
            new Lazy<IActors>(provider.GetRequiredService<IActors>),
            new Lazy<IPlatformReads>(provider.GetRequiredService<IPlatformReads>)));
        services.AddSingleton<Arrangement>();
        services.AddSingleton<PluginLifeCycle>();
        services.AddSingleton<IPlugins>(provider => provider.GetRequiredService<PluginLifeCycle>());
        services.AddSingleton<IPluginWatch>(provider => provider.GetRequiredService<PluginLifeCycle>());
        services.AddSingleton<IModule, PluginsModule>();
        return services;
    }
}
