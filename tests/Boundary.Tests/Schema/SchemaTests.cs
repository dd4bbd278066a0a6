using Selec.Boundary.Tests.Approved;

namespace Selec.Boundary.Tests.Schema;

public sealed class SchemaTests
{
    [Fact]
    public void everything_is_described() => DescriptionGuard.Faults(Sdl.OfRepository).Should().BeEmpty();

    [Fact]
    public void names_tell_what_they_name() => NamingGuard.Faults(Sdl.OfRepository).Should().BeEmpty();

    [Fact]
    public void connections_look_alike() => ConnectionGuard.Faults(Sdl.OfRepository).Should().BeEmpty();

    [Fact]
    public void mutations_look_alike() => MutationGuard.Faults(Sdl.OfRepository).Should().BeEmpty();

    [Fact]
    public void a_string_is_sealed_text() => TextGuard.Faults(Sdl.OfRepository).Should().BeEmpty();

    [Fact]
    public void sealed_inputs_are_on_purpose() =>
        Fault("SealedInputs.approved.txt", TextGuard.SealedInputs(Sdl.OfRepository)).Should().BeNull();

    [Fact]
    public void the_requests_of_the_first_hour_are_valid() =>
        ExampleGuard.Faults(Sdl.OfRepository, "docs/requests.http", Repository.Text("docs/requests.http")).Should().BeEmpty();

    static string? Fault(string file, string actual) =>
        ApprovedText.Fault(
            Path.Combine(Repository.Root, "tests/Boundary.Tests", file), actual.ReplaceLineEndings("\n"), rewrite: !ApprovedText.IsCi);
}
