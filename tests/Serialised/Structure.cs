using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Selec.Sdk;

namespace Selec.TestPlatform;

/// <summary>
/// Everything that a value holds, as text: each field of each part of it, whatever its equality says. Two values of one text are the same
/// to whoever reads them.
/// </summary>
public static class Structure
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> _fields = new();

    /// <summary>The text.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Sees to it that two values hold the same.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static void Same(object? expected, object? found)
    {
        var (one, other) = (Of(expected), Of(found));
        if (one != other) throw new InvalidOperationException($"{other}\nis not what it was:\n{one}");
    }

    static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or bool or char or Enum:
                text.Append('"').Append(value).Append('"');
                break;
            case DateTimeOffset at:
                text.Append(at.ToString("O", CultureInfo.InvariantCulture));
                break;
            case decimal number:
                text.AppendJoin('.', decimal.GetBits(number));
                break;
            case IFormattable plain when value.GetType().Namespace == "System":
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Table table:
                text.Append(table.Name);
                break;
            case Delegate or MemberInfo:
                text.Append(value.GetType().Name);
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            default:
                WriteParts(text, value);
                break;
        }
    }

    static void WriteParts(StringBuilder text, object value)
    {
        var type = value.GetType();
        text.Append(type.Name);
        // An array that was never made is none, and no empty one.
        if (type.GetProperty("IsDefault")?.GetValue(value) is true) text.Append("[default]");
        else if (value is IEnumerable parts)
        {
            text.Append('[');
            foreach (var part in parts) Write(text.AppendLine(), part);
            text.Append(']');
        }
        else WriteFields(text, value, type);
    }

    static void WriteFields(StringBuilder text, object value, Type type)
    {
        text.Append('{');
        foreach (var field in _fields.GetOrAdd(type, FieldsOf))
        {
            text.Append(field.Name).Append(' ');
            Write(text, field.GetValue(value));
            text.Append(' ');
        }
        text.Append('}');
    }

    static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var of = type; of is not null && of != typeof(object); of = of.BaseType)
            fields.AddRange(of.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return [.. fields];
    }
}
