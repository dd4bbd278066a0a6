namespace Selec.Graph.Language;

/// <summary>Reads the grammar of coordinates, which is not that of documents: nothing in it is ignored.</summary>
internal ref struct CoordinateReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public SchemaCoordinate Read()
    {
        var isDirective = Skip('@');
        var coordinate = new SchemaCoordinate(Name()) { IsDirective = isDirective };
        if (!isDirective && Skip('.'))
        {
            coordinate = coordinate with { Member = Name() };
        }

        if ((isDirective || coordinate.Member is not null) && Skip('('))
        {
            coordinate = coordinate with { Argument = Name() };
            Expect(':');
            Expect(')');
        }

        return _at == _text.Length ? coordinate : throw Fault("A schema coordinate ends before this.");
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetter(_text[_at]) || _text[_at] == '_' || (_at > start && char.IsAsciiDigit(_text[_at]))))
        {
            _at++;
        }

        return _at > start ? _text[start.._at].ToString() : throw Fault("A schema coordinate needs a name here.");
    }

    private bool Skip(char wanted)
    {
        var isThere = _at < _text.Length && _text[_at] == wanted;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(char wanted)
    {
        if (!Skip(wanted))
        {
            throw Fault($"A schema coordinate needs '{wanted}' here.");
        }
    }

    private readonly GraphSyntaxException Fault(string message) =>
        new(GraphError.Of(GraphErrorCode.ParseFailed, message, new Location(1, _at + 1)));
}
