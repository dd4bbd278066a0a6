namespace Selec.Host.Tests.Durability;

[Trait("Database", "embedded")]
public sealed class RefusedStartTests : IDisposable
{
    readonly string _data = System.IO.Directory.CreateTempSubdirectory("selec-refused-").FullName;

    public void Dispose() => System.IO.Directory.Delete(_data, true);

    [Fact]
    public async Task production_with_the_demo_profile_is_refused_in_one_line() =>
        await RefusedAsync(
            HostStart.On(_data) with { Environment = "Production", Variables = Setting("Profile", "demo") },
            "Selec:Profile: expected empty outside Development, since anyone can sign in as a demo person, got 'demo'.");

    [Fact]
    public async Task a_data_directory_that_cannot_be_made_is_refused_in_one_line() =>
        await RefusedAsync(
            HostStart.On("/proc/selec"), "Selec:DataDirectory: expected a folder that can be created and written, got '/proc/selec'.");

    [Fact]
    public async Task a_data_directory_that_is_a_file_is_refused_in_one_line()
    {
        var file = Path.Combine(_data, "occupied");
        await File.WriteAllTextAsync(file, "");
        await RefusedAsync(HostStart.On(file), $"Selec:DataDirectory: expected a folder that can be created and written, got '{file}'.");
    }

    [Fact]
    public async Task arguments_win_over_the_environment_and_the_environment_over_the_settings_file()
    {
        const string Trial = "DurabilityTrial";
        var file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{Trial}.json");
        var start = HostStart.On(_data) with { Environment = Trial };
        await File.WriteAllTextAsync(file, """{ "Selec": { "Profile": "of-the-file" } }""");
        try
        {
            await RefusedAsync(start, "Selec:Profile: expected demo or empty, got 'of-the-file'.");
            start = start with { Variables = Setting("Profile", "of-the-environment") };
            await RefusedAsync(start, "Selec:Profile: expected demo or empty, got 'of-the-environment'.");
            start = start with { Arguments = [.. start.Arguments, "--Selec:Profile=of-the-arguments"] };
            await RefusedAsync(start, "Selec:Profile: expected demo or empty, got 'of-the-arguments'.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task a_journal_of_a_newer_program_is_refused_in_one_line_and_left_alone()
    {
        await using (await RunningPlatform.StartAsync(_data, ["--Selec:Profile=empty"])) { }
        DataFile.Tamper(_data, "UPDATE schema SET version = version + 1");
        var before = await File.ReadAllBytesAsync(Path.Combine(_data, "journal.db"));
        await RefusedAsync(
            HostStart.On(_data, "--Selec:Profile=empty"),
            "The journal was written by a newer program: its schema is version 6, this program knows version 5. Start the newer program, "
            + "or move the journal away and put a back-up of this version in its place: backup restore --from <folder>.");
        (await File.ReadAllBytesAsync(Path.Combine(_data, "journal.db"))).Should().Equal(before);
    }

    [Fact]
    public async Task a_lost_master_key_is_refused_in_one_line_and_no_other_one_is_made()
    {
        await using (await RunningPlatform.StartAsync(_data, ["--Selec:Profile=empty"])) { }
        var key = Path.Combine(_data, "keys", "master.key");
        File.Delete(key);
        await RefusedAsync(
            HostStart.On(_data, "--Selec:Profile=empty"),
            "The master key 'file:master.key' has no file any more, and the key store was made with it.");
        File.Exists(key).Should().BeFalse();
    }

    [Fact]
    public async Task another_master_key_is_refused_in_one_line()
    {
        await using (await RunningPlatform.StartAsync(_data, ["--Selec:Profile=empty"])) { }
        await File.WriteAllTextAsync(Path.Combine(_data, "keys", "master.key"), Convert.ToBase64String(new byte[32]));
        await RefusedAsync(
            HostStart.On(_data, "--Selec:Profile=empty"),
            "The master key 'file:master.key' is not the one that the key store was made with.");
    }

    static async Task RefusedAsync(HostStart start, string line)
    {
        var (exitCode, errors) = await HostProcess.RefusedAsync(start);
        errors.Should().Equal(line);
        exitCode.Should().Be(1);
    }

    static Dictionary<string, string> Setting(string key, string value) => new() { [$"Selec__{key}"] = value };
}
