using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Plugins;

/// <summary>A plug-in with as many rows as one asks for, and an input that holds itself.</summary>
internal sealed class FleetPlugin : ITaskForcePlugin
{
    const string Sdl = """
        extend type Mutation {
          "Launches a fleet."
          launchFleet("The fleet." input: FleetLaunchInput!): FleetLaunchPayload! @requires(roles: [LIAISON_OFFICER])
        }
        extend type Query {
          "How many boats there are."
          fleetBoats: Int!
        }
        "A fleet."
        type Fleet implements Node {
          "Opaque and stable."
          id: ID!
          "The version to send with a change."
          version: String!
          "Its boats."
          boats: [FleetBoat!]!
        }
        "A boat of a fleet."
        type FleetBoat {
          "Which of its fleet."
          number: Int!
          "The boat, found by its key."
          found: FleetBoat
        }
        "A fleet to be launched."
        input FleetLaunchInput {
          "Its squadrons."
          squadrons: [FleetSquadronInput!]!
          "Makes a repeat harmless."
          idempotencyKey: String
        }
        "A squadron."
        input FleetSquadronInput {
          "How many boats it has."
          boats: Int!
          "The squadrons that follow it."
          followers: [FleetSquadronInput!]
        }
        "A fleet launched."
        type FleetLaunchPayload {
          "The fleet; null when it was not carried out."
          fleet: Fleet
          "Why it was not carried out."
          errors: [FleetLaunchError!]!
        }
        "Why a fleet was not launched."
        union FleetLaunchError = NotPermittedError | RefusedError | KeyReusedError
        """;

    const string File = "fleets.graphql";

    static readonly Table<FleetView> _fleets = new("fleets", FleetJson.Default.FleetView, view => view.Id.Key, view => view.Id);

    static readonly Table<BoatView> _boats =
        new Table<BoatView>("fleet_boats", FleetJson.Default.BoatView, view => view.Key, view => view.Fleet).Code("fleet", view => view.Fleet.Key);

    public static LoadedPlugin Loaded =>
        new("fleets", ["Fleet"], [], new FleetPlugin(), file => file == File ? Encoding.UTF8.GetBytes(Sdl) : null) { Release = "1" };

    public void Configure(IPluginBuilder plugin)
    {
        var fleet = new ActorDefinition<Fleet>("fleet", new Fleet(0), Read).Event("fleet.launched/1", FleetJson.Default.FleetLaunched);
        plugin.Schema(File);
        plugin.Actor(fleet);
        plugin.Node("Fleet", "fleet", _fleets);
        plugin.Type<BoatView>("FleetBoat");
        plugin.Many<FleetView, BoatView>("Fleet.boats", _boats, view => view.Id.Key, "fleet", boat => boat.Fleet.Key);
        plugin.One<BoatView, BoatView>("FleetBoat.found", _boats, boat => boat.Key);
        plugin.Query("fleetBoats", static async (call, cancellationToken) =>
            (await call.Read.AllAsync(_boats, call.Viewer, null, cancellationToken)).Count);
        plugin.Mutation<LaunchFleet>("launchFleet", fleet).By(Role.LiaisonOfficer);
    }

    static ReadSide Read(StreamId stream, Fleet fleet, long version) => version == 0
        ? ReadSide.Nothing
        : new ReadSide(
            [
                (_fleets, new FleetView(stream, new NodeVersion(stream, version))),
                .. Enumerable.Range(1, fleet.Boats).Select(number => ((Table)_boats, (object)new BoatView($"{stream.Key}-{number}", stream, number))),
            ],
            [new Grant(stream.ToString(), Groups.Liaison(new PartyCode("BG")), DateTimeOffset.UnixEpoch, null)],
            []);
}

internal sealed record Fleet(int Boats);

internal sealed record FleetView(StreamId Id, NodeVersion Version);

internal sealed record BoatView(string Key, StreamId Fleet, int Number);

internal sealed record Squadron(int Boats, ImmutableArray<Squadron> Followers)
{
    public int All => Boats + Followers.Sum(follower => follower.All);
}

internal sealed record LaunchFleet(ImmutableArray<Squadron> Squadrons) : Command<Fleet>
{
    public override Decision Decide(Fleet state, CommandContext context) => Decision.Accept(new FleetLaunched(Squadrons.Sum(one => one.All)));
}

internal sealed record FleetLaunched(int Boats) : DomainEvent<Fleet>
{
    public override Fleet Evolve(Fleet state) => new(Boats);
}

[JsonSerializable(typeof(FleetLaunched))]
[JsonSerializable(typeof(FleetView))]
[JsonSerializable(typeof(BoatView))]
internal sealed partial class FleetJson : JsonSerializerContext;
