using System.Text.Json.Serialization;
using Selec.Journal.Tests.Kit;
using Selec.Sdk;

namespace Selec.Actors.Tests;

/// <summary>Something that may be used until it is revoked: the guard of its stream says so, whoever's command uses it.</summary>
public sealed record Pass(bool IsRevoked, int Uses)
{
    public static readonly Refusal Revoked = new("REVOKED", "The pass was revoked.", []);

    public static readonly ActorDefinition<Pass> Definition = new ActorDefinition<Pass>("pass", new Pass(false, 0), (_, _, _) => ReadSide.Nothing)
        .Event("pass.used/1", PassJson.Default.PassUsed)
        .Event("pass.revoked/1", PassJson.Default.PassRevoked)
        .Guarding<PassUsed>((state, used, context) =>
            used.By != context.Caller.Person.Value ? new Refusal(Refusal.NotPermitted, "It is somebody else's.", [])
            : state.IsRevoked ? Revoked
            : null);
}

public sealed record PassUsed(string By) : DomainEvent<Pass>
{
    public override Pass Evolve(Pass state) => state with { Uses = state.Uses + 1 };
}

public sealed record PassRevoked(bool IsRevoked) : DomainEvent<Pass>
{
    public override Pass Evolve(Pass state) => state with { IsRevoked = IsRevoked };
}

/// <summary>Whoever goes through a gate uses the pass that it stands for.</summary>
public sealed record Gate(int Count)
{
    public static readonly ActorDefinition<Gate> Definition = new ActorDefinition<Gate>("gate", new Gate(0), (_, _, _) => ReadSide.Nothing)
        .Event("gate.passed/1", PassJson.Default.GatePassed)
        .Then<GatePassed>((self, _, passed) => [new EventElsewhere(new StreamId("pass", self.Key), new PassUsed(passed.By))]);
}

public sealed record GatePassed(string By) : DomainEvent<Gate>
{
    public override Gate Evolve(Gate state) => new(state.Count + 1);
}

/// <summary>Decides nothing about revocation: that is the guard's.</summary>
public sealed record UseOwn(int Times = 1) : Command<Pass>
{
    public override Decision Decide(Pass state, CommandContext context) =>
        Decision.Accept([.. Enumerable.Repeat(new PassUsed(context.Caller.Person.Value), Times)]);
}

public sealed record Revoke(bool IsRevoked = true, bool ThenUse = false) : Command<Pass>
{
    public override Decision Decide(Pass state, CommandContext context) => ThenUse
        ? Decision.Accept(new PassRevoked(IsRevoked), new PassUsed(context.Caller.Person.Value))
        : new PassRevoked(IsRevoked);
}

public sealed record Use(StreamId Pass, string By = "officer") : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) =>
        Decision.Accept(new FolderTouched(1)).And(Pass, new PassUsed(By));
}

public sealed record GoThrough(StreamId Gate) : Command<Folder>
{
    public override Decision Decide(Folder state, CommandContext context) =>
        Decision.Accept(new FolderTouched(1)).And(Gate, new GatePassed(context.Caller.Person.Value));
}

[JsonSerializable(typeof(PassUsed))]
[JsonSerializable(typeof(PassRevoked))]
[JsonSerializable(typeof(GatePassed))]
public sealed partial class PassJson : JsonSerializerContext;
