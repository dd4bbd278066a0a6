using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Plugins.Installation;

/// <summary>Lets a plug-in run again.</summary>
internal sealed record EnablePlugin : Command<InstalledPlugin>
{
    /// <inheritdoc/>
    public override Decision Decide(InstalledPlugin state, CommandContext context) => state switch
    {
        { Release: null } => Refuse(Refusal.NotFound, "There is no such plug-in.", "plugin"),
        { IsEnabled: true } => Refuse("PLUGIN_ENABLED", "The plug-in is enabled already; to start it anew, disable it first."),
        _ => new PluginEnabled(context.Caller.Person, context.Now),
    };
}

/// <summary>A plug-in may run again.</summary>
/// <param name="By">Who enabled it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Configure)]
internal sealed record PluginEnabled(PersonId By, DateTimeOffset At) : DomainEvent<InstalledPlugin>
{
    /// <inheritdoc/>
    public override InstalledPlugin Evolve(InstalledPlugin state) => state with { IsEnabled = true };
}
