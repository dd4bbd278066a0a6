using System.Globalization;

namespace Selec.Benchmarks;

/// <summary>What the compared GraphQL servers are asked: a list of a hundred, one by its id, and a change.</summary>
static class GraphQuestions
{
    const string Fragment = "fragment F on Request { id title status priority amount createdAt urgent note location { street city zip } assignee { id name email } }";

    public static IReadOnlyList<(string Name, string Body)> All { get; } =
    [
        ("list", Body("List", "query List($n: Int!) { requests(first: $n) { ...F } }", """{"n":100}""")),
        ("one", Body("One", "query One($id: ID!) { request(id: $id) { ...F } }", """{"id":"r7"}""")),
        ("mutation", Body("Upd", "mutation Upd($input: UpdateRequestInput!) { updateRequest(input: $input) { ...F } }", """{"input":{"id":"r7","title":"New title","priority":3}}""")),
    ];

    /// <summary>A document of two kilobytes, with fragments, variables, arguments and directives.</summary>
    public static string LongDocument() => $$"""
        query Long($id: ID!, $some: Int = 5, $more: Boolean!, $none: Boolean = false) {
          first: requests(first: $some) { ...Short ...Place location { city } }
          {{string.Join("\n  ", Enumerable.Range(1, 14).Select(One))}}
          again: request(id: $id) { ...Short }
          all: requests { id ...Person @include(if: $more) ... on Request { note amount } }
        }
        fragment Short on Request { id title status priority ...Person }
        fragment Place on Request { location { street city zip } createdAt urgent }
        fragment Person on Request { assignee { id name email } }
        """;

    static string One(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"r{number}: request(id: \"r{number}\") {{ id heading: title status @skip(if: $none) ...Place assignee {{ name }} amount }}");

    static string Body(string name, string operation, string variables) =>
        $$"""{"operationName":"{{name}}","query":"{{operation}} {{Fragment}}","variables":{{variables}}}""";
}
