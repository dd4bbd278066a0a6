using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>Writes what a resolver answered for a scalar or enum; throws when it does not fit.</summary>
/// <remarks>See https://spec.graphql.org/September2025/#CoerceResult()</remarks>
internal sealed class LeafCompletion(PooledBuffer output) : IDisposable
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Utf8JsonWriter? _writer;

    public void Complete(NamedType type, object value)
    {
        if (type is EnumType choices) WriteEnum(output, choices, value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!);
        else WriteScalar(((ScalarType)type).Binding, value);
    }

    public static void WriteEnum(PooledBuffer output, EnumType type, string name)
    {
        if (type.Values.Find(name) is null) throw new InvalidOperationException($"A resolver answered a value that {type.Name} does not have.");
        output.AppendName(name);
    }

    public void Dispose() => _writer?.Dispose();

    private void WriteScalar(ScalarBinding binding, object value)
    {
        switch (value)
        {
            case string text when ReferenceEquals(binding, BuiltInScalars.String) || ReferenceEquals(binding, BuiltInScalars.Id):
                output.Append(text);
                break;
            case int whole when ReferenceEquals(binding, BuiltInScalars.Int): output.Append(whole); break;
            case bool truth when ReferenceEquals(binding, BuiltInScalars.Boolean): output.Append(truth); break;
            case double fraction when double.IsFinite(fraction) && ReferenceEquals(binding, BuiltInScalars.Float):
                output.Append(fraction);
                break;
            default: WriteBound(binding, value); break;
        }
    }

    private void WriteBound(ScalarBinding binding, object value)
    {
        var start = output.Length;
        _writer ??= new Utf8JsonWriter(output, WriterOptions);
        _writer.Reset();
        binding.Write(_writer, value);
        _writer.Flush();
        if (output.Length == start) throw new InvalidOperationException($"The scalar {binding.Name} wrote nothing.");
    }
}
