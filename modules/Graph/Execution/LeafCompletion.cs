using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>Turns what a resolver answered for a scalar or enum into a value of the response; throws when it does not fit.</summary>
internal sealed class LeafCompletion : IDisposable
{
    private static readonly JsonWriterOptions ScratchOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private PooledBuffer? _scratch;
    private Utf8JsonWriter? _writer;

    public ResultValue Complete(NamedType type, object value) =>
        type is EnumType choices ? OfEnum(choices, value) : OfScalar(((ScalarType)type).Binding, value);

    public void Dispose()
    {
        _writer?.Dispose();
        _scratch?.Dispose();
    }

    private ResultValue OfScalar(ScalarBinding binding, object value)
    {
        if (value is string text && (ReferenceEquals(binding, BuiltInScalars.String) || ReferenceEquals(binding, BuiltInScalars.Id)))
        {
            return ResultValue.Of(text);
        }

        if (value is int whole && ReferenceEquals(binding, BuiltInScalars.Int)) return ResultValue.Of(whole);
        if (value is bool truth && ReferenceEquals(binding, BuiltInScalars.Boolean)) return ResultValue.Of(truth);
        if (value is double fraction && double.IsFinite(fraction) && ReferenceEquals(binding, BuiltInScalars.Float)) return ResultValue.Of(fraction);
        return OfWritten(binding, value);
    }

    private static ResultValue OfEnum(EnumType type, object value)
    {
        var name = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return type.Values.Find(name) is { } known
            ? ResultValue.Of(known.Name)
            : throw new InvalidOperationException($"A resolver answered a value that {type.Name} does not have.");
    }

    private ResultValue OfWritten(ScalarBinding binding, object value)
    {
        _scratch ??= new PooledBuffer(1024);
        _writer ??= new Utf8JsonWriter(_scratch, ScratchOptions);
        var start = _scratch.Length;
        _writer.Reset();
        try
        {
            binding.Write(_writer, value);
            _writer.Flush();
        }
        catch
        {
            _writer.Reset();
            _scratch.Rewind(start);
            throw;
        }

        if (_scratch.Length == start) throw new InvalidOperationException($"The scalar {binding.Name} wrote nothing.");
        return ResultValue.OfRaw(_scratch, start, _scratch.Length - start);
    }
}
