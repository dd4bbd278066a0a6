using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Graph.Types;
using Selec.Host.Binding;
using Selec.Host.Plugins;
using Selec.Sdk;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>A sealed text of a row and where in the row's answer it stands.</summary>
/// <param name="Path">Names and numbers from the row down to it.</param>
/// <param name="Item">Its item.</param>
/// <param name="Clear">What it says; null once it is erased.</param>
internal sealed record HeldText(string Path, ItemId Item, string? Clear)
{
    public string Field => Path[(Path.LastIndexOf('.') + 1)..];

    public string Above => Path[..^Field.Length].TrimEnd('.');
}

/// <summary>A stored row with the texts that its type shows.</summary>
/// <param name="Type">The type in the schema.</param>
/// <param name="Id">The node's id.</param>
/// <param name="GrantedBy">The node whose grants decide who sees it.</param>
/// <param name="Item">The item that it is; null where it only holds texts of items.</param>
internal sealed record HeldRow(string Type, string Id, string GrantedBy, ItemId? Item)
{
    public List<HeldText> Texts { get; } = [];

    /// <summary>The texts by which it is searched.</summary>
    public List<HeldText> Searched { get; } = [];
}

/// <summary>Every stored row that holds a mark under its seals, read past all grants.</summary>
internal sealed class HeldRows(RunningPlatform platform)
{
    readonly ISealing _sealing = platform.Services.GetRequiredService<ISealing>();

    public async Task<List<HeldRow>> ReadAsync()
    {
        using var stay = platform.Services.GetRequiredService<PlatformGraph>().Enter();
        var rows = new List<HeldRow>();
        foreach (var node in Nodes(stay.Composition))
        {
            var type = (ObjectType)stay.Composition.Executable.Schema.Type(node.Name)!;
            var read = typeof(HeldRows).GetMethod(nameof(OfAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(node.View);
            rows.AddRange(await (Task<List<HeldRow>>)read.Invoke(this, [node, type])!);
        }
        var items = rows.Where(row => row.Item is null && Holds(row)).SelectMany(row => row.Texts).Select(text => text.Item).ToHashSet();
        return [.. rows.Where(row => Holds(row) || (row.Item is { } item && items.Contains(item)))];
    }

    static bool Holds(HeldRow row) => row.Texts.Concat(row.Searched).Any(text => text.Clear is not { } clear || Canary.IsIn(clear));

    IEnumerable<NodeType> Nodes(Composition composition)
    {
        var core = new Features("", static _ => []);
        foreach (var module in platform.Services.GetServices<IModule>()) module.Configure(core);
        return [.. core.Nodes.Values, .. composition.Plugins.SelectMany(plugin => plugin.Features.Nodes.Values)];
    }

    async Task<List<HeldRow>> OfAsync<TView>(NodeType<TView> node, ObjectType type)
        where TView : notnull
    {
        var views = await platform.Services.GetRequiredService<IPlatformReads>().AllAsync(node.Table, default);
        return [.. views.Select(view => Row(node, view, type))];
    }

    HeldRow Row<TView>(NodeType<TView> node, TView view, ObjectType type)
        where TView : notnull
    {
        var stored = node.Table.Row(view);
        var row = new HeldRow(
            type.Name, NodeIds.Encode(new StreamId(node.Kind, stored.Key)), stored.Node,
            type.Name == "InformationItem" ? new ItemId(stored.Key) : null);
        row.Texts.AddRange(Below(view, type, ""));
        row.Searched.AddRange(stored.Search.Select(text => new HeldText("search", text.Item, _sealing.Open(text))));
        return row;
    }

    IEnumerable<HeldText> Below(object view, ObjectType type, string above)
    {
        foreach (var field in type.Fields.Where(field => field.Arguments.Count == 0))
        {
            var property = view.GetType().GetProperty(field.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property?.GetValue(view) is not { } value || Conversion.IsReference(property.PropertyType)) continue;
            if (value is Sealed<string> text) yield return new HeldText($"{above}{field.Name}", text.Item, _sealing.Open(text));
            else if (field.Type.Inner is ObjectType inner && value is not string)
                foreach (var found in Within(value, inner, $"{above}{field.Name}")) yield return found;
        }
    }

    IEnumerable<HeldText> Within(object value, ObjectType type, string path) => value is IEnumerable several
        ? several.Cast<object>().SelectMany((one, i) => Below(one, type, $"{path}.{i}."))
        : Below(value, type, $"{path}.");
}
