using Microsoft.Extensions.Configuration;

namespace Selec.Host.Tests;

public sealed class SettingsTests : IDisposable
{
    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-settings-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public void development_takes_the_demo_profile_and_production_the_empty_one()
    {
        Read(true).IsDemo.Should().BeTrue();
        Read(false).IsDemo.Should().BeFalse();
        Read(true, ("Selec:Profile", "empty")).IsDemo.Should().BeFalse();
    }

    [Theory]
    [InlineData("Selec:Profile", "holiday", "Selec:Profile: expected demo or empty, got 'holiday'.")]
    [InlineData("Selec:MasterKey", "short", "Selec:MasterKey: expected 32 bytes in base64, got something else.")]
    [InlineData("Selec:Profil", "demo", "Selec:Profil: expected one of the settings DataDirectory, Profile, MasterKey, MasterKeyFile, MasterKeys, CurrentMasterKey, ErasureLedger, KeyBackupDays, Issuers, PluginFolder, Administrator, AuditRetention, BreakGlass, Markings, Database, ConnectionString, KeyConnectionString, Telemetry, Documents, AdHocDocuments, got an unknown setting.")]
    [InlineData("Selec:AdHocDocuments", "nobody", "Selec:AdHocDocuments: expected everyone or granted, got 'nobody'.")]
    [InlineData("Selec:MasterKeys:2026", "short", "Selec:MasterKeys:2026: expected 32 bytes in base64, got something else.")]
    [InlineData("Selec:CurrentMasterKey", "2027", "Selec:CurrentMasterKey: expected the id of a master key that is given, got '2027'.")]
    [InlineData("Selec:KeyBackupDays", "0", "Selec:KeyBackupDays: expected a number of days from 1 to 90, got '0'.")]
    [InlineData("Selec:BreakGlass:Hours", "25", "Selec:BreakGlass:Hours: expected a number of hours from 1 to 24, got '25'.")]
    [InlineData(
        "Selec:BreakGlass:Roles", "ANALYST",
        "Selec:BreakGlass:Roles: expected some of DUTY_OPERATOR, OPERATIONS_DIRECTORATE, LIAISON_OFFICER, got 'ANALYST'.")]
    [InlineData("Selec:KeyBackupDays", "91", "Selec:KeyBackupDays: expected a number of days from 1 to 90, got '91'.")]
    [InlineData("Selec:KeyBackupDays", "a month", "Selec:KeyBackupDays: expected a number of days from 1 to 90, got 'a month'.")]
    [InlineData("Selec:AuditRetention:Consult", "11", "Selec:AuditRetention:Consult: expected a number of months, 12 or more, got '11'.")]
    [InlineData("Selec:AuditRetention:Expire", "12", "Selec:AuditRetention:Expire: expected one of the kinds *, got an unknown kind.")]
    [InlineData("Selec:Database", "oracle", "Selec:Database: expected sqlite or postgres, got 'oracle'.")]
    [InlineData("Selec:Database", "postgres", "Selec:ConnectionString: expected how to connect to a PostgreSQL database, * got nothing, with Selec:Database=postgres.")]
    [InlineData("Selec:ConnectionString", "Host=x;Database=y", "Selec:ConnectionString: expected nothing unless Selec:Database is postgres, got a value.")]
    [InlineData("Selec:KeyConnectionString", "Host=x;Database=y", "Selec:KeyConnectionString: expected nothing unless Selec:Database is postgres, got a value.")]
    [InlineData("Selec:Telemetry:OtlpEndpoint", "collector", "Selec:Telemetry:OtlpEndpoint: expected an address as http://127.0.0.1:4318, got something else.")]
    [InlineData("Selec:Telemetry:OtlpEndpoint", "grpc://collector:4317", "Selec:Telemetry:OtlpEndpoint: expected an address as http://127.0.0.1:4318, got something else.")]
    [InlineData("Selec:Telemetry:OtlpEndpoint", "https://user:secret@collector", "Selec:Telemetry:OtlpEndpoint: expected an address as http://127.0.0.1:4318, got something else.")]
    [InlineData("Selec:Telemetry:OtlpEndpoint", "https://collector/?key=secret", "Selec:Telemetry:OtlpEndpoint: expected an address as http://127.0.0.1:4318, got something else.")]
    [InlineData("Selec:Telemetry:MetricsAddress", "true", "Selec:Telemetry:MetricsAddress: expected an address of this machine and a port, as http://127.0.0.1:9464, got something else.")]
    [InlineData("Selec:Telemetry:MetricsAddress", "http://platform.example:9464", "Selec:Telemetry:MetricsAddress: expected an address of this machine and a port, as http://127.0.0.1:9464, got something else.")]
    [InlineData("Selec:Telemetry:MetricsAddress", "http://127.0.0.1", "Selec:Telemetry:MetricsAddress: expected an address of this machine and a port, as http://127.0.0.1:9464, got something else.")]
    [InlineData("Selec:Telemetry:MetricsAddress", "https://127.0.0.1:9464", "Selec:Telemetry:MetricsAddress: expected an address of this machine and a port, as http://127.0.0.1:9464, got something else.")]
    [InlineData("Selec:Telemetry:Metrics", "true", "Selec:Telemetry:Metrics: expected one of the settings OtlpEndpoint, MetricsAddress, got an unknown setting.")]
    [InlineData("Selec:DataDirectory", "/proc/selec", "Selec:DataDirectory: expected a folder that can be created and written, got '/proc/selec'.")]
    public void a_wrong_setting_is_named_with_what_was_expected_and_found(string key, string value, string message) =>
        FluentActions.Invoking(() => Read(true, (key, value))).Should().Throw<SettingException>().WithMessage(message);

