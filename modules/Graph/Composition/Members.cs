using Selec.Graph.Composition.Rules;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>The members of one element as they are built, each name once.</summary>
internal sealed class Members<TDeclaration, T>(
    Func<TypeDeclaration, IReadOnlyList<TDeclaration>> declaredIn,
    Func<ElementPlace, SourceText, TDeclaration, T?> build,
    ErrorLog errors)
    where TDeclaration : MemberDeclaration
    where T : class, ISchemaElement
{
    // A look through a few names costs less than a table of them.
    private const int Few = 16;

    // Of one element at a time: members of one kind are never within each other.
    private readonly List<(MemberDeclaration Syntax, SourceText Source)> _seen = [];
    private readonly List<T> _built = [];
    private Dictionary<string, int>? _places;

    /// <summary>Those of a type come from its definition and its extensions.</summary>
    public MemberList<T> Of(TypeDraft draft)
    {
        var place = ElementPlace.MemberOf(draft.Name);
        foreach (var (source, part) in draft.Parts)
        {
            Add(place, source, declaredIn(part));
        }

        return Close();
    }

    public MemberList<T> Of(ElementPlace place, SourceText source, IReadOnlyList<TDeclaration> declared)
    {
        Add(place, source, declared);
        return Close();
    }

    private void Add(ElementPlace place, SourceText source, IReadOnlyList<TDeclaration> declared)
    {
        for (var i = 0; i < declared.Count; i++)
        {
            if (IsNew(place, source, declared[i]) && build(place, source, declared[i]) is { } member)
            {
                _built.Add(member);
            }
        }
    }

    private MemberList<T> Close()
    {
        var built = _built.Count == 0 ? MemberList<T>.Empty : new([.. _built]);
        _places = null;
        _seen.Clear();
        _built.Clear();
        return built;
    }

    private bool IsNew(ElementPlace place, SourceText source, TDeclaration declared)
    {
        if (Earlier(declared.Name) is >= 0 and var at)
        {
            var (earlier, where) = _seen[at];
            UniqueMemberNames.Refuse(place, new(source, declared), new(where, earlier), errors);
            return false;
        }

        _places?.Add(declared.Name, _seen.Count);
        _seen.Add((declared, source));
        return true;
    }

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
