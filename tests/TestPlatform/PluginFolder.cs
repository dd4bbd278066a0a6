namespace Selec.TestPlatform;

/// <summary>The folder of a plug-in, as it is handed to a platform.</summary>
/// <param name="Id">The plug-in's id, which is the folder's name among those of others.</param>
/// <param name="Path">Where its files are.</param>
public sealed record PluginFolder(string Id, string Path)
{
    /// <summary>The setting that names the folder of plug-ins' folders.</summary>
    public const string Setting = "PluginFolder";

    /// <summary>
    /// What the build made of a plug-in's project: its own output, which holds nothing of the host. Tests stand in the output beside it.
    /// </summary>
    /// <param name="id">The plug-in's id.</param>
    /// <param name="project">The project's name.</param>
    public static PluginFolder Built(string id, string project)
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var output = System.IO.Path.Combine(tests.Parent!.Parent!.FullName, project, tests.Name);
        return System.IO.Directory.Exists(output)
            ? new PluginFolder(id, output)
            : throw new DirectoryNotFoundException($"{project} was not built for {tests.Name}; its tests need a reference to it.");
    }

    /// <summary>Copies it into a folder of plug-ins' folders.</summary>
    public void CopyTo(string drop)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(drop, Id, System.IO.Path.GetRelativePath(Path, file));
            System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
