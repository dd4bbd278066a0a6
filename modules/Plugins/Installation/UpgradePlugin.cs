using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>Takes the newer release of an installed plug-in that lies in the drop directory.</summary>
internal sealed record UpgradePlugin : Command<InstalledPlugin>
{
    /// <inheritdoc/>
    public override Decision Decide(InstalledPlugin state, CommandContext context)
    {
        if (state.Release is not { } release) return Refuse(Refusal.NotFound, "There is no such plug-in.", "plugin");
        var offer = context.Fact<PluginOffer>();
        if (offer.Refusal("plugin") is { } refusal) return refusal;
        return Version.Parse(offer.Content!.Version) > Version.Parse(release.Version)
            ? new PluginUpgraded(offer.Content, context.Caller.Person, context.Now)
            : Refuse("PLUGIN_NOT_NEWER", "The drop directory brings no newer release of the plug-in.", "plugin");
    }
}

/// <summary>A newer release of a plug-in was taken.</summary>
/// <param name="Release">The release.</param>
/// <param name="By">Who upgraded it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Configure)]
internal sealed record PluginUpgraded(PluginRelease Release, PersonId By, DateTimeOffset At) : DomainEvent<InstalledPlugin>
{
    /// <inheritdoc/>
    public override InstalledPlugin Evolve(InstalledPlugin state) =>
        state with { Release = Release, Former = state.Release?.Version };
}
