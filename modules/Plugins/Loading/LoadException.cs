using Selec.Plugins.Folders;

namespace Selec.Plugins.Loading;

/// <summary>
/// A plug-in that does not load. It holds the sentence alone, never the plug-in's own exception, which would keep its code.
/// </summary>
internal sealed class LoadException(PluginFault fault) : Exception(fault.Reason)
{
    /// <summary>Why.</summary>
    public PluginFault Fault { get; } = fault;
}
