using System.Buffers.Binary;
using System.Text;

namespace Selec.Telemetry.Tests;

/// <summary>A protobuf message as it is on the wire: its fields by their numbers.</summary>
internal sealed class ProtoFields
{
    readonly List<(int Number, ulong Scalar, byte[] Bytes)> _fields = [];

    public ProtoFields(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            var key = Varint(ref message);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            switch (wire)
            {
                case 0:
                    _fields.Add((number, Varint(ref message), []));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(message), []));
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref message);
                    _fields.Add((number, 0, message[..length].ToArray()));
                    message = message[length..];
                    break;
                case 5:
                    _fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(message), []));
                    message = message[4..];
                    break;
                default:
                    throw new InvalidDataException($"Wire type {wire}.");
            }
        }
    }

    public IEnumerable<ProtoFields> Messages(int number) =>
        _fields.Where(field => field.Number == number).Select(field => new ProtoFields(field.Bytes));

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    public ulong Scalar(int number) => _fields.Find(field => field.Number == number).Scalar;

    byte[] Bytes(int number) => _fields.Find(field => field.Number == number).Bytes ?? [];

    static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[0];
            message = message[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}
