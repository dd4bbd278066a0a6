using System.Text.Json;
using Selec.Sdk;

namespace Selec.Exchange.Tests.World;

/// <summary>What the actors show now. Each is asked again only after it has changed and when somebody looks: histories are long.</summary>
internal sealed class Shown(Func<StreamId, ReadSide> read)
{
    static readonly List<Grant> _nothing = [];

    readonly Dictionary<StreamId, Side> _sides = [];
    readonly HashSet<StreamId> _changed = [];
    readonly Dictionary<string, List<Grant>> _grants = [];

    /// <summary>An actor has changed, or is as it was before a change that was taken back.</summary>
    public void Changed(StreamId actor) => _changed.Add(actor);

    /// <summary>Every grant on a node.</summary>
    public IReadOnlyList<Grant> GrantsOn(string node)
    {
        Catch();
        return _grants.GetValueOrDefault(node, _nothing);
    }

    /// <summary>Every row of a table.</summary>
    public IEnumerable<ShownRow> Rows(Table table)
    {
        Catch();
        return _sides.Values.SelectMany(side => side.Rows).Where(row => row.Row.Table == table);
    }

    void Catch()
    {
        foreach (var actor in _changed)
        {
            if (_sides.TryGetValue(actor, out var before))
                foreach (var grant in before.Shows.Grants) _grants[grant.Node].Remove(grant);
            var shows = read(actor);
            _sides[actor] = new Side(shows);
            foreach (var grant in shows.Grants) (_grants.TryGetValue(grant.Node, out var others) ? others : _grants[grant.Node] = []).Add(grant);
        }
        _changed.Clear();
    }

    sealed class Side(ReadSide shows)
    {
        List<ShownRow>? _rows;

        public ReadSide Shows => shows;

        public List<ShownRow> Rows => _rows ??= [.. shows.Views.Select(view => new ShownRow(view.Table.Row(view.View)))];
    }
}

/// <summary>A row as it is stored, and the view that is read back from it.</summary>
internal sealed class ShownRow(ReadRow row)
{
    object? _view;

    public ReadRow Row => row;

    public TView View<TView>(Table<TView> table)
        where TView : notnull => (TView)(_view ??= JsonSerializer.Deserialize(row.View.Span, table.Json)!);
}
