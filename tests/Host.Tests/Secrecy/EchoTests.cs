using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Text written into the document itself is not repeated by what refuses the document, nor kept by what logs it.</summary>
[Collection(SharedPlatformTests.Name)]
public sealed class EchoTests(SharedPlatform shared)
{
    const string Person = "bg-case-officer-police";

    static readonly string _text = $"\"{Canary.Text(7)}\"";

    public static TheoryData<string> Documents => new(
        $"{{ requests(first: {_text}) {{ totalCount }} }}",
        $"{{ requests(first: 1, where: {{ kind: {{ eq: {_text} }} }}) {{ totalCount }} }}",
        $"{{ requests(first: 1, where: {{ requester: {{ eq: {_text} }} }}) {{ totalCount }} }}",
        $"{{ requests(first: 1, where: {{ recordedAt: {{ from: {_text} }} }}) {{ totalCount }} }}",
        $"{{ requests(first: 1, after: {_text}) {{ totalCount }} }}",
        $"{{ node(id: {_text}) {{ id }} }}",
        $"{{ requests(first: 1 {_text}) {{ totalCount }} }}",
        $"{{ {_text} }}",
        $"{{ node(id: {_text[..^1]}",
        $"{{ node(id: \"\"{_text}",
        $"query($v: Int = {_text}) {{ requests(first: $v) {{ totalCount }} }}",
        $"{{ viewer {{ role }} }} # {Canary.Text(8)}\n }}",
        $"{{ viewer {{ role @include(if: {_text}) }} }}",
        $"mutation {{ draftRequest(input: {{ content: {{ subject: {_text} }} }}) {{ errors {{ __typename }} }} }}",
        $"mutation {{ draftRequest(input: {{ content: {{ subject: {_text}, facts: 7 }} }}) {{ errors {{ __typename }} }} }}",
        $"mutation {{ setServiceLevel(input: {{ first: {_text} }}) {{ errors {{ __typename }} }} }}");

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task a_refused_document_is_not_repeated(string document)
    {
        var log = new LogLines();
        shared.Platform.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var answer = await shared.SendAsync(Person, document);
        answer.Code.Should().NotBeNull(answer.Text);
        Canary.IsIn(answer.Text).Should().BeFalse(answer.Text);
        LeakScan.Files(shared.Platform.Data).Should().BeEmpty();
        log.Lines.Where(Canary.IsIn).Should().BeEmpty();
    }

    [Fact]
    public async Task a_text_within_the_document_is_sealed_like_one_beside_it()
    {
        var document = $$"""
            mutation {
              draftRequest(input: { content: { subject: {{_text}}, facts: ""{{_text}}"", crimeAreas: [TOBACCO], addressees: ["RO"] }, idempotencyKey: {{_text}} }) {
                request { id subject }
                errors { ... on UserError { code } }
              }
            }
            """;
        var answer = await shared.SendAsync(Person, document);
        answer.Json["data"]!["draftRequest"]!["request"]!["subject"]!.GetValue<string>().Should().Be(Canary.Text(7));
        LeakScan.Files(shared.Platform.Data).Should().BeEmpty();
    }
}
