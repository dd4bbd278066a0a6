using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>
/// The members of one element as they are built; each name once, whichever parts of the type they come from.
/// See https://spec.graphql.org/September2025/#sec-Objects.Type-Validation
/// </summary>
internal sealed class Members<T>(ErrorLog errors)
    where T : class, ISchemaElement
{
    // A look through a few names costs less than a table of them.
    private const int Few = 16;

    private readonly List<(MemberDeclaration Syntax, SourceText Source)> _seen = [];
    private readonly List<T> _built = [];
    private Dictionary<string, int>? _places;
    private ElementPlace _place;

    /// <summary>Begins with the members of another element; members of one kind are never within each other.</summary>
    public Members<T> Of(ElementPlace place)
    {
        _place = place;
        _places = null;
        _seen.Clear();
        _built.Clear();
        return this;
    }

    /// <summary>Reports a name that is reserved or taken.</summary>
    public bool IsNew(MemberDeclaration declared, SourceText source)
    {
        ReservedNames.Check(_place, declared.Name, source, declared.Location, errors);
        if (Earlier(declared.Name) is >= 0 and var at)
        {
            var (earlier, where) = _seen[at];
            var message = $"Already defined in {where.Name}:{earlier.Location.Line}.";
            errors.Add(_place.CoordinateOf(declared.Name), source, declared.Location, message);
            return false;
        }

        _places?.Add(declared.Name, _seen.Count);
        _seen.Add((declared, source));
        return true;
    }

    /// <summary>Null when the member is wrong, which was reported.</summary>
    public void Add(T? member)
    {
        if (member is not null)
        {
            _built.Add(member);
        }
    }

    public MemberList<T> Close() => _built.Count == 0 ? MemberList<T>.Empty : new([.. _built]);

    private int Earlier(string name)
    {
        if (_seen.Count < Few)
        {
            for (var i = 0; i < _seen.Count; i++)
            {
                if (_seen[i].Syntax.Name == name)
                {
                    return i;
                }
            }

            return -1;
        }

        _places ??= Enumerable.Range(0, _seen.Count).ToDictionary(at => _seen[at].Syntax.Name, StringComparer.Ordinal);
        return _places.TryGetValue(name, out var found) ? found : -1;
    }
}
