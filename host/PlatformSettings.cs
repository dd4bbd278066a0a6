using System.Collections.Immutable;
using System.Globalization;
using Selec.Access;
using Selec.Contracts;
using Selec.Directory;
using Selec.Exchange;
using Selec.Host.Commands;
using Selec.Host.Telemetry;

namespace Selec.Host;

/// <summary>A setting that stops the start: one line with the key, what was expected and what was found.</summary>
internal sealed class SettingException(string key, string expected, string got) : Exception($"{key}: expected {expected}, got {got}.");

/// <summary>Somebody whose tokens are accepted.</summary>
/// <param name="Issuer">The token's issuer.</param>
/// <param name="Audience">The audience it must name.</param>
/// <param name="PublicKeyFile">The public key in PEM (RSA or EC) that its signature must match.</param>
internal sealed record TokenIssuer(string Issuer, string Audience, string PublicKeyFile);

/// <summary>The platform's settings, read from appsettings, then the environment (<c>Selec__…</c>), then arguments.</summary>
/// <param name="DataDirectory">Where journal, keys and everything else is kept.</param>
/// <param name="IsDemo">Whether the demo profile is loaded.</param>
/// <param name="Access">Where the keys are.</param>
/// <param name="Issuers">Whose tokens are accepted.</param>
/// <param name="PluginFolder">Where plug-ins are laid, each in a folder of its own.</param>
/// <param name="Administrator">The token subject of the first administrator, who opens all other accounts.</param>
internal sealed record PlatformSettings(
    string DataDirectory, bool IsDemo, AccessOptions Access, ImmutableArray<TokenIssuer> Issuers, string PluginFolder, string? Administrator)
{
    const string Section = "Selec";

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The id of the key that is given without one.</summary>
    const string OnlyKey = "configured";

    const int LongestKeyBackup = 90;

    static readonly ImmutableArray<string> _known =
    [
        "DataDirectory", "Profile", "MasterKey", "MasterKeyFile", "MasterKeys", "CurrentMasterKey", "ErasureLedger", "KeyBackupDays", "Issuers",
        "PluginFolder", "Administrator", "AuditRetention", "BreakGlass", "Markings", "Database", "ConnectionString", "KeyConnectionString",
        "Telemetry", "Documents", "AdHocDocuments",
    ];

    /// <summary>For how many months the audit log keeps each kind of entry.</summary>
    public ImmutableDictionary<AuditKind, int> AuditRetention { get; init; } = Contracts.AuditRetention.Default;

    /// <summary>Who may look at an item in an emergency, and for how long.</summary>
    public BreakGlassTerms BreakGlass { get; init; } = BreakGlassTerms.Strict;

    /// <summary>Equivalences of markings beside the public ones.</summary>
    public OwnMarkings Markings { get; init; } = OwnMarkings.None;

    /// <summary>Who watches over the platform, if anybody.</summary>
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.Off;

    /// <summary>The manifest of the documents that are answered to everybody, if any.</summary>
    public string? Documents { get; init; }

    /// <summary>Whether everybody may send documents of their own, or only those with the right to.</summary>
    public bool IsAdHocForAll { get; init; }

    /// <summary>Where the plug-ins that were installed are kept, release by release.</summary>
    public string PluginCopies => Path.Combine(DataDirectory, "plugins");

    /// <summary>How to connect to the journal's database, where the ledger of erasures lies too; null for the embedded one. Not public: a record prints what is.</summary>
    internal string? JournalDatabase => Access.Postgres?.Ledger;

    /// <summary>The journal of the embedded database.</summary>
    public string JournalFile => Path.Combine(DataDirectory, "journal.db");

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static PlatformSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var section = configuration.GetSection(Section);
        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            throw new SettingException($"{Section}:{child.Key}", $"one of the settings {string.Join(", ", _known)}", "an unknown setting");
        }
        var directory = Path.GetFullPath(Text(section, "DataDirectory") ?? "data");
        return new PlatformSettings(
            Created(directory),
            Profile(section, isDevelopment),
            AccessOf(section, directory),
            [.. section.GetSection("Issuers").GetChildren().Select(Issuer)],
            Path.GetFullPath(Text(section, "PluginFolder") ?? Path.Combine(AppContext.BaseDirectory, "plugins")),
            Text(section, "Administrator"))
        {
            AuditRetention = AuditRetentionSettings.Read(section.GetSection("AuditRetention")),
            BreakGlass = ControlSettings.BreakGlass(section.GetSection("BreakGlass")),
            Markings = ControlSettings.Markings(section.GetSection("Markings")),
            Telemetry = TelemetrySettings.Read(section.GetSection("Telemetry")),
            Documents = Text(section, "Documents"),
            IsAdHocForAll = AdHocForAll(section, isDevelopment),
        };
    }

    static bool Profile(IConfigurationSection section, bool isDevelopment)
    {
        var profile = Text(section, "Profile") ?? (isDevelopment ? "demo" : "empty");
        if (profile is not ("demo" or "empty")) throw new SettingException($"{Section}:Profile", "demo or empty", $"'{profile}'");
        if (profile == "demo" && !isDevelopment)
        {
            throw new SettingException(
                $"{Section}:Profile", "empty outside Development, since anyone can sign in as a demo person", "'demo'");
        }
        return profile == "demo";
    }

    static bool AdHocForAll(IConfigurationSection section, bool isDevelopment) => (Text(section, "AdHocDocuments"), isDevelopment) switch
    {
        ("everyone", _) or (null, true) => true,
        ("granted", _) or (null, false) => false,
        (var other, _) => throw new SettingException($"{Section}:AdHocDocuments", "everyone or granted", $"'{other}'"),
    };

    static AccessOptions AccessOf(IConfigurationSection section, string directory)
    {
        var keys = MasterKeysOf(section);
        return new AccessOptions(directory)
        {
            MasterKeys = keys,
            CurrentMasterKey = CurrentOf(section, keys),
            MasterKeyFile = Text(section, "MasterKeyFile"),
            ErasureLedger = Text(section, "ErasureLedger") is { } ledger ? Path.GetFullPath(ledger) : null,
            KeyBackupDays = KeyBackupDaysOf(section),
            Postgres = DatabaseSettings.Read(section),
        };
    }

    static ImmutableDictionary<string, string> MasterKeysOf(IConfigurationSection section) =>
        section.GetSection("MasterKeys").GetChildren().Select(child => (Id: child.Key, child.Path, Key: child.Value ?? ""))
            .Concat(Text(section, "MasterKey") is { } only ? [(Id: OnlyKey, Path: $"{Section}:MasterKey", Key: only)] : [])
            .ToImmutableDictionary(given => given.Id, given => MasterKeyOf(given.Path, given.Key));

    static string MasterKeyOf(string path, string key) =>
        Convert.TryFromBase64String(key, new byte[key.Length], out var length) && length == 32
            ? key
            : throw new SettingException(path, "32 bytes in base64", "something else");

    static string? CurrentOf(IConfigurationSection section, ImmutableDictionary<string, string> keys)
    {
        var current = Text(section, "CurrentMasterKey");
        var isClear = current is null ? keys.Count <= 1 : keys.ContainsKey(current);
        return isClear
            ? current
            : throw new SettingException(
                $"{Section}:CurrentMasterKey", "the id of a master key that is given",
                current is null ? "nothing, with several given" : $"'{current}'");
    }

    static int KeyBackupDaysOf(IConfigurationSection section)
    {
        if (Text(section, "KeyBackupDays") is not { } text) return new AccessOptions("").KeyBackupDays;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestKeyBackup
            ? days
            : throw new SettingException($"{Section}:KeyBackupDays", "a number of days from 1 to 90", $"'{text}'");
    }

    static TokenIssuer Issuer(IConfigurationSection section)
    {
        string Needed(string key) => Text(section, key) ?? throw new SettingException($"{section.Path}:{key}", "a value", "nothing");
        var file = Needed("PublicKeyFile");
        if (!File.Exists(file))
        {
            throw new SettingException($"{section.Path}:PublicKeyFile", "a file with a public key in PEM", $"'{file}', which is not there");
        }
        return new TokenIssuer(Needed("Issuer"), Needed("Audience"), file);
    }

    static string Created(string directory)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? System.IO.Directory.CreateDirectory(directory).FullName
                : System.IO.Directory.CreateDirectory(directory, OwnerOnly).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{Section}:DataDirectory", "a folder that can be created and written", $"'{directory}'");
        }
    }

    static string? Text(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text ? text : null;
}