    [Fact]
    public void production_with_the_demo_profile_refuses_to_start() =>
        FluentActions.Invoking(() => Read(false, ("Selec:Profile", "demo"))).Should().Throw<SettingException>().WithMessage("Selec:Profile: expected empty outside Development*");

    [Fact]
    public void an_issuer_needs_its_name_its_audience_and_a_key_that_is_there()
    {
        FluentActions.Invoking(() => Read(false, ("Selec:Issuers:0:Issuer", "https://id.example"), ("Selec:Issuers:0:Audience", "selec")))
            .Should().Throw<SettingException>().WithMessage("Selec:Issuers:0:PublicKeyFile: expected a value, got nothing.");
        FluentActions.Invoking(() => Read(false, ("Selec:Issuers:0:PublicKeyFile", "nowhere.pem")))
            .Should().Throw<SettingException>().WithMessage("Selec:Issuers:0:PublicKeyFile: expected a file with a public key in PEM*");
    }

    [Fact]
    public void of_several_master_keys_one_is_named_as_current()
    {
        var keys = new[] { ("Selec:MasterKeys:old", Key(1)), ("Selec:MasterKeys:new", Key(2)), ("Selec:MasterKey", Key(3)) };
        Read(true, [.. keys, ("Selec:CurrentMasterKey", "new")]).Access.MasterKeys.Keys.Should().BeEquivalentTo("old", "new", "configured");
        FluentActions.Invoking(() => Read(true, keys)).Should().Throw<SettingException>()
            .WithMessage("Selec:CurrentMasterKey: expected the id of a master key that is given, got nothing, with several given.");
        static string Key(byte content) => Convert.ToBase64String([.. Enumerable.Repeat(content, 32)]);
    }

    [Fact]
    public void back_ups_of_keys_are_kept_for_thirty_days_and_the_ledger_lies_where_it_is_set()
    {
        Read(true).Access.KeyBackupDays.Should().Be(30);
        Read(true, ("Selec:KeyBackupDays", "90")).Access.KeyBackupDays.Should().Be(90);
        Read(true, ("Selec:ErasureLedger", Path.Combine(_data, "elsewhere"))).Access.ErasureLedger.Should().Be(Path.Combine(_data, "elsewhere"));
    }

    [Theory]
    [InlineData("ConnectionString", "Host=db;Database=selec;Pasword=secret")]
    [InlineData("ConnectionString", "Host=db;Port=secret;Database=selec")]
    [InlineData("ConnectionString", "Host=db;Password=secret")]
    [InlineData("ConnectionString", "secret")]
    [InlineData("KeyConnectionString", "secret")]
    public void a_connection_that_cannot_be_read_is_named_and_not_repeated(string key, string value)
    {
        (string, string)[] settings = [("Selec:Database", "postgres"), ("Selec:ConnectionString", "Host=db;Database=selec")];
        FluentActions.Invoking(() => Read(false, [.. settings.Where(one => one.Item1 != $"Selec:{key}"), ($"Selec:{key}", value)]))
            .Should().Throw<SettingException>().WithMessage($"Selec:{key}: expected how to connect to a PostgreSQL database, * got something else.")
            .Which.ToString().Should().NotContain("secret");
    }

    [Fact]
    public void the_keys_lie_in_the_journals_database_unless_they_have_their_own_and_no_password_is_ever_written_out()
    {
        (string, string)[] settings = [("Selec:Database", "postgres"), ("Selec:ConnectionString", "Host=db;Database=selec;Password=secret")];
        var shared = Read(false, settings);
        shared.Access.Postgres!.Keys.Should().Be(shared.Access.Postgres.Ledger);
        var own = Read(false, [.. settings, ("Selec:KeyConnectionString", "Host=keys;Database=selec;Password=secret")]);
        (own.Access.Postgres!.Keys, own.Access.Postgres.Ledger).Should().Be(("Host=keys;Database=selec;Password=secret", settings[1].Item2));
        $"{own} {own.Access} {own.Access.Postgres}".Should().NotContain("secret");
        FluentActions.Invoking(() => Read(false, [.. settings, ("Selec:ErasureLedger", "ledger")])).Should().Throw<SettingException>();
        Read(false).Access.Postgres.Should().BeNull();
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void a_master_key_has_exactly_thirty_two_bytes(int bytes, bool accepted)
    {
        var reading = FluentActions.Invoking(() => Read(true, ("Selec:MasterKey", Convert.ToBase64String(new byte[bytes]))));
        if (accepted) reading.Should().NotThrow();
        else reading.Should().Throw<SettingException>();
    }

    PlatformSettings Read(bool isDevelopment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Selec:DataDirectory"] = _data })
            .AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value))
            .Build();
        return PlatformSettings.Read(configuration, isDevelopment);
    }
}
