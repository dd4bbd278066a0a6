namespace Selec.Template.Tests;

public sealed class AddAPluginTests
{
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(18);

    [Fact]
    public async Task whoever_follows_the_page_word_by_word_comes_to_a_field_that_answers()
    {
        using var time = new CancellationTokenSource(_patience);
        using var newcomer = new Newcomer();
        await newcomer.CloneAsync(time.Token);
        var page = await File.ReadAllTextAsync(Path.Combine(newcomer.Copy, "CONTRIBUTING.md"), time.Token);

        var (code, shown) = await newcomer.TypeAsync(Instructions.Of(page, "Add a plug-in"), time.Token);

        code.Should().Be(0, shown);
        shown.Should().EndWith("""{"data":{"wildlifeRecords":{"nodes":[{"country":"BG","description":"two falcons"}]}}}""");
    }

    [Fact]
    public async Task a_newcomer_takes_packages_from_what_is_there_and_asks_no_registry()
    {
        using var time = new CancellationTokenSource(_patience);
        using var newcomer = new Newcomer();
        Directory.CreateDirectory(newcomer.Copy);

        var (code, shown) = await newcomer.TypeAsync(["dotnet nuget list source --format short"], time.Token);

        code.Should().Be(0, shown);
        shown.Trim().Should().Be($"E {Newcomer.Packages}");
    }

    [Fact]
    public void only_the_blocks_of_the_section_are_typed() =>
        Instructions.Of(
                """
                ## One
                ```sh
                no
                ```
                ## Two
                1. First:

                   ```sh
                   a \
                     b
                   ```

                   ```json
                   no
                   ```
                ```sh
                c
                ```
                ## Three
                ```sh
                no
                ```
                """,
                "Two")
            .Should().Equal("a \\\n  b\n", "c\n");
}
