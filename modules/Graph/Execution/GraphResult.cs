using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Selec.Graph.Language;

namespace Selec.Graph.Execution;

/// <summary>The answer to one request or one event: errors first, then data in the order asked for. Dispose it once written.</summary>
public sealed class GraphResult : IDisposable
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The answer is never embedded in HTML: its media type and the nosniff header say so.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ResultObject? _data;
    private readonly IDisposable? _memory;

    internal GraphResult(ResultObject? data, IReadOnlyList<GraphError> errors, IDisposable? memory)
    {
        _data = data;
        _memory = memory;
        Errors = errors;
    }

    public IReadOnlyList<GraphError> Errors { get; }

    /// <summary>Why nothing was executed; then the answer has no <c>data</c> at all.</summary>
    public RequestFault Fault { get; internal init; }

    public bool IsRequestError => Fault != RequestFault.None;

    /// <summary>Null when the request was refused before an operation was chosen.</summary>
    public OperationKind? OperationKind { get; internal init; }

    public string? OperationName { get; internal init; }

    /// <summary>The names, not the aliases, of the fields asked for at the root.</summary>
    public IReadOnlyList<string> RootFields { get; internal init; } = [];

    /// <summary>Goes out as the top-level <c>extensions</c> when set.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; set; }

    /// <summary>An answer without data, for a request that is not executed.</summary>
    public static GraphResult Refused(RequestFault fault, params IReadOnlyList<GraphError> errors) => new(null, errors, null) { Fault = fault };

    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        WriteTo(writer);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Errors.Count > 0) ErrorWriter.Write(writer, Errors);
        if (!IsRequestError) WriteData(writer);
        if (Extensions is not null)
        {
            writer.WritePropertyName("extensions"u8);
            PlainJson.WriteMap(writer, Extensions);
        }

        writer.WriteEndObject();
    }

    public void Dispose() => _memory?.Dispose();

    private void WriteData(Utf8JsonWriter writer)
    {
        writer.WritePropertyName("data"u8);
        if (_data is { IsAlive: true }) _data.WriteTo(writer);
        else writer.WriteNullValue();
    }
}
