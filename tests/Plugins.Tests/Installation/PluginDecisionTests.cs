using System.Collections.Immutable;
using Selec.Plugins.Installation;
using Selec.Sdk;

namespace Selec.Plugins.Tests.Installation;

public sealed class PluginDecisionTests
{
    static readonly PersonId _administrator = new("administrator");
    static readonly DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    static readonly PluginRelease _first = new("1.0.0", ["Parcel"], [], [new PluginTitle("en", "Parcels")], null);
    static readonly PluginRelease _second = _first with { Version = "1.1.0" };

    [Fact]
    public void what_is_offered_is_installed_and_shall_run()
    {
        var installed = Facts(When(InstalledPlugin.None, new InstallPlugin("parcels"), Offer(_first)));
        installed.Should().Equal(new PluginInstalled(_first, _administrator, _now));
        Given([.. installed]).Should().Be(new InstalledPlugin(_first, null, true, _now));
    }

    [Fact]
    public void what_is_installed_is_not_installed_again() =>
        Refused(When(Installed(), new InstallPlugin("parcels"), Offer(_second))).Code.Should().Be("PLUGIN_INSTALLED");

    [Fact]
    public void what_nobody_offers_is_unknown()
    {
        Refused(When(InstalledPlugin.None, new InstallPlugin("parcels"), PluginOffer.None)).Code.Should().Be("PLUGIN_UNKNOWN");
        Refused(When(Installed(), new UpgradePlugin(), PluginOffer.None)).Code.Should().Be("PLUGIN_UNKNOWN");
    }

    [Fact]
    public void what_the_platform_cannot_take_is_refused_with_the_reason()
    {
        var offer = Offer(_second) with { Fault = "The plug-in is made for Sdk 2.0 to below 3.0; this platform has Sdk 1.0." };
        var install = When(InstalledPlugin.None, new InstallPlugin("parcels"), offer);
        var upgrade = When(Installed(), new UpgradePlugin(), offer);
        foreach (var refusal in new[] { install, upgrade }.Select(Refused))
        {
            refusal.Code.Should().Be("PLUGIN_NOT_SUPPORTED");
            refusal.Message.Should().Be(offer.Fault);
            refusal.Path.Should().Equal("plugin");
        }
    }

    [Fact]
    public void only_a_newer_release_is_an_upgrade()
    {
        Refused(When(Installed(), new UpgradePlugin(), Offer(_first))).Code.Should().Be("PLUGIN_NOT_NEWER");
        var upgraded = Facts(When(Installed(), new UpgradePlugin(), Offer(_second)));
        var state = Given([new PluginInstalled(_first, _administrator, _now), .. upgraded]);
        (state.Release, state.Former, state.IsEnabled).Should().Be((_second, "1.0.0", true));
        var ninth = Given(new PluginInstalled(_first with { Version = "1.9.0" }, _administrator, _now));
        Facts(When(ninth, new UpgradePlugin(), Offer(_first with { Version = "1.10.0" }))).Should().ContainSingle();
    }

    [Fact]
    public void it_is_stopped_and_started_by_turns()
    {
        Refused(When(Installed(), new EnablePlugin())).Code.Should().Be("PLUGIN_ENABLED");
        var stopped = Given([new PluginInstalled(_first, _administrator, _now), .. Facts(When(Installed(), new DisablePlugin()))]);
        stopped.IsEnabled.Should().BeFalse();
        Refused(When(stopped, new DisablePlugin())).Code.Should().Be("PLUGIN_DISABLED");
        Facts(When(stopped, new EnablePlugin())).Should().Equal(new PluginEnabled(_administrator, _now));
    }

    [Fact]
    public void what_is_not_installed_is_not_found()
    {
        Refused(When(InstalledPlugin.None, new UpgradePlugin(), Offer(_first))).Code.Should().Be(Refusal.NotFound);
        Refused(When(InstalledPlugin.None, new EnablePlugin())).Code.Should().Be(Refusal.NotFound);
        Refused(When(InstalledPlugin.None, new DisablePlugin())).Code.Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void administrators_and_auditors_read_it_and_nobody_else()
    {
        var side = InstalledPlugin.Definition.Read(InstalledPlugin.StreamOf("parcels"), Installed(), 1);
        side.Grants.Select(grant => grant.Group).Should().BeEquivalentTo(Groups.Administrators, Groups.Audit);
        InstalledPlugin.Definition.Read(InstalledPlugin.StreamOf("parcels"), InstalledPlugin.None, 0).Should().BeSameAs(ReadSide.Nothing);
    }

    [Fact]
    public void only_an_administrator_may_act_on_it()
    {
        var view = PluginView.Of(InstalledPlugin.StreamOf("parcels"), Installed(), 1);
        view.ActionsOf(Caller(Role.Administrator)).Should().Equal(PluginAction.UpgradePlugin, PluginAction.DisablePlugin);
        (view with { Enabled = false }).ActionsOf(Caller(Role.Administrator)).Should().Contain(PluginAction.EnablePlugin);
        view.ActionsOf(Caller(Role.Auditor)).Should().BeEmpty();
    }

    [Fact]
    public void every_event_reads_as_it_was_written()
    {
        var definition = InstalledPlugin.Definition;
        DomainEvent[] facts =
        [
            new PluginInstalled(_first, _administrator, _now), new PluginUpgraded(_second, _administrator, _now),
            new PluginEnabled(_administrator, _now), new PluginDisabled(_administrator, _now),
        ];
        foreach (var fact in facts)
        {
            definition.ReadEvent(definition.NameOf(fact), definition.Write(fact)).Should().BeOfType(fact.GetType());
            definition.Write(definition.ReadEvent(definition.NameOf(fact), definition.Write(fact))).Should().Equal(definition.Write(fact));
        }
    }

    static InstalledPlugin Installed() => Given(new PluginInstalled(_first, _administrator, _now));

    static InstalledPlugin Given(params DomainEvent[] facts) =>
        (InstalledPlugin)facts.Aggregate(InstalledPlugin.Definition.Initial, InstalledPlugin.Definition.Evolve);

    static PluginOffer Offer(PluginRelease release) => new("parcels", "parcels", release.Version, null, release);

    static Decision When(InstalledPlugin state, Command<InstalledPlugin> command, PluginOffer? offer = null)
    {
        var facts = ImmutableDictionary<Type, object>.Empty;
        if (offer is not null) facts = facts.Add(typeof(PluginOffer), offer);
        return command.Decide(state, new CommandContext(
            InstalledPlugin.StreamOf("parcels"), Caller(Role.Administrator), _now, new PartyRegister([]), null, facts, new byte[16]));
    }

    static Caller Caller(Role role) => new(_administrator, role, PartyCode.Selec, Groups.Administrators, []);

    static ImmutableArray<DomainEvent> Facts(Decision decision)
    {
        decision.Refusal.Should().BeNull();
        return decision.Events;
    }

    static Refusal Refused(Decision decision) => decision.Refusal.Should().NotBeNull().And.BeOfType<Refusal>().Which;
}
