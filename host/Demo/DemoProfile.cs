using Selec.Directory;
using Selec.Host.Binding;
using Selec.Host.Plugins;

namespace Selec.Host.Demo;

/// <summary>
/// The demo profile: a person for every role, and the joint investigations that SELEC's activity
/// report narrates, sent as mutations by persons who could have sent them. Loading twice adds nothing.
/// </summary>
internal sealed class DemoProfile(Ports ports, PlatformGraph graph, Installation installation, ILogger<DemoProfile> log)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await installation.SeedAsync(DemoPeople.All, cancellationToken);
        var cases = await new DemoCases(new DemoSession(graph, ports)).LoadAsync(cancellationToken);
        log.DemoLoaded(DemoPeople.All.Count, cases);
    }
}
