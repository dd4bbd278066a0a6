namespace Selec.Boundary.Tests.Text;

public sealed class SecurityPageTests
{
    static readonly HashSet<string> _classes =
        [.. Repository.Tests.SelectMany(file => file.Types).Select(type => type.Identifier.Text)];

    static readonly string[] _files = ["host/Program.cs"];

    static readonly string _sound = string.Concat(SecurityGuard.Controls.Select(
        control => $"## {control}\n\n- **Built**: `host/Program.cs`\n- **Tested**: `{nameof(SecurityPageTests)}`\n- **Not yet**: much\n\n"));

    [Fact]
    public void the_page_on_security_claims_nothing_that_cannot_be_looked_up() =>
        SecurityGuard.Faults(Repository.Text("docs/security.md"), _classes, [.. Repository.Files(Repository.Root)]).Should().BeEmpty();

    [Fact]
    public void a_sound_page_is_none() => SecurityGuard.Faults(_sound, _classes, _files).Should().BeEmpty();

    [Theory]
    [InlineData("## Recovery", "## Repair", "the controls are*")]
    [InlineData("## Input", "## Data access", "the controls are*")]
    [InlineData("SecurityPageTests", "ImaginedTests", "ImaginedTests is no class of tests")]
    [InlineData("host/Program.cs", "host/Imagined.cs", "host/Imagined.cs is not there")]
    [InlineData("- **Not yet**: much", "", "* does not say: Not yet")]
    public void a_page_that_claims_too_much_or_says_too_little_is_a_fault(string sound, string broken, string fault) =>
        SecurityGuard.Faults(_sound.Replace(sound, broken, StringComparison.Ordinal), _classes, _files).Should().ContainMatch(fault);
}
