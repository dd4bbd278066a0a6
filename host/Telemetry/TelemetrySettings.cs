using System.Net;

namespace Selec.Host.Telemetry;

/// <summary>Who watches over the platform: nobody, unless it is set.</summary>
/// <param name="OtlpEndpoint">Where traces and metrics are sent; null for nowhere.</param>
/// <param name="MetricsAddress">Where metrics may be fetched; null for nowhere.</param>
internal sealed record TelemetrySettings(Uri? OtlpEndpoint, IPEndPoint? MetricsAddress)
{
    public static readonly TelemetrySettings Off = new(null, null);

    /// <summary>Longest wait for the collector, per message and for what is left at the end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static TelemetrySettings Read(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren().Where(child => child.Key is not ("OtlpEndpoint" or "MetricsAddress")))
            throw new SettingException(child.Path, "one of the settings OtlpEndpoint, MetricsAddress", "an unknown setting");
        return new TelemetrySettings(Collector(section.GetSection("OtlpEndpoint")), Listening(section.GetSection("MetricsAddress")));
    }

    // Neither is repeated in the refusal: what stands there by mistake may be a password.
    static Uri? Collector(IConfigurationSection setting)
    {
        if (setting.Value is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new SettingException(setting.Path, "an address as http://127.0.0.1:4318", "something else");
    }

    static IPEndPoint? Listening(IConfigurationSection setting)
    {
        if (setting.Value is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http", UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && text.TrimEnd('/').EndsWith($":{address.Port}", StringComparison.Ordinal)
            && (address.IsLoopback ? IPAddress.Loopback : null, IPAddress.TryParse(address.DnsSafeHost, out var given) ? given : null) is var (local, exact)
            && (exact ?? local) is { } own
            ? new IPEndPoint(own, address.Port)
            : throw new SettingException(setting.Path, "an address of this machine and a port, as http://127.0.0.1:9464", "something else");
    }
}
