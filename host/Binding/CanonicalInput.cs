using System.Globalization;
using System.Text;

namespace Selec.Host.Binding;

/// <summary>Writes a coerced input in one unmistakable way, so that equal inputs hash alike however they were sent.</summary>
internal static class CanonicalInput
{
    public static void Write(StringBuilder output, object? value, IReadOnlySet<string>? except = null)
    {
        switch (value)
        {
            case null:
                output.Append('~');
                break;
            case IReadOnlyDictionary<string, object?> fields:
                output.Append('{');
                foreach (var (name, field) in fields.Where(field => except is null || !except.Contains(field.Key)).OrderBy(
                    field => field.Key, StringComparer.Ordinal))
                {
                    output.Append(name).Append(':');
                    Write(output, field);
                }
                output.Append('}');
                break;
            case IReadOnlyList<object?> items:
                output.Append('[');
                foreach (var item in items) Write(output, item);
                output.Append(']');
                break;
            default:
                var text = value is IFormattable number
                    ? number.ToString(value is DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture)
                    : value.ToString()!;
                output.Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append('"').Append(text);
                break;
        }
    }
}
