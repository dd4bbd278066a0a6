using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>Adds results up: what has no number is counted and never guessed, what the trade keeps apart stays apart.</summary>
internal static class Summing
{
    static readonly ImmutableArray<PersonsKind> _deprivedOfLiberty =
        [PersonsKind.Detained, PersonsKind.Apprehended, PersonsKind.Arrested, PersonsKind.ArrestedAndCharged];

    static readonly ImmutableArray<ImmutableArray<CrimeArea>> _filedTogether =
        [[CrimeArea.Drugs, CrimeArea.DrugPrecursors], [CrimeArea.Thb, CrimeArea.MigrantSmuggling], [CrimeArea.Fraud, CrimeArea.Forgery]];

    /// <summary>The sums over these joint investigations; results of others, and lines since corrected, are left out.</summary>
    /// <param name="investigations">The joint investigations.</param>
    /// <param name="results">Results of any joint investigation.</param>
    /// <param name="memberStates">The States that are listed even when they took part in none.</param>
    public static ResultsSummary Of(
        IEnumerable<InvestigationView> investigations, IEnumerable<ResultView> results, IEnumerable<PartyCode> memberStates)
    {
        var counted = investigations.Where(view => view.AcceptedAt is not null).ToList();
        var ids = counted.Select(view => view.Id).ToHashSet();
        var valid = results.Where(result => result.CorrectedBy is null && ids.Contains(result.Investigation)).ToList();
        var seizures = valid.Select(result => result.Seizure).OfType<SeizureResult>().ToList();
        var persons = valid.Select(result => result.Persons).OfType<PersonsResult>().ToList();
        return new ResultsSummary(
            SummaryBasis.OfWhatYouMaySee,
            null,
            counted.Count,
            counted.Count(view => view.Occurred?.BeganIn() is null),
            ByCrimeArea(counted),
            [.. seizures.GroupBy(seizure => seizure.Category).OrderBy(group => group.Key).SelectMany(BySeizedUnit)],
            ValueSeized(seizures),
            [.. persons.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => new PersonsSum(group.Key, Persons(group)))],
            DeprivedOfLiberty(valid, persons),
            Persons(persons.Where(one => one.Kind == PersonsKind.Wanted)),
            Measured(SeizureCategory.Vehicles, Unit.Piece, seizures.Where(seizure => seizure.Category == SeizureCategory.Vehicles)),
            Detections(valid),
            Participation(counted, memberStates),
            Declared(valid));
    }

    static ImmutableArray<CrimeAreaCount> ByCrimeArea(List<InvestigationView> counted) =>
    [
        .. counted.GroupBy(view => _filedTogether.FirstOrDefault(areas => areas.Contains(view.PrimaryArea), [view.PrimaryArea])[0])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => new CrimeAreaCount(
                _filedTogether.FirstOrDefault(areas => areas.Contains(group.Key), [group.Key]), group.Count())),
    ];

    static IEnumerable<SeizureSum> BySeizedUnit(IGrouping<SeizureCategory, SeizureResult> category) =>
        Units(category.Select(seizure => seizure.Quantity))
            .Select(unit => new SeizureSum(category.Key, unit, Measured(category.Key, unit, category)));

    static Sum Measured(SeizureCategory category, Unit? unit, IEnumerable<SeizureResult> seizures) =>
        Measured(Codes.Of(category), unit, seizures.Select(seizure => seizure.Quantity));

    // What was named without number and unit could be of any unit: it opens each sum of its category.
    static Sum Measured(string category, Unit? unit, IEnumerable<Quantity> quantities) => Sum.Of(
        quantities.Select(Base).Where(quantity => quantity.Unit == unit || quantity.Unit is null)
            .Select(quantity => new Term(quantity.Value, quantity.Precision)),
        [category]);

    static IEnumerable<Unit?> Units(IEnumerable<Quantity> quantities)
    {
        var units = quantities.Select(quantity => Base(quantity).Unit).Distinct().ToList();
        if (units.Count > 1) units.Remove(null);
        return units.Order();
    }

    // By the title that its latest result was recorded under: no plug-in needs to be there to say it.
    static ImmutableArray<DeclaredSum> Declared(List<ResultView> valid) =>
    [
        .. valid.Where(result => result.Declared is not null).GroupBy(result => result.Declared!.Category)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Units(group.Select(result => result.Declared!.Quantity)).Select(unit => new DeclaredSum(
                group.Key,
                group.MaxBy(result => result.RecordedAt)!.Declared!.Title,
                unit,
                Measured(group.Key, unit, group.Select(result => result.Declared!.Quantity))))),
    ];

    static Quantity Base(Quantity quantity)
        => quantity.Unit == Unit.G ? quantity with { Value = quantity.Value / 1000, Unit = Unit.Kg } : quantity;

    static ImmutableArray<ValueSum> ValueSeized(List<SeizureResult> seizures) =>
    [
        .. seizures.Where(seizure => seizure.Value is not null).GroupBy(seizure => seizure.Value!.Level).OrderBy(group => group.Key)
            .Select(group => new ValueSum(group.Key, Sum.Of(
                group.Select(seizure => new Term(seizure.Value!.Eur, seizure.Value.Precision)),
                group.Select(seizure => Codes.Of(seizure.Category))))),
    ];

    static Sum Persons(IEnumerable<PersonsResult> persons) => Sum.Of(persons.Select(Counted), persons.Select(one => Codes.Of(one.Kind)));

    // The graph's whole numbers end there; a sum beyond shows as that end instead of taking all the others with it.
    static int Counted(IEnumerable<int> counts) => (int)Math.Min(int.MaxValue, counts.Sum(count => (long)count));

    static Term Counted(PersonsResult persons) => new(persons.Count, persons.Precision);

    // A joint investigation that tells of results and of nobody taken leaves their number open: not recorded is not zero.
    // What a plug-in declared is not of the core's telling and opens nothing.
    static Sum DeprivedOfLiberty(List<ResultView> valid, List<PersonsResult> persons)
    {
        var taken = persons.Where(one => _deprivedOfLiberty.Contains(one.Kind)).ToList();
        var silent = valid.Where(result => result.Declared is null).GroupBy(result => result.Investigation).Count(
            of => !of.Any(result => result.Persons is { } one && _deprivedOfLiberty.Contains(one.Kind)));
        return Sum.Of(
            taken.Select(Counted).Concat(Enumerable.Repeat(new Term(null, null), silent)), taken.Select(one => Codes.Of(one.Kind)));
    }

    static ImmutableArray<DetectionSum> Detections(List<ResultView> valid) =>
    [
        .. valid.Select(result => result.Detection).OfType<DetectionResult>()
            .GroupBy(detection => detection.Kind).OrderBy(group => group.Key)
            .Select(group => new DetectionSum(
                group.Key,
                Sum.Of(group.Select(detection => new Term(detection.Count, detection.Precision)), [Codes.Of(group.Key)]),
                Counted(group.Select(detection => detection.Minors ?? 0)),
                [.. group.SelectMany(detection => detection.ByCitizenship).GroupBy(part => part.Citizenship)
                    .Select(part => new CitizenCount(part.Key, Counted(part.Select(one => one.Count))))
                    .OrderByDescending(part => part.Count)])),
    ];

    static ImmutableArray<Participation> Participation(List<InvestigationView> counted, IEnumerable<PartyCode> memberStates)
    {
        var agreed = counted.SelectMany(view => view.Parties)
            .Where(party => party is { Answer: PartyAnswer.Agreed, Kind: PartyKind.MemberState }).ToList();
        return
        [
            .. memberStates.Union(agreed.Select(party => party.Code))
                .Select(state => new Participation(
                    state, agreed.Count(party => party.Code == state && party.Acts()),
                    agreed.Count(party => party.Code == state && !party.Acts())))
                .OrderByDescending(one => one.Participating).ThenBy(one => one.State.Value, StringComparer.Ordinal),
        ];
    }
}
