using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Selec.Template.Tests;

/// <summary>
/// Somebody with a fresh copy of the repository, a home of their own and no network, who types what a page says. The packages that the
/// repository was built with are there, as they are after a first build.
/// </summary>
internal sealed class Newcomer : IDisposable
{
    const string Nowhere = "http://127.0.0.1:9";

    // Stops at the first thing that fails, and sees out what still runs in the background.
    const string Shell = """
        set -euo pipefail
        trap 'code=$?; exec 2>/dev/null; kill $(jobs -p) || true; wait; exit $code' EXIT

        """;

    static readonly string _root = typeof(Newcomer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("selec-newcomer-");

    /// <summary>The packages that are there.</summary>
    public static string Packages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(UsersHome(), ".nuget", "packages");

    public string Copy => Path.Combine(_folder.FullName, "repository");

    string Home => Path.Combine(_folder.FullName, "home");

    /// <summary>Copies what belongs to the repository, kept or not yet.</summary>
    public async Task CloneAsync(CancellationToken cancellationToken)
    {
        var git = new ProcessStartInfo("git") { WorkingDirectory = _root };
        foreach (var argument in (string[])["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) git.ArgumentList.Add(argument);
        var (code, listed) = await RunAsync(git, cancellationToken);
        code.Should().Be(0, listed);
        foreach (var file in listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var (from, to) = (Path.Combine(_root, file), Path.Combine(Copy, file));
            if (!File.Exists(from)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }

    /// <summary>Types everything into one shell, which stops at the first thing that fails; returns all that it showed.</summary>
    public async Task<(int Code, string Shown)> TypeAsync(IEnumerable<string> blocks, CancellationToken cancellationToken)
    {
        var script = Path.Combine(_folder.FullName, "typed.sh");
        await File.WriteAllTextAsync(script, Shell + string.Join('\n', blocks), cancellationToken);
        NamePackages();
        var shell = new ProcessStartInfo("bash") { WorkingDirectory = Copy };
        foreach (var argument in (string[])["-c", "bash \"$0\" 2>&1", script]) shell.ArgumentList.Add(argument);
        shell.Environment.Clear();
        foreach (var (name, value) in Surroundings()) shell.Environment[name] = value;
        return await RunAsync(shell, cancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Dictionary<string, string?> Surroundings() => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
        ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT"),
        ["HOME"] = Home,
        ["DOTNET_CLI_HOME"] = Home,
        ["NUGET_PACKAGES"] = Packages,
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_NOLOGO"] = "true",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["http_proxy"] = Nowhere,
        ["https_proxy"] = Nowhere,
        ["no_proxy"] = "127.0.0.1,localhost",
        ["PLATFORM"] = $"http://127.0.0.1:{FreePort()}",
    };

    /// <summary>Whoever runs the tests may have sources of packages; a newcomer without a network has none but what is there.</summary>
    void NamePackages()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, ".nuget", "NuGet"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "NuGet.Config"),
            $"""<configuration><packageSources><clear/><add key="kept" value="{Packages}"/></packageSources></configuration>""");
    }

    static string UsersHome() =>
        Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task<(int Code, string Shown)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        try
        {
            var shown = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, shown);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
