using Selec.Access.Keys.Postgres;

namespace Selec.Host;

/// <summary>Where journal and keys are stored: in files, or in PostgreSQL. What a setting holds is never repeated; it may be a password.</summary>
internal static class DatabaseSettings
{
    const string Expected = "how to connect to a PostgreSQL database, as Host=…;Database=…";

    /// <summary>The databases, or null for files.</summary>
    /// <exception cref="SettingException">A setting is wrong, missing, or of no use beside the others.</exception>
    public static KeyConnections? Read(IConfigurationSection section)
    {
        switch (Text(section, "Database"))
        {
            case null or "sqlite":
                Unused(section, "ConnectionString", "nothing unless Selec:Database is postgres");
                Unused(section, "KeyConnectionString", "nothing unless Selec:Database is postgres");
                return null;
            case "postgres":
                Unused(section, "ErasureLedger", "nothing with Selec:Database=postgres, whose ledger lies in the database");
                var journal = Connection(section, "ConnectionString")
                    ?? throw new SettingException($"{section.Path}:ConnectionString", Expected, "nothing, with Selec:Database=postgres");
                return new KeyConnections(Connection(section, "KeyConnectionString") ?? journal, journal);
            case { } other:
                throw new SettingException($"{section.Path}:Database", "sqlite or postgres", $"'{other}'");
        }
    }

    static string? Connection(IConfigurationSection section, string key) =>
        Text(section, key) is not { } text || KeyConnections.IsReadable(text)
            ? Text(section, key)
            : throw new SettingException($"{section.Path}:{key}", Expected, "something else");

    static void Unused(IConfigurationSection section, string key, string expected)
    {
        if (Text(section, key) is not null) throw new SettingException($"{section.Path}:{key}", expected, "a value");
    }

    static string? Text(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text ? text : null;
}
