namespace Selec.Graph.Language;

internal enum TokenKind : byte
{
    End,
    Bang,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Spread,
    Colon,
    EqualSign,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
    Name,
    Int,
    Float,
    Text,
    BlockText,
}

internal static class TokenKinds
{
    /// <summary>How an error speaks of a token without repeating input.</summary>
    public static string Describe(this TokenKind kind) => kind switch
    {
        TokenKind.End => "the end of the document",
        TokenKind.Bang => "'!'",
        TokenKind.Dollar => "'$'",
        TokenKind.Ampersand => "'&'",
        TokenKind.ParenOpen => "'('",
        TokenKind.ParenClose => "')'",
        TokenKind.Spread => "'...'",
        TokenKind.Colon => "':'",
        TokenKind.EqualSign => "'='",
        TokenKind.At => "'@'",
        TokenKind.BracketOpen => "'['",
        TokenKind.BracketClose => "']'",
        TokenKind.BraceOpen => "'{'",
        TokenKind.Pipe => "'|'",
        TokenKind.BraceClose => "'}'",
        TokenKind.Name => "a name",
        TokenKind.Int or TokenKind.Float => "a number",
        _ => "a string",
    };
}
