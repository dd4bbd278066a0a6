namespace Selec.Graph.Language;

/// <summary>Numbers as the specification wants them. See https://spec.graphql.org/September2025/#sec-Int-Value</summary>
internal static class NumberToken
{
    public static (TokenKind Kind, int Length) Scan(ReadOnlySpan<byte> rest, Lexer lexer)
    {
        var kind = TokenKind.Int;
        var at = rest[0] == (byte)'-' ? 1 : 0;
        if (Peek(rest, at) == (byte)'0')
        {
            at++;
        }
        else
        {
            at = Digits(rest, at, lexer);
        }

        if (Peek(rest, at) == (byte)'.')
        {
            kind = TokenKind.Float;
            at = Digits(rest, at + 1, lexer);
        }

        if (Peek(rest, at) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            at += Peek(rest, at + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
            at = Digits(rest, at, lexer);
        }

        var next = Peek(rest, at);
        if (next == (byte)'.' || char.IsAsciiDigit((char)next) || Lexer.IsNameStart(next))
        {
            throw lexer.Fault("A number must end before the next word, digit or point.");
        }

        return (kind, at);
    }

    private static int Digits(ReadOnlySpan<byte> rest, int at, Lexer lexer)
    {
        var start = at;
        while (char.IsAsciiDigit((char)Peek(rest, at)))
        {
            at++;
        }

        return at > start ? at : throw lexer.Fault("A digit is missing in this number.");
    }

    private static byte Peek(ReadOnlySpan<byte> rest, int at) => at < rest.Length ? rest[at] : (byte)0;
}
