namespace Selec.Plugins;

/// <summary>The plug-ins of this process, for the host that starts them.</summary>
public interface IPlugins
{
    /// <summary>
    /// Installs what lies in the drop directory and was never seen before, then loads everything that is enabled and puts it into force in
    /// one go. A broken plug-in is reported and left out; it never stops the start.
    /// </summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Completes when no plug-in that left is still on its way out of the memory.</summary>
    Task UnloadedAsync(CancellationToken cancellationToken);
}
