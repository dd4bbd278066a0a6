using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Investigations;

/// <summary>Puts the module into the host.</summary>
public static class InvestigationsRegistration
{
    /// <summary>Joint investigations, their results, judicial progress and the sums.</summary>
    public static IServiceCollection AddInvestigations(this IServiceCollection services) => services.AddSingleton<IModule, InvestigationsModule>();
}
