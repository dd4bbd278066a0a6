using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Selec.Sdk;

namespace Selec.Investigations.Tests;

/// <summary>
/// The eighteen joint investigations that the Activity Report 2020-2021 narrates, entered by the people who would enter them.
/// </summary>
internal static class Narrated
{
    static readonly Dictionary<string, CrimeArea> _areas = new()
    {
        ["drugs"] = CrimeArea.Drugs, ["drug-precursors"] = CrimeArea.DrugPrecursors,
        ["firearms"] = CrimeArea.Firearms, ["fraud"] = CrimeArea.Fraud,
        ["forgery of documents"] = CrimeArea.Forgery, ["stolen-vehicles"] = CrimeArea.StolenVehicles, ["fugitives"] = CrimeArea.Fugitives,
        ["migrant-smuggling"] = CrimeArea.MigrantSmuggling, ["thb"] = CrimeArea.Thb, ["money-laundering"] = CrimeArea.MoneyLaundering,
        ["cyber"] = CrimeArea.Cyber, ["phone-fraud"] = CrimeArea.PhoneFraud,
    };

    static readonly Dictionary<string, SeizureCategory> _categories = new()
    {
        ["marijuana"] = SeizureCategory.Marijuana, ["drug precursors (amphetamine, methamphetamine)"] = SeizureCategory.DrugPrecursors,
        ["precursors"] = SeizureCategory.DrugPrecursors,
        ["converted gas pistols"] = SeizureCategory.Firearms, ["ammunition"] = SeizureCategory.Ammunition,
        ["vehicles"] = SeizureCategory.Vehicles, ["luxury vehicles"] = SeizureCategory.Vehicles, ["luxury cars"] = SeizureCategory.Vehicles,
        ["cars"] = SeizureCategory.Vehicles, ["heroin"] = SeizureCategory.Heroin,
        ["ecstasy"] = SeizureCategory.Ecstasy, ["property"] = SeizureCategory.Property,
        ["debit cards"] = SeizureCategory.PaymentCards,
        ["synthetic drugs"] = SeizureCategory.SyntheticDrugs, ["cash"] = SeizureCategory.Cash,
        ["money"] = SeizureCategory.Cash, ["mobile phones"] = SeizureCategory.Phones,
        ["SIM cards"] = SeizureCategory.SimCards, ["jewellery"] = SeizureCategory.Jewellery,
    };

    static readonly Dictionary<string, PersonsKind> _kinds = new()
    {
        ["detained"] = PersonsKind.Detained, ["apprehended"] = PersonsKind.Apprehended, ["arrested"] = PersonsKind.Arrested,
        ["arrested and charged"] = PersonsKind.ArrestedAndCharged, ["wanted"] = PersonsKind.Wanted,
    };

    public static JsonDocument Source()
    {
        using var stream = typeof(Narrated).Assembly.GetManifestResourceStream("joint-investigations.json")!;
        return JsonDocument.Parse(stream);
    }

    /// <summary>The world after all eighteen were entered, and their ids in the order of the source.</summary>
    public static (World World, ImmutableArray<StreamId> Ids) Entered()
    {
        var world = new World();
        using var source = Source();
        return (world, [
            .. source.RootElement.GetProperty("investigations").EnumerateArray().Select((one, i) => Enter(world, one, i + 1)).ToList()]);
    }

    static StreamId Enter(World world, JsonElement source, int number)
    {
        var id = Casework.Named($"narrated{number}");
        var states = Texts(source, "states");
        world.Propose(id, Proposal(world, source, states), People.Liaison(states[0])).Refusal.Should().BeNull();
        foreach (var state in states[1..].Concat(Texts(source, "supporting")))
        {
            world.When(id, new JoinInvestigation(), People.Liaison(state)).Refusal.Should().BeNull();
        }
        world.When(id, new AcceptInvestigation(), People.Operations).Refusal.Should().BeNull();
        foreach (var (act, command) in Results(world, source))
        {
            world.When(id, command, People.Liaison(
                act.Attribution == Attribution.Stated ? act.ActingState!.Value.Value : states[0])).Refusal.Should().BeNull();
        }
        if (source.TryGetProperty("judicial", out var judicial))
        {
            foreach (var state in states)
            {
                world.Stage(id, state, judicial.GetString() == "charged" ? JudicialStage.Charged : JudicialStage.Investigation).Refusal
                    .Should().BeNull();
            }
        }
        return id;
    }

