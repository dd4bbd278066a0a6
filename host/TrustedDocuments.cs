using Selec.Graph.Persisted;
using Selec.Host.Plugins;

namespace Selec.Host;

/// <summary>The documents of the platform's own clients, which are answered to everybody who is signed in.</summary>
internal sealed class TrustedDocuments(PlatformSettings settings)
{
    const string Key = "Selec:Documents";

    public PersistedDocuments Documents { get; } = Read(settings.Documents);

    /// <summary>Compares them with the schema, before a client finds out.</summary>
    /// <exception cref="SettingException">Some are not answered.</exception>
    public void Check(PlatformGraph graph)
    {
        using var stay = graph.Enter();
        var faults = Documents.Faults(stay.Composition.Executable, GraphRoutes.Limits);
        if (faults.Count > 0) throw Fault(string.Join("; ", faults));
    }

    static PersistedDocuments Read(string? file)
    {
        if (file is null) return PersistedDocuments.None;
        try
        {
            return PersistedDocuments.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is PersistedDocumentException or IOException or UnauthorizedAccessException)
        {
            throw Fault(exception.Message);
        }
    }

    static SettingException Fault(string found) => new(Key, "a manifest of documents that the schema answers", found.ReplaceLineEndings("; "));
}
