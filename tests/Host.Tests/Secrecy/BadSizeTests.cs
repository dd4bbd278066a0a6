namespace Selec.Host.Tests.Secrecy;

/// <summary>What would cost the platform much and the asker nothing is refused before anything is read or written.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class BadSizeTests(SharedPlatform shared)
{
    const string Person = "bg-liaison-police";

    public static TheoryData<string> Filters => new()
    {
        $"or: [{Repeated("{ requester: { eq: \"BG\" } }", 200)}]",
        $"not: {{ and: [{Repeated("{ not: { requester: { eq: \"BG\" } } }", 100)}] }}",
        $"or: [{Repeated("{ text: { matches: \"x\" } }", 6)}]",
        $"requester: {{ in: [{Repeated("\"BG\"", 1_001)}] }}",
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public Task a_filter_of_many_parts_is_refused(string where) =>
        shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(Person, $"{{ requests(first: 1, where: {{ {where} }}) {{ totalCount }} }}"));

    [Fact]
    public Task an_order_names_no_more_columns_than_there_are() => shared.RefusedAsync("BAD_USER_INPUT", () => shared.SendAsync(
        Person, $"{{ requests(first: 1, orderBy: [{Repeated("{ field: RECORDED_AT, direction: ASC }", 50)}]) {{ totalCount }} }}"));

    static string Repeated(string part, int times) => string.Join(", ", Enumerable.Repeat(part, times));
}
