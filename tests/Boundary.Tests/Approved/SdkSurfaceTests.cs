namespace Selec.Boundary.Tests.Approved;

public sealed class SdkSurfaceTests
{
    [Fact]
    public void the_kits_public_surface_changes_only_on_purpose() =>
        ApprovedText.Fault(
                Path.Combine(Repository.Root, "tests/Boundary.Tests/Sdk.approved.txt"),
                PublicSurface.Of(Compiled.Module("Selec.Sdk")),
                rewrite: !ApprovedText.IsCi)
            .Should().BeNull();

    [Fact]
    public void the_surface_names_what_others_can_name() =>
        PublicSurface.Of(Compiled.Fixture(("Kit", """
                namespace Kit;
                public sealed record Party(string Code) { internal int Hidden; }
                public abstract class Rule { protected abstract bool Holds(int day = 1); int _secret; }
                internal sealed class Inner { public int Seen; }
                public enum Level { Low, High = 4 }
                """)))
            .Should().Be("""
                abstract class Kit.Rule
                    protected Rule()
                    protected abstract bool Holds(int day = 1)
                enum Kit.Level
                    High = 4
                    Low = 0
                sealed record Kit.Party
                    public Party(string Code)
                    public string Code { get; init; }

                """.ReplaceLineEndings("\n"));

    [Fact]
    public void a_difference_is_a_fault_where_nobody_can_look_at_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Kit.approved.txt", "class A\n");

        ApprovedText.Fault(path, "class A\nclass B\n", rewrite: false).Should().Contain("new `class B`");
        File.ReadAllText(path).Should().Be("class A\n");
    }

    [Fact]
    public void a_missing_approval_is_a_fault_too()
    {
        using var folder = new TemporaryFolder();

        ApprovedText.Fault(folder.Path("Kit.approved.txt"), "class A\n", rewrite: false).Should().NotBeNull();
    }

    [Fact]
    public void a_local_run_rewrites_the_approval()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("Kit.approved.txt", "class A\n");

        ApprovedText.Fault(path, "class B\n", rewrite: true).Should().BeNull();
        File.ReadAllText(path).Should().Be("class B\n");
    }
}
