using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>Stops a plug-in. What was stored through it stays, and comes back when it is enabled again.</summary>
internal sealed record DisablePlugin : Command<InstalledPlugin>
{
    /// <inheritdoc/>
    public override Decision Decide(InstalledPlugin state, CommandContext context) => state switch
    {
        { Release: null } => Refuse(Refusal.NotFound, "There is no such plug-in.", "plugin"),
        { IsEnabled: false } => Refuse("PLUGIN_DISABLED", "The plug-in is disabled already."),
        _ => new PluginDisabled(context.Caller.Person, context.Now),
    };
}

/// <summary>A plug-in shall not run.</summary>
/// <param name="By">Who disabled it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Configure)]
internal sealed record PluginDisabled(PersonId By, DateTimeOffset At) : DomainEvent<InstalledPlugin>
{
    /// <inheritdoc/>
    public override InstalledPlugin Evolve(InstalledPlugin state) => state with { IsEnabled = false };
}
