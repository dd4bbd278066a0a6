namespace Selec.Plugins;

/// <summary>Where plug-ins are found and kept, and how long they may take.</summary>
/// <param name="Folder">The drop directory: a folder for each plug-in. It need not exist.</param>
/// <param name="Copies">Where the platform keeps the copies that it loads from, so that the drop directory stays free to change.</param>
public sealed record PluginOptions(string Folder, string Copies)
{
    /// <summary>How long the constructor of a plug-in's entry may take, and then the composition of what it adds.</summary>
    public TimeSpan Construction { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait between two looks at whether the code of a plug-in has left the memory.</summary>
    public TimeSpan BetweenCollections { get; init; } = TimeSpan.FromMilliseconds(50);
}
