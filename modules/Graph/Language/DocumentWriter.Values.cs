using System.Globalization;

namespace Selec.Graph.Language;

internal sealed partial class DocumentWriter
{
    private const int LongLine = 100;
    private const string Quotes = "\"\"\"";

    private void WriteValue(Value value)
    {
        switch (value)
        {
            case Variable variable:
                _text.Append('$').Append(variable.Name);
                break;
            case IntValue number:
                _text.Append(number.Text);
                break;
            case FloatValue number:
                _text.Append(number.Text);
                break;
            case StringValue { IsBlock: true } text when CanBeBlock(text.Text):
                WriteBlock(text.Text);
                break;
            case StringValue text:
                WriteQuoted(text.Text);
                break;
            case BooleanValue truth:
                _text.Append(truth.IsTrue ? "true" : "false");
                break;
            case NullValue:
                _text.Append("null");
                break;
            case EnumValue name:
                _text.Append(name.Name);
                break;
            case ListValue list:
                _text.Append('[');
                Each(list.Items, ", ");
                _text.Append(']');
                break;
            case ObjectValue entries:
                _text.Append('{');
                Each(entries.Fields, ", ");
                _text.Append('}');
                break;
        }
    }

    private void Describe(string? description)
    {
        if (description is null)
        {
            return;
        }

        if (CanBeBlock(description))
        {
            WriteBlock(description);
        }
        else
        {
            WriteQuoted(description);
        }

        NewLine();
    }

    private void WriteQuoted(string text)
    {
        _text.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => _text.Append('\\').Append(character),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                < ' ' or '\u007f' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => _text.Append(character),
            };
        }

        _text.Append('"');
    }

    private void WriteBlock(string text)
    {
        var escaped = text.Replace(Quotes, "\\" + Quotes, StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var isIndented = text.Length > 0 && IsBlank(text[0]);
        _text.Append(Quotes);
        if (lines.Length == 1 && (isIndented || escaped.Length <= LongLine))
        {
            _text.Append(escaped);
            if (escaped.Length > 0 && escaped[^1] is '"' or '\\')
            {
                NewLine();
            }
        }
        else
        {
            foreach (var line in lines)
            {
                _text.Append('\n').Append(' ', line.Length == 0 ? 0 : _indentation).Append(line);
            }

            NewLine();
        }

        _text.Append(Quotes);
    }

    /// <summary>Whether the reader would take away nothing but what the writer adds.</summary>
    private static bool CanBeBlock(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        var lines = text.Split('\n');
        return !text.Contains('\r')
            && !lines[0].All(IsBlank)
            && !lines[^1].All(IsBlank)
            && (lines.Length == 1 || lines.Any(line => line.Length > 0 && !IsBlank(line[0])));
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';
}
