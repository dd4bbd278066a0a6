using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>Installs a plug-in that lies in the drop directory; it shall run from now on.</summary>
/// <param name="Plugin">Its id.</param>
internal sealed record InstallPlugin(string Plugin) : Command<InstalledPlugin>
{
    /// <inheritdoc/>
    public override Decision Decide(InstalledPlugin state, CommandContext context)
    {
        if (state.Release is not null) return Refuse("PLUGIN_INSTALLED", "The plug-in is installed already; upgrade it.", "plugin");
        var offer = context.Fact<PluginOffer>();
        return offer.Refusal("plugin") is { } refusal
            ? refusal
            : new PluginInstalled(offer.Content!, context.Caller.Person, context.Now);
    }
}

/// <summary>A plug-in was installed.</summary>
/// <param name="Release">The release.</param>
/// <param name="By">Who installed it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Configure)]
internal sealed record PluginInstalled(PluginRelease Release, PersonId By, DateTimeOffset At) : DomainEvent<InstalledPlugin>
{
    /// <inheritdoc/>
    public override InstalledPlugin Evolve(InstalledPlugin state) => new(Release, null, true, At);
}
