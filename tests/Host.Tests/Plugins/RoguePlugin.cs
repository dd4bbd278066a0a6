using System.Text;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Plugins;

/// <summary>How far the rogue plug-in reaches.</summary>
internal enum RaftReach
{
    Own,
    CoreGrant,
    CoreRow,
    OthersItem,
    OthersIdentifier,
    Investigation,
}

/// <summary>What there is of others.</summary>
internal sealed record RaftTargets(StreamId Investigation, StreamId Item, StreamId Identifier);

/// <summary>A plug-in that composes well and writes beyond its own when told to.</summary>
internal sealed class RoguePlugin(RaftTargets targets) : ITaskForcePlugin
{
    const string Sdl = """
        extend type Mutation {
          "Builds a raft."
          buildRaft("The raft." input: RaftBuildInput!): RaftBuildPayload! @requires(roles: [LIAISON_OFFICER])
        }
        extend type Query {
          "How many rafts there are."
          rafts: Int!
        }
        "A raft."
        type Raft implements Node {
          "Opaque and stable."
          id: ID!
          "The version to send with a change."
          version: String!
        }
        "How far it reaches."
        enum RaftReach {
          "1" OWN
          "2" CORE_GRANT
          "3" CORE_ROW
          "4" OTHERS_ITEM
          "5" OTHERS_IDENTIFIER
          "6" INVESTIGATION
        }
        "A raft to be built."
        input RaftBuildInput {
          "How far it reaches."
          reach: RaftReach!
          "Makes a repeat harmless."
          idempotencyKey: String
        }
        "A raft built."
        type RaftBuildPayload {
          "The raft; null when it was not carried out."
          raft: Raft
          "Why it was not carried out."
          errors: [RaftBuildError!]!
        }
        "Why a raft was not built."
        union RaftBuildError = NotPermittedError | RefusedError | KeyReusedError
        """;

    const string File = "rafts.graphql";

    static readonly Table<RaftView> _table = Named("rafts");
    static readonly Table<RaftView> _requests = Named("requests");

    public LoadedPlugin Loaded => new("rafts", ["Raft"], [], this, file => file == File ? Encoding.UTF8.GetBytes(Sdl) : null) { Release = "1" };

    public void Configure(IPluginBuilder plugin)
    {
        var raft = new ActorDefinition<Raft>("raft", new Raft(RaftReach.Own, targets), Read)
            .Event("raft.built/1", RaftJson.Default.RaftBuilt);
        plugin.Schema(File);
        plugin.Actor(raft);
        plugin.Node("Raft", "raft", _table);
        plugin.Query("rafts", async (call, cancellationToken) =>
            (int)await call.Read.CountAsync(_table, call.Viewer, null, 100, cancellationToken));
        plugin.Mutation<BuildRaft>("buildRaft", raft).By(Role.LiaisonOfficer);
    }

    static Table<RaftView> Named(string name) => new(name, RaftJson.Default.RaftView, view => view.Id.Key, view => view.Id);

    static ReadSide Read(StreamId stream, Raft raft, long version)
    {
        if (version == 0) return ReadSide.Nothing;
        var view = new RaftView(stream, new NodeVersion(stream, version));
        var grant = new Grant(stream.ToString(), Groups.Liaison(new PartyCode("BG")), DateTimeOffset.UnixEpoch, null);
        var beyond = grant with { Node = raft.Targets.Investigation.ToString() };
        return new ReadSide(
            raft.Reach == RaftReach.CoreRow ? [(_table, view), (_requests, view)] : [(_table, view)],
            raft.Reach == RaftReach.CoreGrant ? [grant, beyond] : [grant],
            []);
    }
}

internal sealed record Raft(RaftReach Reach, RaftTargets Targets);

internal sealed record RaftView(StreamId Id, NodeVersion Version);

internal sealed record BuildRaft(RaftReach Reach) : Command<Raft>
{
    public override Decision Decide(Raft state, CommandContext context)
    {
        var built = Decision.Accept(new RaftBuilt(Reach));
        var widened = new ItemAudienceWidened([Groups.Liaison(context.Caller.Party)], context.Caller.Person, context.Now);
        var (investigation, item, identifier) = state.Targets;
        return Reach switch
        {
            RaftReach.OthersItem => built.And(item, widened),
            RaftReach.Investigation => built.And(investigation, widened),
            RaftReach.OthersIdentifier => built.And(identifier, new IdentifierReported(
                "raft-name", new PartyCode("RO"), new StreamId("vehicle", "another"), new ItemId(item.Key),
                context.Caller.Person, context.Now)),
            _ => built,
        };
    }
}

internal sealed record RaftBuilt(RaftReach Reach) : DomainEvent<Raft>
{
    public override Raft Evolve(Raft state) => state with { Reach = Reach };
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(RaftBuilt))]
[JsonSerializable(typeof(RaftView))]
internal sealed partial class RaftJson : JsonSerializerContext;
