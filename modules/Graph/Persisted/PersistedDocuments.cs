using System.Collections.Frozen;
using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Language;
using Selec.Graph.Validation;

namespace Selec.Graph.Persisted;

/// <summary>
/// The documents a host trusts, whoever sends them, by the hash of their text.
/// See https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md
/// </summary>
public sealed class PersistedDocuments
{
    private readonly FrozenDictionary<string, DocumentText> _byHash;

    private PersistedDocuments(IEnumerable<KeyValuePair<string, DocumentText>> documents) =>
        _byHash = documents.ToFrozenDictionary(StringComparer.Ordinal);

    public static PersistedDocuments None { get; } = new([]);

    public int Count => _byHash.Count;

    /// <summary>Reads a manifest: a JSON object whose keys are <c>sha256:</c> and the hash, and whose values are the documents.</summary>
    /// <exception cref="PersistedDocumentException">It is no manifest, or some keys are not the hashes of their documents.</exception>
    public static PersistedDocuments Read(ReadOnlyMemory<byte> manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new PersistedDocumentException(["The manifest is not a JSON object."]);
            return Of(json.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(
                member.Name, member.Value.ValueKind == JsonValueKind.String ? DocumentText.From(member.Value.GetString()!) : null)));
        }
        catch (JsonException)
        {
            throw new PersistedDocumentException(["The manifest is not well-formed JSON."]);
        }
    }

    /// <summary>Those of several manifests.</summary>
    public static PersistedDocuments Together(IEnumerable<PersistedDocuments> manifests) =>
        new(manifests.SelectMany(one => one._byHash).DistinctBy(one => one.Key, StringComparer.Ordinal));

    /// <summary>Everything in these documents that a schema does not answer, so that a start shows all of it.</summary>
    public IReadOnlyList<string> Faults(ExecutableSchema schema, GraphOptions options) =>
        [.. _byHash.SelectMany(one => Faults(schema, options, one.Value).Select(fault => $"{one.Key}: {fault}")).Order(StringComparer.Ordinal)];

    internal DocumentText? Find(string hash) => _byHash.GetValueOrDefault(hash);

    private static PersistedDocuments Of(IEnumerable<KeyValuePair<string, DocumentText?>> members)
    {
        var (documents, faults) = (new Dictionary<string, DocumentText>(StringComparer.Ordinal), new List<string>());
        foreach (var (id, document) in members)
        {
            var hash = DocumentHash.Parse(id);
            if (document is null) faults.Add($"{id}: The document is not a string.");
            else if (hash != DocumentHash.Of(document)) faults.Add($"{id}: The key is not the hash of its document.");
            else documents[hash] = document;
        }

        return faults.Count == 0 ? new PersistedDocuments(documents) : throw new PersistedDocumentException(faults);
    }

    private static IEnumerable<string> Faults(ExecutableSchema schema, GraphOptions options, DocumentText text)
    {
        try
        {
            var document = Parser.ParseExecutable(new SourceText("manifest", text.Utf8), options.Parsing);
            var names = string.Join(", ", document.Definitions.OfType<OperationDefinition>().Select(operation => operation.Name ?? "without a name"));
            return DocumentValidator.Validate(schema.Schema, document, options.Limits).Select(error => $"operation {names}: {Placed(error)}");
        }
        catch (GraphSyntaxException fault)
        {
            return [Placed(fault.Error)];
        }
    }

    private static string Placed(GraphError error) =>
        error.Locations.Count == 0 ? error.Message : $"{error.Message} (line {error.Locations[0].Line})";
}

/// <summary>A manifest of stored documents cannot be used.</summary>
public sealed class PersistedDocumentException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults));
