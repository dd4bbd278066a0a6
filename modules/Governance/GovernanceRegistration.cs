using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Governance;

/// <summary>Puts the module into the host.</summary>
public static class GovernanceRegistration
{
    /// <summary>The data-subject desk.</summary>
    /// <remarks>The search is asked for late: it reads tables that are known only once every module has listed its own.</remarks>
    public static IServiceCollection AddGovernance(this IServiceCollection services) =>
        services.AddSingleton<HoldingsSearch>()
            .AddSingleton<IModule>(provider => new GovernanceModule(provider.GetRequiredService<HoldingsSearch>));
}
