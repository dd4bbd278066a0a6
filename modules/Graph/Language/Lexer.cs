using System.Text;
using System.Text.Unicode;

namespace Selec.Graph.Language;

/// <summary>
/// Cuts UTF-8 into tokens, one ahead of the reader. Columns count code points.
/// See https://spec.graphql.org/September2025/#sec-Language.Source-Text
/// </summary>
internal sealed class Lexer
{
    private const int EndOfSource = -1;

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly int _maxTokens;
    private int _position;
    private int _tokens;
    private int _line = 1;
    private int _column = 1;
    private int _columnAt;
    private int _start;

    public Lexer(SourceText source, ParserLimits limits)
    {
        _utf8 = source.Utf8;
        _maxTokens = limits.MaxTokens;
        if (!Utf8.IsValid(source.Utf8.Span))
        {
            throw Fault("The document is not valid UTF-8.");
        }

        Advance();
    }

    public TokenKind Kind { get; private set; }

    public Location Location { get; private set; } = new(1, 1);

    /// <summary>The decoded value of a string token.</summary>
    public string Text { get; private set; } = "";

    public ReadOnlySpan<byte> Raw => _utf8.Span[_start.._position];

    public string RawText => Encoding.UTF8.GetString(Raw);

    public void Advance()
    {
        var source = _utf8.Span;
        SkipIgnored(source);
        MarkStart(source);
        if (_position == source.Length)
        {
            Kind = TokenKind.End;
            return;
        }

        if (++_tokens > _maxTokens)
        {
            throw Fault($"The document has more than {_maxTokens} tokens.");
        }

        Kind = Next(source);
    }

    public GraphSyntaxException Fault(string message) =>
        new(GraphError.Of(GraphErrorCode.ParseFailed, message, Location));

    private TokenKind Next(ReadOnlySpan<byte> source)
    {
        var first = source[_position];
        if (IsNameStart(first))
        {
            return Name(source);
        }

        if (first is (byte)'-' or >= (byte)'0' and <= (byte)'9')
        {
            var (kind, length) = NumberToken.Scan(source[_position..], this);
            _position += length;
            return kind;
        }

        return first == (byte)'"' ? Quoted(source) : Punctuator(source, first);
    }

    private TokenKind Name(ReadOnlySpan<byte> source)
    {
        do
        {
            _position++;
        }
        while (_position < source.Length && IsNameContinue(source[_position]));
        return TokenKind.Name;
    }

    private TokenKind Quoted(ReadOnlySpan<byte> source)
    {
        var rest = source[_position..];
        var isBlock = rest.StartsWith("\"\"\""u8);
        var (text, length) = isBlock ? BlockStringToken.Scan(rest, this) : StringToken.Scan(rest, this);
        Text = text;
        if (isBlock)
        {
            CountLines(rest[..length]);
        }

        _position += length;
        return isBlock ? TokenKind.BlockText : TokenKind.Text;
    }

    private TokenKind Punctuator(ReadOnlySpan<byte> source, byte first)
    {
        if (first == (byte)'.')
        {
            if (!source[_position..].StartsWith("..."u8))
            {
                throw Fault("A single '.' means nothing here.");
            }

            _position += 3;
            return TokenKind.Spread;
        }

        _position++;
        return first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.ParenOpen,
            (byte)')' => TokenKind.ParenClose,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.EqualSign,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.BracketOpen,
            (byte)']' => TokenKind.BracketClose,
            (byte)'{' => TokenKind.BraceOpen,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.BraceClose,
            _ => throw Fault("This character cannot stand outside a string."),
        };
    }

    private void SkipIgnored(ReadOnlySpan<byte> source)
    {
        while (_position < source.Length)
        {
            switch (source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd(source);
                    break;
                case (byte)'#':
                    var end = source[_position..].IndexOfAny((byte)'\n', (byte)'\r');
                    _position = end == EndOfSource ? source.Length : _position + end;
                    break;
                case 0xEF when source[_position..].StartsWith("\uFEFF"u8):
                    _position += 3;
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLineEnd(ReadOnlySpan<byte> source)
    {
        _position += source[_position..].StartsWith("\r\n"u8) ? 2 : 1;
        StartLine(_position);
    }

    private void CountLines(ReadOnlySpan<byte> token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == (byte)'\n' || (token[i] == (byte)'\r' && (i + 1 == token.Length || token[i + 1] != (byte)'\n')))
            {
                StartLine(_position + i + 1);
            }
        }
    }

    private void StartLine(int at)
    {
        _line++;
        _column = 1;
        _columnAt = at;
    }

    private void MarkStart(ReadOnlySpan<byte> source)
    {
        foreach (var unit in source[_columnAt.._position])
        {
            _column += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        _columnAt = _position;
        _start = _position;
        Location = new Location(_line, _column);
    }

    internal static bool IsNameStart(byte unit) => char.IsAsciiLetter((char)unit) || unit == (byte)'_';

    private static bool IsNameContinue(byte unit) => IsNameStart(unit) || char.IsAsciiDigit((char)unit);
}
