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

    private readonly PooledBuffer? _data;

    internal GraphResult(PooledBuffer? data, IReadOnlyList<GraphError> errors)
    {
        _data = data;
        Errors = errors;
    }

    public IReadOnlyList<GraphError> Errors { get; }

    /// <summary>Why nothing was executed; then the answer has no <c>data</c> at all.</summary>
    public RequestFault Fault { get; internal init; }

    /// <summary>Only what was asked about the operation is answered, which was not executed.</summary>
    internal bool IsWithoutData { get; init; }

    public bool IsRequestError => Fault != RequestFault.None;

    /// <summary>Null when the request was refused before an operation was chosen.</summary>
    public OperationKind? OperationKind { get; internal init; }

    public string? OperationName { get; internal init; }

    /// <summary>The names, not the aliases, of the fields asked for at the root.</summary>
    public IReadOnlyList<string> RootFields { get; internal init; } = [];

    /// <summary>What resolvers saw as request state; null where nothing was executed.</summary>
    public object? RequestState { get; internal init; }

    /// <summary>Goes out as the top-level <c>extensions</c> when set.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; set; }

    /// <summary>An answer without data, for a request that is not executed.</summary>
    public static GraphResult Refused(RequestFault fault, params IReadOnlyList<GraphError> errors) => new(null, errors) { Fault = fault };

    internal static GraphResult WithoutData() => new(null, []) { IsWithoutData = true };

    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Errors.Count > 0) WritePart(output, "{\"errors\":"u8, writer => ErrorWriter.Write(writer, Errors));
        if (!IsRequestError && !IsWithoutData) WriteData(output);
        if (Extensions is { } extensions) WritePart(output, IsWithoutData ? "{\"extensions\":"u8 : ",\"extensions\":"u8, writer => PlainJson.WriteMap(writer, extensions));
        output.Write("}"u8);
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        using var buffer = new PooledBuffer();
        WriteTo(buffer);
        writer.WriteRawValue(buffer.Written.Span, skipInputValidation: true);
    }

    public void Dispose() => _data?.Dispose();

    private void WriteData(IBufferWriter<byte> output)
    {
        output.Write(Errors.Count > 0 ? ",\"data\":"u8 : "{\"data\":"u8);
        output.Write(_data is null ? "null"u8 : _data.Written.Span);
    }

    private static void WritePart(IBufferWriter<byte> output, ReadOnlySpan<byte> opening, Action<Utf8JsonWriter> write)
    {
        output.Write(opening);
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        write(writer);
    }
}
