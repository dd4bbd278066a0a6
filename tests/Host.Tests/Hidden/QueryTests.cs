using System.Text.Json.Nodes;
using Selec.Graph.Types;
using Selec.Host.Tests.Matrix;
using Selec.Sdk;

namespace Selec.Host.Tests.Hidden;

/// <summary>An id that a question carries, as an argument or in a condition: hidden and missing are answered alike.</summary>
[Collection(HiddenCollection.Name)]
public sealed class QueryTests(HiddenPlatform platform)
{
    /// <summary>Somebody who enters, somebody who reads the log of a State, somebody who sees much and somebody who sees nothing.</summary>
    static readonly Role[] _roles =
        [Role.CaseOfficer, Role.NationalFocalPoint, Role.LiaisonOfficer, Role.Prosecutor, Role.PartnerRepresentative, Role.Administrator];

    [Fact]
    public async Task every_id_that_a_question_takes_is_answered_as_if_it_named_nothing()
    {
        var (faults, places) = (new List<string>(), IdPlaces.Of(platform.Queries).Where(place => !Claims.QuestionsNotTried.ContainsKey(place.Name)).ToList());
        places.Count.Should().BeGreaterThan(20);
        foreach (var target in platform.Targets.DistinctBy(target => target.Type))
            foreach (var (role, person) in (await platform.StrangersAsync(target)).Where(one => _roles.Contains(one.Role)))
            {
                await DeniedAsync(person, target);
                var me = await MeAsync(person);
                // Whoever explains access is told of any item there is: that is what the right is for.
                foreach (var place in places.Where(place => role != Role.Administrator || place.Field.Name != "explainAccess")) await NoteAsync(faults, (person, me), place, target);
            }
        faults.Should().BeEmpty();
    }

    /// <summary>What was refused is in the log, where whoever tried it reads of it.</summary>
    async Task DeniedAsync(string person, Target target)
    {
        var tries = new Tries(platform.Running, platform.Matrix.Texts);
        var mutation = platform.Matrix.Texts.Mutations().FirstOrDefault(
            one => tries.TargetField(one) is not null && tries.NodeType(one) == target.Type && tries.TakesVersion(one));
        if (mutation is null) return;
        foreach (var id in (string[])[target.Id, Twins.NeverIssued(target.Id)]) await tries.CodeAsync(person, mutation, id);
    }

    async Task NoteAsync(List<string> faults, (string Person, string Me) who, IdPlace place, Target target)
    {
        var (document, variables) = Question(place, who.Me);
        var (fault, code) = await platform.Twins.CompareAsync(who.Person, document, variables, target.Id);
        if (fault is not null) faults.Add($"{place.Name} on {target.Name}: {fault}");
        else if (code is "BAD_USER_INPUT" or "GRAPHQL_VALIDATION_FAILED") faults.Add($"{place.Name}: {code}");
    }

    /// <summary>The question with an id in one place, and with the person's own in every other that must be filled.</summary>
    static (string Document, Func<string, JsonObject> Variables) Question(IdPlace place, string me)
    {
        var given = place.Field.Arguments.Where(argument => argument == place.Path[0] || (argument.Type is NonNullType && argument.DefaultValue is null)).ToList();
        var paging = place.Field.Arguments.Find("first") is null ? "" : ", first: 5";
        var document = $"query({string.Join(", ", given.Select(argument => $"${argument.Name}: {argument.Type}"))}) {{ "
            + $"{place.Field.Name}({string.Join(", ", given.Select(argument => $"{argument.Name}: ${argument.Name}"))}{paging}) "
            + $"{Selections.Of(place.Field.Type.Inner, 3)} }}";
        return (document, id =>
        {
            var variables = new JsonObject();
            foreach (var argument in given)
                variables[argument.Name] = argument == place.Path[0] ? Nested(place.Path, 0, id) : Tries.Value(argument.Type.Nullable, me);
            return variables;
        });
    }

    static JsonNode Nested(IReadOnlyList<InputValueDefinition> path, int at, string id)
    {
        JsonNode value = at == path.Count - 1 ? id : new JsonObject { [path[at + 1].Name] = Nested(path, at + 1, id) };
        return path[at].Type.Nullable is ListType ? new JsonArray(value) : value;
    }

    async Task<string> MeAsync(string person) =>
        (await platform.Running.AskAsync(person, "{ viewer { person { id } } }"))["viewer"]!["person"]!["id"]!.GetValue<string>();
}
