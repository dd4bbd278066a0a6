using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Selec.Sdk;

namespace Selec.Journal.Tests.Kit;

/// <summary>A folder: a small actor with everything that a real one has.</summary>
public sealed record Folder(
    string Key,
    Sealed<string>? Title,
    Sealed<string>? Note,
    string? Status,
    long? Weight,
    ImmutableArray<string> Tags,
    ImmutableSortedDictionary<string, DateTimeOffset> Readers,
    DateTimeOffset? ClosesFor,
    int Notes)
{
    public ClassificationLevel Level { get; init; }

    /// <summary>By when it is listed; a folder that is touched moves.</summary>
    public DateTimeOffset At { get; init; }

    public static readonly Folder None = new(
        "", null, null, null, null, [], ImmutableSortedDictionary<string, DateTimeOffset>.Empty, null, 0);

    public static readonly Refusal TitleTaken = new("TITLE_TAKEN", "Another folder has this title.", ["title"]);

    public static readonly Table<FolderView> Table = new Table<FolderView>(
            "folders", FolderJson.Default.FolderView, view => view.Key, view => new StreamId("folder", view.Key))
        .Code("status", view => view.Status)
        .Number("weight", view => view.Weight)
        .Codes("tags", view => view.Tags)
        .ListedBy("at", view => view.At)
        .Search(view => [view.Title, view.Note]);

    public static readonly ActorDefinition<Folder> Definition = Shown(Table);

    /// <summary>Folders as a release shows them that has another table.</summary>
    public static ActorDefinition<Folder> Shown(Table<FolderView> table) => new ActorDefinition<Folder>(
            "folder", None, (stream, state, version) => Read(table, stream, state, version))
        .Snapshot(1, FolderJson.Default.Folder)
        .Event("folder.opened/1", FolderJson.Default.FolderOpened)
        .Event("folder.shared/1", FolderJson.Default.FolderShared)
        .Event("folder.withdrawn/1", FolderJson.Default.FolderWithdrawn)
        .Event("folder.renamed/1", FolderJson.Default.FolderRenamed)
        .Event("folder.noted/1", FolderJson.Default.FolderNoted)
        .Event("folder.classified/1", FolderJson.Default.FolderClassified)
        .Event("folder.touched/1", FolderJson.Default.FolderTouched);

    static ReadSide Read(Table<FolderView> table, StreamId stream, Folder state, long version) => state.Status == "GONE" ? ReadSide.Nothing : new(
        [(table, new FolderView(stream.Key, state.Title, state.Note, state.Status, state.Weight, state.Tags, state.Notes, state.At, version))],
        [.. state.Readers.Select(reader => new Grant(stream.ToString(), reader.Key, reader.Value, state.ClosesFor) { Level = state.Level })],
        state.Title is { } title ? [new Claim("folder-title", title, TitleTaken)] : []);
}

public sealed record FolderView(
    string Key, Sealed<string>? Title, Sealed<string>? Note, string? Status,
    long? Weight, ImmutableArray<string> Tags, int Notes, DateTimeOffset At, long Version);

public sealed record FolderOpened(
    string Key, Sealed<string>? Title, string? Status, long? Weight,
    ImmutableArray<string> Tags, ImmutableArray<string> Readers, DateTimeOffset At,
    DateTimeOffset? Until = null) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with
    {
        Key = Key, Title = Title, Status = Status, Weight = Weight, Tags = Tags,
        Readers = Readers.ToImmutableSortedDictionary(reader => reader, _ => At), ClosesFor = Until, At = At,
    };
}

public sealed record FolderShared(string Group, DateTimeOffset At) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Readers = state.Readers.SetItem(Group, At) };
}

public sealed record FolderWithdrawn(string Group) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Readers = state.Readers.Remove(Group) };
}

public sealed record FolderRenamed(Sealed<string> Title, string? Status) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Title = Title, Status = Status };
}

public sealed record FolderNoted(Sealed<string> Note) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Note = Note };
}

public sealed record FolderClassified(ClassificationLevel Level) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Level = Level };
}

public sealed record FolderTouched(int By) : DomainEvent<Folder>
{
    public override Folder Evolve(Folder state) => state with { Notes = state.Notes + By, At = state.At.AddMilliseconds(By) };
}

/// <summary>An item, as small as one can be: who may read it.</summary>
public sealed record Item(ImmutableSortedDictionary<string, DateTimeOffset> Audience)
{
    /// <summary>Who reads the texts, where these are fewer.</summary>
    public ImmutableArray<Grant> Circle { get; init; } = [];

    public static readonly ActorDefinition<Item> Definition = new ActorDefinition<Item>(
            "item", new Item(ImmutableSortedDictionary<string, DateTimeOffset>.Empty),
            (stream, state, _) => new ReadSide(
                    [], [.. state.Audience.Select(group => new Grant(stream.ToString(), group.Key, group.Value, null)), .. state.Circle], []))
        .Event("item.audience-widened/1", FolderJson.Default.ItemAudienceWidened, Widen)
        .Event("item.circle-narrowed/1", FolderJson.Default.ItemCircleNarrowed)
        .Snapshot(1, FolderJson.Default.Item);

    static Item Widen(Item item, ItemAudienceWidened fact) => item with
    {
        Audience = item.Audience.SetItems(
            fact.Groups.Where(group => !item.Audience.ContainsKey(group)).Select(group => KeyValuePair.Create(group, fact.At))),
    };
}

/// <summary>Fewer read the item's texts than see the item.</summary>
public sealed record ItemCircleNarrowed(ItemId Item, ImmutableArray<string> Groups, ClassificationLevel Level, DateTimeOffset At)
    : DomainEvent<Item>
{
    public override Item Evolve(Item state) => state with
    {
        Circle = [.. Groups.Select(group => new Grant(Item.Texts.ToString(), group, At, null) { Level = Level })],
    };
}

[JsonSerializable(typeof(Folder))]
[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(FolderView))]
[JsonSerializable(typeof(FolderOpened))]
[JsonSerializable(typeof(FolderShared))]
[JsonSerializable(typeof(FolderWithdrawn))]
[JsonSerializable(typeof(FolderRenamed))]
[JsonSerializable(typeof(FolderNoted))]
[JsonSerializable(typeof(FolderClassified))]
[JsonSerializable(typeof(FolderTouched))]
[JsonSerializable(typeof(ItemCircleNarrowed))]
[JsonSerializable(typeof(ItemAudienceWidened))]
public sealed partial class FolderJson : JsonSerializerContext;
