using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// Gives a plug-in's decisions and projections their time and no more: code that does not return costs its own thread and its plug-in the
/// place in the platform, and nobody else anything. Core code runs as it is.
/// </summary>
sealed class PluginTime(ActorCatalog catalog, Func<IPluginWatch?> watch, ActorOptions options, TimeProvider time)
{
    /// <summary>Runs the code of an actor.</summary>
    /// <exception cref="TimeoutException">It is a plug-in's and did not return in time.</exception>
    public ValueTask<T> RunAsync<T>(string kind, Func<T> work) =>
        catalog.PluginOf(kind) is { } plugin ? new(RunAsync(plugin, work)) : new(work());

    /// <summary>The same for work that is told what it is of, so that core code costs nothing more than its own call.</summary>
    public ValueTask<T> RunAsync<TOf, T>(string kind, TOf of, Func<TOf, T> work) =>
        catalog.PluginOf(kind) is { } plugin ? new(RunAsync(plugin, () => work(of))) : new(work(of));

    async Task<T> RunAsync<T>(PluginBounds plugin, Func<T> work)
    {
        try
        {
            return await Task.Run(work).WaitAsync(options.PluginLimit, time);
        }
        catch (TimeoutException)
        {
            watch()?.NeverReturned(plugin.Id);
            throw;
        }
    }
}
