namespace Selec.Graph.Language;

/// <summary>
/// Recursive descent over the tokens of one document. Every production that can contain itself goes through <see cref="Nested{T}"/>,
/// since a stack overflow cannot be caught.
/// See https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary.Document-Syntax
/// </summary>
internal sealed partial class DocumentReader(SourceText source, ParserLimits limits)
{
    private readonly Lexer _lexer = new(source, limits);
    private readonly NameTable _names = new();
    private readonly List<Node> _open = [];
    private int _depth;

    private Location Here => _lexer.Location;

    public Document Document()
    {
        var definitions = new List<Definition>();
        do
        {
            definitions.Add(Definition());
        }
        while (_lexer.Kind != TokenKind.End);
        return new Document { Source = source, Definitions = definitions, Location = new Location(1, 1) };
    }

    public Value LoneConstant()
    {
        var value = Value(isConstant: true);
        Expect(TokenKind.End);
        return value;
    }

    private Definition Definition()
    {
        if (_lexer.Kind == TokenKind.BraceOpen)
        {
            return new OperationDefinition { Kind = OperationKind.Query, Location = Here, SelectionSet = SelectionSet() };
        }

        var description = Description();
        var location = Here;
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Unexpected("a definition");
        }

        if (IsWord("extend"u8))
        {
            return description is null ? Extension(location) : throw _lexer.Fault("An extension has no description of its own.");
        }

        return Executable(location, description)
            ?? TypeSystem(new Heading(location, description, IsExtension: false))
            ?? throw Unexpected("a definition");
    }

    private T Nested<T>(Func<DocumentReader, T> production)
    {
        if (++_depth > limits.MaxDepth)
        {
            throw new GraphSyntaxException(GraphError.Of(
                GraphErrorCode.DepthExceeded, $"The document is nested more than {limits.MaxDepth} levels deep.", Here));
        }

        var read = production(this);
        _depth--;
        return read;
    }

    private bool IsWord(ReadOnlySpan<byte> word) => _lexer.Kind == TokenKind.Name && _lexer.Raw.SequenceEqual(word);

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private bool SkipWord(ReadOnlySpan<byte> word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            throw Unexpected(kind.Describe());
        }

        if (kind != TokenKind.End)
        {
            _lexer.Advance();
        }
    }

    private void ExpectWord(ReadOnlySpan<byte> word, string spelled)
    {
        if (!SkipWord(word))
        {
            throw Unexpected($"'{spelled}'");
        }
    }

    private string Name()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Unexpected("a name");
        }

        var name = _names.Get(_lexer.Raw);
        _lexer.Advance();
        return name;
    }

    private string? Description()
    {
        if (_lexer.Kind is not (TokenKind.Text or TokenKind.BlockText))
        {
            return null;
        }

        var text = _lexer.Text;
        _lexer.Advance();
        return text;
    }

    /// <summary>At least one, between brackets.</summary>
    private T[] Many<T>(TokenKind open, Func<DocumentReader, T> item, TokenKind close)
        where T : Node
    {
        Expect(open);
        var start = _open.Count;
        do
        {
            _open.Add(item(this));
        }
        while (!Skip(close));
        return Take<T>(start);
    }

    /// <summary>What was read since; one list serves every level, so that only what is kept is allocated.</summary>
    private T[] Take<T>(int start)
        where T : Node
    {
        var items = new T[_open.Count - start];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = (T)_open[start + i];
        }

        _open.RemoveRange(start, items.Length);
        return items;
    }

    /// <summary>Nothing at all, or at least one between brackets.</summary>
    private T[] OptionalMany<T>(TokenKind open, Func<DocumentReader, T> item, TokenKind close)
        where T : Node =>
        _lexer.Kind == open ? Many(open, item, close) : [];

    private GraphSyntaxException Unexpected(string wanted) =>
        _lexer.Fault($"Expected {wanted} but found {_lexer.Kind.Describe()}.");

    /// <summary>What comes before the keyword of a type system definition.</summary>
    private sealed record Heading(Location Location, string? Description, bool IsExtension);
}
