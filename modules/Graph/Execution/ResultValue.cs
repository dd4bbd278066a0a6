using System.Text.Json;

namespace Selec.Graph.Execution;

/// <summary>One completed position of a response: a leaf without boxing, or a node of the result tree.</summary>
internal readonly struct ResultValue
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly Kind _kind;

    private ResultValue(Kind kind, object? reference, long bits)
    {
        _kind = kind;
        _reference = reference;
        _bits = bits;
    }

    private enum Kind : byte
    {
        Null,
        Text,
        Whole,
        Fraction,
        Truth,
        Raw,
        Node,
    }

    public ResultNode? Node => _kind == Kind.Node ? (ResultNode)_reference! : null;

    public static ResultValue Of(string text) => new(Kind.Text, text, 0);

    public static ResultValue Of(long whole) => new(Kind.Whole, null, whole);

    public static ResultValue Of(double fraction) => new(Kind.Fraction, null, BitConverter.DoubleToInt64Bits(fraction));

    public static ResultValue Of(bool truth) => new(Kind.Truth, null, truth ? 1 : 0);

    public static ResultValue Of(ResultNode node) => new(Kind.Node, node, 0);

    /// <summary>JSON already written, as a piece of the run's scratch memory.</summary>
    public static ResultValue OfRaw(PooledBuffer scratch, int start, int length) => new(Kind.Raw, scratch, ((long)start << 32) | (uint)length);

    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (_kind)
        {
            case Kind.Text: writer.WriteStringValue((string)_reference!); break;
            case Kind.Whole: writer.WriteNumberValue(_bits); break;
            case Kind.Fraction: writer.WriteNumberValue(BitConverter.Int64BitsToDouble(_bits)); break;
            case Kind.Truth: writer.WriteBooleanValue(_bits == 1); break;
            case Kind.Raw: WriteRaw(writer); break;
            case Kind.Node: ((ResultNode)_reference!).WriteTo(writer); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private void WriteRaw(Utf8JsonWriter writer) =>
        writer.WriteRawValue(((PooledBuffer)_reference!).Slice((int)(_bits >> 32), (int)_bits), skipInputValidation: true);
}
