using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Investigations;

/// <summary>Puts the module into the host.</summary>
public static class InvestigationsRegistration
{
    /// <summary>Joint investigations, their results, judicial progress and the sums.</summary>
    /// <remarks>
    /// Both are asked for late: the directory reads tables that are known only once every module
    /// has listed its own, and plug-ins declare their categories after that.
    /// </remarks>
    public static IServiceCollection AddInvestigations(this IServiceCollection services) =>
        services.AddSingleton<IModule>(provider => new InvestigationsModule(
            provider.GetRequiredService<IDirectory>, provider.GetRequiredService<IResultCategories>));
}
