using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>The permission matrix over HTTP, cell by cell: what the letters give is given, what they do not give is refused.</summary>
[Collection(MatrixCollection.Name)]
public sealed class MatrixTests(MatrixPlatform matrix)
{
    public static TheoryData<string, Role> Cells()
    {
        var cells = new TheoryData<string, Role>();
        foreach (var row in Page.Built)
            foreach (var role in row.Cells.Keys) cells.Add(row.Object, role);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task a_role_sees_what_its_letters_give_and_nothing_else(string name, Role role)
    {
        var (looks, faults) = (new Looks(matrix), new List<string>());
        foreach (var target in matrix.Targets.Where(target => target.Object == name && Page.IsSight(name)))
            await foreach (var fault in looks.FaultsAsync(target, role)) faults.Add(fault);
        faults.Should().BeEmpty("the cell of {0} and {1} is {2}", name, role, Page.Of(name).Cells[role]);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task a_role_does_what_its_letters_give_and_nothing_else(string name, Role role)
    {
        var before = await matrix.Journal.HeadAsync(default);
        var faults = await Task.WhenAll(Acts.On(name).Select(
            mutation => Acts.May(mutation, role) ? NotGivenAsync(mutation, role) : NotRefusedAsync(mutation, role)));
        faults.SelectMany(fault => fault).Should().BeEmpty("the cell of {0} and {1} is {2}", name, role, Page.Of(name).Cells[role]);
        (await matrix.Journal.HeadAsync(default)).Should().Be(before, "a refusal writes nothing");
    }

    [Fact]
    public void every_mutation_of_the_schema_belongs_to_one_row() =>
        matrix.Texts.Mutations().Should().BeEquivalentTo(Acts.All.SelectMany(acts => acts.Mutations));

    [Fact]
    public void every_mutation_was_carried_out_by_somebody_whose_letters_give_it()
    {
        matrix.Play.Done.Select(done => done.Mutation).Concat(Acts.PlayedElsewhere.Keys).Distinct()
            .Should().BeEquivalentTo(matrix.Texts.Mutations());
        matrix.Play.Done.Where(done => !Acts.May(done.Mutation, done.Role)).Should().BeEmpty();
    }

    [Fact]
    public void every_cell_that_gives_a_right_to_act_was_used()
    {
        var unused = Page.Built.SelectMany(row => row.Cells
            .Where(cell => Gives(cell.Value) && !matrix.Play.Done.Any(done => done.Role == cell.Key && Acts.Of(done.Mutation).Object == row.Object))
            .Select(cell => (row.Object, cell.Key)));
        unused.Should().BeEquivalentTo(Acts.WithoutMutation.Keys);
    }

    [Fact]
    public void a_row_is_pending_only_as_long_as_its_module_does_not_exist()
    {
        var types = matrix.Texts.Nodes().Select(type => type.Name).ToList();
        Page.Pending.Where(row => row.Value.Any(types.Contains)).Should().BeEmpty("its cells can be tested now");
    }

    [Fact]
    public void every_type_of_node_is_looked_at() =>
        matrix.Targets.Select(target => target.Type).Concat(Page.LookedAtElsewhere.Keys).Distinct()
            .Should().BeEquivalentTo(matrix.Texts.Nodes().Select(type => type.Name));

    [Fact]
    public void every_known_difference_is_one()
    {
        foreach (var (one, name) in Difference.All.Where(one => Page.IsSight(one.Object)).SelectMany(one => one.Names, (one, name) => (one, name)))
        {
            var letters = Page.Of(one.Object).Cells[one.Role];
            if (one.Allows is { } allows) allows.Should().Be(!Acts.Of(name).Letters.Contains(letters), "{0} is told of {1}", one.Reason, name);
            else
            {
                var target = matrix.Targets.Single(target => target.Object == one.Object && target.Name == name);
                one.Sight.Should().NotBe(Sights.By(letters, target.Meets.Contains(one.Role)), "{0} is told of {1}", one.Reason, name);
            }
        }
    }

    [Fact]
    public async Task nobody_outside_sees_anything()
    {
        var looks = new Looks(matrix);
        foreach (var person in (string[])[
            "bg-case-officer-customs", "al-focal-point", "al-liaison-customs", "al-prosecutor", "us-representative",
            "selec-task-force-cyber"])
        {
            foreach (var target in matrix.Targets.Where(target => target.Object is not ("Accounts/clearance" or "Plug-in")))
                (await looks.SightAsync(target, person)).Should().Be(Sight.None, "{0} has nothing to do with {1}", person, target.Name);
        }
    }

    [Fact]
    public void those_without_casework_hear_of_accounts_alone()
    {
        foreach (var role in (Role[])[Role.ObserverRepresentative, Role.SecurityOfficer, Role.Administrator, Role.Auditor, Role.DutyOperator])
        {
            matrix.Told[Page.Person(role)].Select(one => one["kind"]!.GetValue<string>()).Should().NotContain(kind =>
                !kind.StartsWith("PERSON_", StringComparison.Ordinal) && !kind.StartsWith("PLUGIN_", StringComparison.Ordinal)
                && !(role == Role.DutyOperator && (kind == "GLASS_BROKEN" || kind == "EMERGENCY_REVIEWED")));
        }
    }

    static bool Gives(string letters) => letters != "own State own acts" && letters.Any(letter => letter is 'C' or 'A' or 'U');

    /// <summary>What a role may was carried out, or is refused for the version alone.</summary>
    async Task<IEnumerable<string>> NotGivenAsync(string mutation, Role role)
    {
        var tries = new Tries(matrix.Running, matrix.Texts);
        if (matrix.Play.Done.Contains((mutation, role)) || Acts.PlayedElsewhere.ContainsKey(mutation)) return [];
        if (tries.TargetField(mutation) is null || !tries.TakesVersion(mutation)) return [$"{mutation} was not carried out"];
        var codes = new List<string?>();
        foreach (var target in On(mutation, tries)) codes.Add(await tries.CodeAsync(target.Person(role), mutation, target.Id));
        return codes.Contains("STALE_VERSION") ? [] : [$"{mutation} was refused: {string.Join(", ", codes)}"];
    }

    /// <summary>
    /// What a role may not is refused: as hidden where it sees nothing, as not permitted where it sees. It is tried once for each sight.
    /// </summary>
    async Task<IEnumerable<string>> NotRefusedAsync(string mutation, Role role)
    {
        var tries = new Tries(matrix.Running, matrix.Texts);
        if (tries.TargetField(mutation) is null)
        {
            var code = await tries.CodeAsync(Page.Person(role), mutation, matrix.Targets[0].Id);
            return code == Refusal.NotPermitted ? [] : [$"{mutation}: {code ?? "carried out"}"];
        }
        var seen = new List<(Target Target, Sight Sight)>();
        foreach (var target in On(mutation, tries)) seen.Add((target, await new Looks(matrix).SightAsync(target, target.Person(role))));
        var faults = await Task.WhenAll(
            seen.DistinctBy(one => one.Sight).Select(one => NotRefusedAsync(mutation, role, one.Target)));
        return faults.OfType<string>();
    }

    async Task<string?> NotRefusedAsync(string mutation, Role role, Target target)
    {
        var (tries, person) = (new Tries(matrix.Running, matrix.Texts), target.Person(role));
        var code = await tries.CodeAsync(person, mutation, target.Id);
        var expected = await new Looks(matrix).SightAsync(target, person) != Sight.None && mutation != "breakGlass" ? Refusal.NotPermitted
            : tries.TakesVersion(mutation) ? Refusal.NotFound
            : await UnknownAsync(person, mutation, target);
        return code == expected ? null : $"{mutation} on {target.Name}: {expected} expected, {code ?? "carried out"}";
    }

    /// <summary>
    /// What takes no version asks the role before the sight; it tells nothing as long as what was never there is answered alike. Whoever may
    /// not break glass is answered so of everything.
    /// </summary>
    async Task<string?> UnknownAsync(string person, string mutation, Target target)
    {
        NodeIds.TryDecode(target.Id, out var stream);
        var unknown = NodeIds.Encode(new StreamId(stream!.Value.Kind, new string([.. stream.Value.Key.Reverse()])));
        var code = await new Tries(matrix.Running, matrix.Texts).CodeAsync(person, mutation, unknown);
        return code is Refusal.NotFound or Refusal.NotPermitted ? code : Refusal.NotFound;
    }

    IEnumerable<Target> On(string mutation, Tries tries) => matrix.Targets.Where(target => target.Type == tries.NodeType(mutation));
}
