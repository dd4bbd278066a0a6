using Microsoft.AspNetCore.Http;

namespace Selec.Graph.Persisted;

/// <summary>Which documents are answered, and which of them are stored.</summary>
public sealed record DocumentOptions
{
    public static DocumentOptions Default { get; } = new();

    /// <summary>Answered for everybody.</summary>
    public PersistedDocuments Trusted { get; init; } = PersistedDocuments.None;

    /// <summary>Answered for everybody, too, for as long as what brings them is part of the schema.</summary>
    public Func<HttpContext, PersistedDocuments> TrustedWithSchema { get; init; } = static _ => PersistedDocuments.None;

    /// <summary>Whether this caller may send documents of their own, beside the trusted ones.</summary>
    public Func<HttpContext, bool> AllowAdHoc { get; init; } = static _ => true;

    /// <summary>How many documents are kept that callers stored by <c>extensions.persistedQuery</c>; none when 0.</summary>
    public int MostAutomatic { get; init; } = 1000;

    /// <summary>How much memory these may take.</summary>
    public long MostAutomaticBytes { get; init; } = 16 * 1024 * 1024;
}
