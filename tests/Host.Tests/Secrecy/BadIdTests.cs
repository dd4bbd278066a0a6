using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Ids that are none are named as such; ids of nothing and of another kind are answered like hidden ones.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class BadIdTests(SharedPlatform shared)
{
    const string Person = "bg-liaison-police";

    public static TheoryData<string> Malformed => new(
        "", "x", "AAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA", "идентификатор", "id with blanks", new string('A', 10_000), Checked("no kind"),
            Checked("/no-kind"),
        NodeIds.Encode(new StreamId("request", "abc")) + "=", " " + NodeIds.Encode(new StreamId("request", "abc")),
            "1/0; DROP TABLE audit");

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task a_query_names_a_malformed_id(string id)
    {
        var answer = await shared.RefusedAsync("BAD_USER_INPUT",
            () => shared.SendAsync(Person, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = id }));
        answer.Message.Should().Contain("not an id");
        await shared.RefusedAsync("BAD_USER_INPUT",
            () => shared.SendAsync(Person, "query($id: ID!) { nodes(ids: [$id]) { id } }", new JsonObject { ["id"] = id }));
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(
            Person, "query($id: ID!) { results(first: 1, where: { investigation: { eq: $id } }) { totalCount } }",
                new JsonObject { ["id"] = id }));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task a_mutation_names_a_malformed_id_and_where_it_stood(string id)
    {
        var answer = await shared.RefusedAsync("ID_MALFORMED", () => SendRequestAsync(id));
        answer.Path.Should().Be("request");
        var nested = SharedPlatform.DraftInput();
        nested["content"]!["inReplyTo"] = id;
        (await shared.RefusedAsync("ID_MALFORMED", () => shared.DraftAsync(nested))).Path.Should().Be("content.inReplyTo");
    }

    [Fact]
    public async Task an_id_of_another_kind_is_not_found()
    {
        var account = (await shared.Platform.AskAsync(Person,
            "{ viewer { person { id } } }"))["viewer"]!["person"]!["id"]!.GetValue<string>();
        (await shared.RefusedAsync("NOT_FOUND", () => SendRequestAsync(account))).Path.Should().Be("request");
    }

    [Fact]
    public async Task an_id_of_nothing_is_answered_like_a_hidden_one()
    {
        var nothing = NodeIds.Encode(new StreamId("request", "abc"));
        var hidden = (await shared.DraftedAsync(SharedPlatform.DraftInput()))["id"]!.GetValue<string>();
        const string Stranger = "hu-liaison-police";
        var answers = new List<string>();
        foreach (var id in (string[])[nothing, hidden])
        {
            var node = await shared.SendAsync(Stranger, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = id });
            var act = await shared.RefusedAsync("NOT_FOUND", () => SendRequestAsync(id, Stranger));
            answers.Add(node.Text + act.Text);
        }
        answers[0].Should().Be(answers[1]);
    }

    [Fact]
    public async Task no_more_than_a_hundred_ids_at_a_time()
    {
        var ids = new JsonArray([.. Enumerable.Range(0, 101).Select(
            number => JsonValue.Create(NodeIds.Encode(new StreamId("request", $"abc{number}"))))]);
        const string Document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        await shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(Person, Document, new JsonObject { ["ids"] = ids.DeepClone() }));
        ids.RemoveAt(100);
        (await shared.SendAsync(Person, Document, new JsonObject { ["ids"] = ids })).Json["data"]!["nodes"]!.AsArray().Should().HaveCount(
            100).And.OnlyContain(node => node == null);
    }

    Task<Answer> SendRequestAsync(string id, string person = Person) => shared.SendAsync(
        person,
        "mutation($input: SendRequestInput!) { sendRequest(input: $input) { request { id } errors { ... on UserError { code message path } } } }",
        new JsonObject { ["input"] = new JsonObject { ["request"] = id, ["version"] = "any" } });

    /// <summary>An id with right check bytes around any text.</summary>
    static string Checked(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Base64Url.EncodeToString([.. SHA256.HashData(bytes).AsSpan(0, 3), .. bytes]);
    }
}