    static ProposeInvestigation Proposal(World world, JsonElement source, string[] states) => new(
        new InvestigationSubject(
            _areas[source.GetProperty("crimeArea").GetString()!], [.. Texts(source, "otherCrimeAreas").Select(area => _areas[area])], null,
            When(source) ?? new Occurrence(new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31), OccurrencePrecision.Within),
            [.. Texts(source, "route")], [.. Texts(source, "groupCitizenships")],
            [.. Texts(source, "observers").Concat(Texts(source, "thirdParties")).Select(code => new PartyCode(code))]),
        Text(world, source, "codeName"), Text(world, source, "label"), null,
        source.TryGetProperty("methods", out _) ? world.Text(string.Join("; ", Texts(source, "methods"))) : null,
        Text(world, source, "whenNote"),
        [.. states[1..].Select(state => new Invitation(new PartyCode(state), PartyRole.Participant)),
            .. Texts(source, "supporting").Select(state => new Invitation(new PartyCode(state), PartyRole.Supporting))],
        null, null, Casework.Terms);

    static IEnumerable<(ResultAct Act, RecordResult Command)> Results(World world, JsonElement source)
    {
        foreach (var persons in source.GetProperty("persons").EnumerateArray()) yield return Persons(world, persons);
        foreach (var item in source.GetProperty("items").EnumerateArray()) yield return Seizure(world, item, source);
        if (source.TryGetProperty("detections", out var detections)) yield return Detection(detections);
        if (source.TryGetProperty("laboratoriesDismantled", out var laboratories))
        {
            var act = Casework.By(null, Attribution.Unknown);
            yield return (act, Casework.Seizure(act, SeizureCategory.Laboratories, laboratories.GetDecimal(), Unit.Piece));
        }
        foreach (var figure in Figures(world, source)) yield return (figure.Act, figure);
    }

    static (ResultAct, RecordResult) Persons(World world, JsonElement source)
    {
        var act = Act(source);
        return (act, new RecordPersons(
            act, _kinds[source.GetProperty("kind").GetString()!],
            Number(source, "count") is { } count ? (int)count : null, PrecisionOf(source), Citizens(source),
            source.TryGetProperty("notice", out _) ? WantedNotice.Red : null, null, Text(world, source, "note"), null, Casework.Terms));
    }

    static (ResultAct, RecordResult) Seizure(World world, JsonElement item, JsonElement investigation)
    {
        var act = Act(item);
        var unit = item.GetProperty("unit").GetString() is { } name ? Enum.Parse<Unit>(name, ignoreCase: true) : (Unit?)null;
        var others = new[] { ("pills", Unit.Pill), ("packages", Unit.Package) }
            .Where(other => item.TryGetProperty(other.Item1, out _))
            .Select(other => new Quantity(Number(item, other.Item1), other.Item2, Precision.Exact));
        var value = item.TryGetProperty("valueEur", out var own) || investigation.TryGetProperty("valueEur", out own) ? Value(own) : null;
        return (act, new RecordSeizure(
            act, _categories[item.GetProperty("what").GetString()!],
            new Quantity(Number(item, "amount"), unit, PrecisionOf(item)), [.. others], value,
            Text(world, item, "includes"), null, Text(world, item, "what"), null, Casework.Terms));
    }

    static (ResultAct, RecordResult) Detection(JsonElement source)
    {
        var act = Casework.By(null, Attribution.Unknown);
        return (act, new RecordDetection(
            act, DetectionKind.Migrants, (int)Number(source, "migrants")!, Precision.Exact,
            Citizens(source), (int?)Number(source, "minors"), null, null, null, Casework.Terms));
    }

    static IEnumerable<RecordOtherFigure> Figures(World world, JsonElement source)
    {
        (string Field, string Value, FigureKind Kind, Unit Unit)[] known =
        [
            ("potentialProductValueEur", "amount", FigureKind.PotentialProductValue, Unit.Eur),
            ("movedEur", "amount", FigureKind.MovedMoney, Unit.Eur),
            ("damageEur", "amount", FigureKind.Damage, Unit.Eur), ("accounts", "count", FigureKind.BankAccounts, Unit.Piece),
            ("groupMembers", "count", FigureKind.GroupMembers, Unit.Person),
            ("suspected", "migrantsSmuggled", FigureKind.SuspectedMigrants, Unit.Person),
            ("predecessors", "arrestedEarlier", FigureKind.EarlierArrests, Unit.Person),
            ("earlier", "parcels", FigureKind.EarlierParcels, Unit.Package),
        ];
        foreach (var (field, value, kind, unit) in known)
        {
            if (!source.TryGetProperty(field, out var figure)) continue;
            var act = figure.TryGetProperty("where", out var where)
                ? Casework.By(where.GetString(), Attribution.Inferred)
                : Casework.By(null, Attribution.Unknown);
            yield return new RecordOtherFigure(
                act, kind, new Quantity(Number(figure, value), unit, PrecisionOf(figure) ?? Precision.Exact),
                null, Text(world, figure, "note"), null, Casework.Terms);
        }
        if (source.TryGetProperty("statedTotalKg", out var total))
        {
            yield return new RecordOtherFigure(
                Casework.By(null, Attribution.Unknown), FigureKind.StatedTotal,
                new Quantity(total.GetDecimal(), Unit.Kg, Precision.Exact), null, null, null, Casework.Terms);
        }
    }

    static ResultAct Act(JsonElement source) => new(
        source.TryGetProperty("where", out var where) ? new PartyCode(where.GetString()!) : null,
        Enum.Parse<Attribution>(source.GetProperty("attribution").GetString()!, ignoreCase: true), null, When(source));

    static EuroValue Value(JsonElement source) =>
        new(
            Number(source, "amount")!.Value, PrecisionOf(source)!.Value,
            source.TryGetProperty("level", out _) ? ValueLevel.Wholesale : ValueLevel.NotStated);

    static Precision? PrecisionOf(JsonElement source) =>
        source.TryGetProperty("precision", out var precision) && precision.GetString() is { } name
            ? Enum.Parse<Precision>(name, ignoreCase: true)
            : null;

    static ImmutableArray<CitizenCount> Citizens(JsonElement source) =>
        source.TryGetProperty("byCitizenship", out var citizens)
            ? [.. citizens.EnumerateObject().Select(one => new CitizenCount(one.Name, one.Value.GetInt32()))]
        : source.TryGetProperty("citizenship", out var citizen) ? [new CitizenCount(citizen.GetString()!, (int)Number(source, "count")!)]
        : [];

    static Occurrence? When(JsonElement source)
    {
        if (!source.TryGetProperty("when", out var when) || when.GetString() is not { } text) return null;
        var ends = text.Split('/');
        var (from, to) = (First(ends[0]), First(ends[^1]));
        var last = ends[^1].Length == 4 ? to.AddYears(1).AddDays(-1) : to.AddMonths(1).AddDays(-1);
        return new Occurrence(
            from, last, ends.Length == 2
                ? OccurrencePrecision.Months
                : text.Length == 4
                ? OccurrencePrecision.Year
                : OccurrencePrecision.Month);
    }

    static DateOnly First(string text)
        => DateOnly.ParseExact(text.Length == 4 ? text + "-01" : text, "yyyy-MM", CultureInfo.InvariantCulture);

    static decimal? Number(JsonElement source, string field)
        => source.TryGetProperty(field, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : null;

    static Sealed<string>? Text(World world, JsonElement source, string field) =>
        source.TryGetProperty(field, out var text) && text.GetString() is { } value ? world.Text(value) : null;

    static string[] Texts(JsonElement source, string field) =>
        source.TryGetProperty(field, out var list) ? [.. list.EnumerateArray().Select(one => one.GetString()!)] : [];
}
