using System.Text.Json.Nodes;
using Selec.Host.Tests.Matrix;
using Selec.Sdk;

namespace Selec.Host.Tests.Hidden;

/// <summary>
/// What a person may not see answers like what does not exist: the same bytes, and the same statements behind them. What is tried comes from
/// the composed schema, so that a kind of node, a field or a mutation that comes later fails here until it is tried.
/// </summary>
[Collection(HiddenCollection.Name)]
public sealed class HiddenTests(HiddenPlatform platform)
{
    [Fact]
    public async Task a_node_of_every_kind_is_as_if_it_were_not_there()
    {
        var (faults, tried, told) = (new List<string>(), new HashSet<string>(), new HashSet<int>());
        foreach (var target in platform.Targets)
        {
            foreach (var (_, person) in await platform.StrangersAsync(target))
            {
                tried.Add(target.Type);
                await NoteAsync(faults, person, $"query($id: ID!) {{ node(id: $id) {{ id ... on {target.Type} {Leaves(target.Type)} }} }}", target);
                await NoteAsync(faults, person, "query($id: ID!) { nodes(ids: [$id, $id]) { id __typename } viewer { role } }", target);
                told.Add((await platform.Twins.AskAsync(
                    person, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = target.Id })).Statements.Count);
            }
        }
        faults.Should().BeEmpty();
        told.Should().NotContain(0, "the database tells what it runs");
        platform.Matrix.Texts.Nodes().Select(type => type.Name).Except(tried).Should().BeEquivalentTo(Claims.KindsNotTried.Keys);
    }

    [Fact]
    public async Task every_mutation_on_it_is_answered_as_if_it_were_not_there()
    {
        var (faults, found) = (new List<string>(), new HashSet<string>());
        foreach (var mutation in Firsts())
            foreach (var target in platform.Targets.Where(target => target.Type == Tries.NodeType(mutation)))
                foreach (var (role, person) in await platform.StrangersAsync(target))
                    if (await TriedAsync(faults, (mutation, role, person), target) == Refusal.NotFound) found.Add(mutation);
        faults.Should().BeEmpty();
        Firsts().Except(found).Should().BeEquivalentTo(Claims.NeverHidden.Keys, "whoever has the role is answered that nothing is found");
    }

    [Fact]
    public async Task every_other_id_that_a_mutation_takes_is_as_if_it_named_nothing()
    {
        var faults = new List<string>();
        foreach (var scene in platform.Scenes)
        {
            var hidden = await HiddenAsync(scene);
            hidden.Should().NotBeEmpty("{0} tries what {1} may not see", scene.Place, scene.Person);
            foreach (var target in hidden)
            {
                var (fault, code) = await platform.Twins.CompareAsync(scene.Person, Tries.Document(scene.Mutation), scene.Variables, target.Id);
                if (fault is not null) faults.Add($"{scene.Place} with {target.Name} by {fault}");
                else if (code != scene.Code) faults.Add($"{scene.Place} with {target.Name} by {scene.Person}: {code}");
            }
        }
        faults.Should().BeEmpty();
    }

    [Fact]
    public void every_id_that_a_mutation_takes_is_tried_or_claimed()
    {
        var places = IdPlaces.Of(platform.Mutations).Select(place => place.Name).ToList();
        places.Should().OnlyHaveUniqueItems();
        places.Should().BeEquivalentTo(
            [.. Firsts().Select(mutation => $"{mutation}.{Tries.TargetField(mutation)}"), .. platform.Scenes.Select(scene => scene.Place), .. Claims.PlacesNotTried.Keys]);
    }

    Tries Tries => new(platform.Running, platform.Matrix.Texts);

    IReadOnlyList<string> Firsts() => [.. platform.Matrix.Texts.Mutations().Where(mutation => Tries.TargetField(mutation) is not null)];

    async Task<List<Target>> HiddenAsync(Scene scene)
    {
        var (looks, hidden) = (new Looks(platform.Matrix), new List<Target>());
        foreach (var target in platform.Targets.Where(target => target.Type == scene.Type))
            if (await looks.SightAsync(target, scene.Person) == Sight.None) hidden.Add(target);
        return hidden;
    }

    async Task<string?> TriedAsync(List<string> faults, (string Mutation, Role Role, string Person) of, Target target)
    {
        // An emergency is for what is hidden: whoever may break glass gets it.
        if (of.Mutation == "breakGlass" && Acts.May(of.Mutation, of.Role)) return null;
        var (fault, code) = await platform.Twins.CompareAsync(
            of.Person, Tries.Document(of.Mutation), id => Tries.Variables(of.Mutation, id), target.Id);
        if (fault is not null) faults.Add($"{of.Mutation} on {target.Name} by {fault}");
        else if (code is not (Refusal.NotFound or Refusal.NotPermitted)) faults.Add($"{of.Mutation} on {target.Name} by {of.Person}: {code}");
        return code;
    }

    async Task NoteAsync(List<string> faults, string person, string document, Target target)
    {
        var (fault, _) = await platform.Twins.CompareAsync(person, document, id => new JsonObject { ["id"] = id }, target.Id);
        if (fault is not null) faults.Add($"{target.Name}: {fault}");
    }

    string Leaves(string type) => Selections.Of(platform.Matrix.Texts.Object(type), 1);
}
