using Selec.Access;
using Selec.Actors;
using Selec.Contracts;
using Selec.Directory;
using Selec.Exchange;
using Selec.Governance;
using Selec.Host.Binding;
using Selec.Host.Demo;
using Selec.Host.Plugins;
using Selec.Host.SignIn;
using Selec.Host.Telemetry;
using Selec.Investigations;
using Selec.Journal;
using Selec.Plugins;

namespace Selec.Host;

/// <summary>The composition root: what the platform is made of, in one list.</summary>
internal static class Platform
{
    static readonly TimeSpan _drain = TimeSpan.FromSeconds(30);

    /// <param name="args">Settings as arguments.</param>
    /// <param name="adjust">What tests put in place of a part, or null.</param>
    /// <param name="clock">The clock that everything goes by; null for the machine's.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = PlatformSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        builder.AddPlatformLogging();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var demo = settings.IsDemo ? new DemoDesk(clock) : null;
        AddPlatform(builder.Services, settings, demo, clock);
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        if (settings.Telemetry.OtlpEndpoint is not null) app.UseRequestTraces();
        app.UseAuthentication();
        app.MapHealth();
        app.MapPlatformGraph();
        demo?.Map(app);
        return app;
    }

    static void AddPlatform(IServiceCollection services, PlatformSettings settings, DemoDesk? demo, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddPlatformTelemetry(settings.Telemetry);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = _drain);
        services.AddBearerTokens(settings, demo, clock);
        services.AddAccess(settings.Access);
        if (settings.JournalDatabase is { } database) services.AddPostgresJournal(database);
        else services.AddSqliteJournal(settings.JournalFile);
        services.AddActors();
        services.AddSingleton<IModule>(provider => new CoreModule(() => provider.GetRequiredService<PlatformGraph>().Forms));
        services.AddDirectory();
        services.AddSingleton(settings.Markings);
        services.AddExchange(settings.BreakGlass);
        services.AddInvestigations();
        services.AddGovernance();
        services.AddPlugins(new PluginOptions(settings.PluginFolder, settings.PluginCopies));
        services.AddSingleton(provider => new PlatformParts(
            provider.GetRequiredService<IProjections>, provider.GetRequiredService<IActors>,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<PluginOptions>()));
        services.AddSingleton<PlatformGraph>();
        services.AddSingleton<IComposition>(provider => provider.GetRequiredService<PlatformGraph>());
        services.AddSingleton<IResultCategories>(provider => provider.GetRequiredService<PlatformGraph>());
        services.AddSingleton(provider => provider.GetRequiredService<PlatformGraph>().Actors);
        services.AddSingleton(provider => provider.GetRequiredService<PlatformGraph>().Tables);
        services.AddSingleton<Ports>();
        services.AddSingleton<SignInLog>();
        services.AddSingleton<SocketSignIn>();
        services.AddSingleton(GraphRoutes.Limits);
        services.AddSingleton<TrustedDocuments>();
        services.AddSingleton<Installation>();
        services.AddSingleton<Readiness>();
        if (demo is not null) services.AddSingleton<DemoProfile>();
        services.AddHostedService<PlatformStart>();
        if (settings.JournalDatabase is not null) services.AddHostedService<ReadModelsUpkeep>();
        services.AddErasures();
    }
}
