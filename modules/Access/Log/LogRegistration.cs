using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;

namespace Selec.Access.Log;

/// <summary>Adds the reading of the audit log to a host.</summary>
public static class LogRegistration
{
    /// <summary>Adds the module; needs <see cref="IAuditLog"/>, <see cref="ISealing"/> and <see cref="IKeyedHashes"/>.</summary>
    public static IServiceCollection AddAuditReading(this IServiceCollection services) =>
        services.AddSingleton<IModule>(provider => new AccessModule(
            provider.GetRequiredService<IAuditLog>, provider.GetRequiredService<ISealing>(), provider.GetRequiredService<IKeyedHashes>()));
}
