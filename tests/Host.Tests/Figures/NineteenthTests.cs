using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Selec.Host.Tests.Figures;

/// <summary>Further joint investigations are sent by their States: each sum moves for those who take part, and for nobody else.</summary>
public sealed class NineteenthTests(ITestOutputHelper output)
{
    static readonly string[] _states = ["AL", "BA", "BG", "GR", "HU", "MD", "ME", "MK", "RO", "RS", "TR"];
    static readonly string[] _precisions = ["EXACT", "APPROXIMATE", "AT_LEAST", "ESTIMATED"];
    static readonly string[] _kinds = ["DETAINED", "APPREHENDED", "ARRESTED", "ARRESTED_AND_CHARGED"];

    [Fact]
    public async Task each_sum_moves_for_those_who_take_part_and_for_nobody_else()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        await using var platform = await RunningPlatform.StartAsync();
        var random = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            try
            {
                await RoundAsync(platform, random, round);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Failed with seed {seed} in round {round}.", fault);
            }
        }
    }

    static async Task RoundAsync(RunningPlatform platform, Random random, int round)
    {
        var states = random.GetItems(_states, 40).Distinct().Take(3).ToList();
        var told = new Told(random);
        string[] inside = ["selec-operations", Liaison(states[0]), Liaison(states[1])];
        string[] all = [.. inside, Liaison(states[2])];
        var before = await SummariesAsync(platform, all);

        var acts = new Acts(platform);
        await acts.BeginAsync(states[0], states[1], round);
        Text(await SummariesAsync(platform, all)).Should().Be(Text(before), "a proposal counts for nothing before it is accepted");
        await acts.AcceptAsync();
        await acts.DoAsync(
            Liaison(states[0]), "recordSeizure", Seizure("MARIJUANA", told.Kilograms, "KG", told.KilogramsPrecision, states[0]));
        await acts.DoAsync(Liaison(states[1]), "recordSeizure", Seizure("VEHICLES", told.Vehicles, "PIECE", "EXACT", states[1]));
        await acts.DoAsync(Liaison(states[0]), "recordPersons", Persons(told.Kind, told.Taken, told.TakenPrecision, states[0]));
        await acts.DoAsync(Liaison(states[1]), "recordPersons", Persons("WANTED", told.Wanted, "EXACT", states[1]));
        await acts.DoAsync(Liaison(states[0]), "recordDetection", Persons("MIGRANTS", told.Migrants, "EXACT", states[0]));

        var after = await SummariesAsync(platform, all);
        foreach (var person in inside) Moved(before[person], after[person], told, states, person);
        after[all[3]].ToJsonString().Should().Be(before[all[3]].ToJsonString(), "{0} has nothing to do with it", states[2]);
    }

    static void Moved(JsonNode before, JsonNode after, Told told, List<string> states, string person)
    {
        (after["investigations"]!.GetValue<int>() - before["investigations"]!.GetValue<int>()).Should().Be(1, person);
        Of(after, "seizures", "category", "MARIJUANA")
            .Should().Be(Of(before, "seizures", "category", "MARIJUANA").Plus(told.Kilograms, told.KilogramsPrecision), person);
        Of(after, "persons", "kind", told.Kind)
            .Should().Be(Of(before, "persons", "kind", told.Kind).Plus(told.Taken, told.TakenPrecision), person);
        Of(after, "detections", "kind", "MIGRANTS")
            .Should().Be(Of(before, "detections", "kind", "MIGRANTS").Plus(told.Migrants, "EXACT"), person);
        Figure.Of(after["vehicles"]).Should().Be(Figure.Of(before["vehicles"]).Plus(told.Vehicles, "EXACT"), person);
        Figure.Of(after["wanted"]).Should().Be(Figure.Of(before["wanted"]).Plus(told.Wanted, "EXACT"), person);
        Figure.Of(after["deprivedOfLiberty"])
            .Should().Be(Figure.Of(before["deprivedOfLiberty"]).Plus(told.Taken, told.TakenPrecision), person);
        foreach (var state in _states)
        {
            var expected = Took(before, state) + (states.IndexOf(state) is 0 or 1 ? 1 : 0);
            Took(after, state).Should().Be(expected, "{0} as {1} sees it", state, person);
        }
        after.Lines("valueSeized", "level").Should().Equal(before.Lines("valueSeized", "level"));
    }

    static Figure Of(JsonNode summary, string list, string key, string value) =>
        Figure.Of(summary[list]!.AsArray().FirstOrDefault(one => one![key]!.ToString() == value)?["sum"]);

    static int Took(JsonNode summary, string state) =>
        summary["participation"]!.AsArray().Single(one => one!["state"]!.ToString() == state)!["participating"]!.GetValue<int>();

    static async Task<Dictionary<string, JsonNode>> SummariesAsync(RunningPlatform platform, IEnumerable<string> people)
    {
        var summaries = new Dictionary<string, JsonNode>();
        foreach (var person in people) summaries[person] = await platform.SummaryAsync(person);
        return summaries;
    }

    static string Text(Dictionary<string, JsonNode> summaries) =>
        string.Join('\n', summaries.Select(one => $"{one.Key} {one.Value.ToJsonString()}"));

    static string Liaison(string state) => $"{state.ToLowerInvariant()}-liaison-police";

    static JsonObject Act(string state) => new() { ["actingState"] = state };

    static JsonObject Seizure(string category, int amount, string unit, string precision, string state) => new()
    {
        ["act"] = Act(state),
        ["category"] = category,
        ["quantity"] = new JsonObject { ["value"] = amount, ["unit"] = unit, ["precision"] = precision },
    };

    static JsonObject Persons(string kind, int count, string precision, string state) => new()
    {
        ["act"] = Act(state), ["kind"] = kind, ["count"] = count, ["precision"] = precision,
    };

    /// <summary>What a generated joint investigation tells.</summary>
    sealed class Told(Random random)
    {
        public int Kilograms { get; } = random.Next(1, 900);

        public string KilogramsPrecision { get; } = random.GetItems(_precisions, 1)[0];

        public int Vehicles { get; } = random.Next(1, 30);

        public string Kind { get; } = random.GetItems(_kinds, 1)[0];

        public int Taken { get; } = random.Next(1, 20);

        public string TakenPrecision { get; } = random.GetItems(_precisions, 1)[0];

        public int Wanted { get; } = random.Next(1, 5);

        public int Migrants { get; } = random.Next(1, 200);
    }

    /// <summary>The test's own idea of a sum.</summary>
    sealed record Figure(decimal Minimum, bool IsApproximate, bool IsOpen, int Terms)
    {
        public static Figure Of(JsonNode? sum)
        {
            if (sum is null) return new Figure(0, false, false, 0);
            var isApproximate = sum["approximateTerms"]!.GetValue<int>() > 0;
            var figure = new Figure(Number(sum["minimum"]!), isApproximate, sum["maximum"] is null, sum["terms"]!.GetValue<int>());
            sum["flag"]!.ToString().Should().Be(figure.IsOpen ? "AT_LEAST" : figure.IsApproximate ? "APPROXIMATE" : "EXACT");
            if (!figure.IsOpen) Number(sum["maximum"]!).Should().Be(figure.Minimum);
            return figure;
        }

        public Figure Plus(int amount, string precision) =>
            new(Minimum + amount, IsApproximate || precision is "APPROXIMATE" or "ESTIMATED", IsOpen || precision == "AT_LEAST", Terms + 1);

        static decimal Number(JsonNode number) => decimal.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);
    }

    /// <summary>One joint investigation on its way through the mutations.</summary>
    sealed class Acts(RunningPlatform platform)
    {
        JsonNode _node = new JsonObject();

        public async Task BeginAsync(string proposer, string other, int round)
        {
            var occurred = new JsonObject { ["from"] = "2021-06-01", ["to"] = "2021-06-30", ["precision"] = "MONTH" };
            var subject = new JsonObject { ["primaryArea"] = "DRUGS", ["occurred"] = occurred };
            var input = new JsonObject
            {
                ["subject"] = subject,
                ["codeName"] = $"ROUND {round}",
                ["invite"] = new JsonArray(new JsonObject { ["party"] = other }),
            };
            _node = await platform.DoAsync(Liaison(proposer), "proposeInvestigation", input, "investigation");
            await DoAsync(Liaison(other), "joinInvestigation", []);
        }

        public async Task AcceptAsync()
        {
            string[] steps = ["acceptInvestigation", "beginPlanning", "activateInvestigation"];
            foreach (var step in steps) await DoAsync("selec-operations", step, []);
        }

        public async Task DoAsync(string person, string mutation, JsonObject input)
        {
            input["investigation"] = _node["id"]!.DeepClone();
            input["version"] = _node["version"]!.DeepClone();
            _node = await platform.DoAsync(person, mutation, input, "investigation");
        }
    }
}
