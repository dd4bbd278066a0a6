using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Actors.Tests;

public sealed record OpenFolder(Sealed<string>? Title, params ImmutableArray<string> Readers) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) => state.Status is null
        ? new FolderOpened(context.Self.Key, Title, "OPEN", 0, [], Readers, context.Now)
        : Refuse("ALREADY_OPEN", "The folder is open already.");
}

/// <summary>Adds to a counter; more than the limit is refused.</summary>
public sealed record Touch(int By, int Limit = int.MaxValue) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) => state switch
    {
        { Status: null } => new Refusal(Refusal.NotFound, "There is no such folder.", []),
        _ when state.Notes + By > Limit => Refuse("FULL", "The folder is full."),
        _ when By == 0 => Decision.Accept(),
        _ => new FolderTouched(By),
    };
}

/// <summary>Moves counts from one folder to another.</summary>
public sealed record Move(StreamId To, int By) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context)
        => Decision.Accept(new FolderTouched(-By)).And(To, new FolderTouched(By));
}

public sealed record Disclose(ItemId Item, string Group) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) =>
        Decision.Accept().And(Item.Stream, new ItemAudienceWidened([Group], context.Caller.Person, context.Now));
}

public sealed record Forbidden : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) => new Refusal(Refusal.NotPermitted, "You may not.", []);
}

/// <summary>Tells the test what the context was, and fails when told to.</summary>
public sealed record Probe(Action<Folder, CommandContext> Look) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context)
    {
        Look(state, context);
        return new FolderTouched(1);
    }
}

/// <summary>Tells the test what the newest state is, and writes nothing.</summary>
public sealed record Look(Action<Folder> At) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context)
    {
        At(state);
        return Decision.Accept();
    }
}

sealed class Centre : IDirectory
{
    public IEnumerable<Selec.Contracts.Access.Standing> StandingsAt(DateTimeOffset now) => [];

    public PartyRegister Parties { get; } = new(ImmutableDictionary<PartyCode, Party>.Empty);

    public Caller? CallerOf(PersonId person, DateTimeOffset now) => null;

    public Contracts.Access.Standing? StandingOf(PersonId person, DateTimeOffset now) => null;

    public string? NameOf(PersonId person) => null;
}
