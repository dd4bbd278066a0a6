using Selec.Plugins.Folders;
using Selec.Plugins.Loading;

namespace Selec.Plugins.Tests.Folders;

public sealed class PluginCopiesTests : IDisposable
{
    readonly TemporaryFolder _temporary = new();
    readonly ManualClock _clock = new();
    readonly PluginCopies _copies;

    public PluginCopiesTests() => _copies = new PluginCopies(new PluginOptions(_temporary.Of("drop"), _temporary.Of("copies")), _clock);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void a_copy_is_named_by_release_and_content()
    {
        var copy = _copies.Take(Fixtures.Folder("Good"));
        Path.GetFileName(copy.Path).Should().MatchRegex("^1\\.0\\.0-[0-9a-f]{12}$");
        Path.GetFileName(Path.GetDirectoryName(copy.Path)).Should().Be("parcels");
        copy.ContentHash().Should().Be(Fixtures.Folder("Good").ContentHash());
    }

    [Fact]
    public void the_same_content_is_copied_once_and_other_content_beside_it()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var first = _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels")));
        _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels"))).Path.Should().Be(first.Path);
        File.AppendAllText(_temporary.Of("drop/parcels/parcels.graphql"), "# later\n");
        _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels"))).Path.Should().NotBe(first.Path);
        Directory.GetDirectories(_temporary.Of("copies/parcels")).Should().HaveCount(2);
    }

    [Fact]
    public void a_copy_that_fails_half_way_leaves_nothing_behind()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var folder = PluginFolder.Open(_temporary.Of("drop/parcels"));
        // A link that leads nowhere can be listed and not be read, as a file that goes while the folder is copied.
        File.CreateSymbolicLink(_temporary.Of("drop/parcels/zz.dll"), _temporary.Of("nowhere"));
        var take = () => _copies.Take(folder);
        take.Should().Throw<IOException>();
        Directory.EnumerateFileSystemEntries(_temporary.Of("copies/parcels")).Should().BeEmpty();
        _copies.Find("parcels", "1.0.0").Should().BeNull();
    }

    [Fact]
    public void a_folder_that_changes_while_it_is_copied_leaves_nothing_behind()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var folder = PluginFolder.Open(_temporary.Of("drop/parcels"));
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"), manifest => manifest["version"] = "1.1.0");
        var take = () => _copies.Take(folder);
        take.Should().Throw<LoadException>().Which.Fault.Reason.Should().Be("The folder changed while it was read.");
        Directory.EnumerateFileSystemEntries(_temporary.Of("copies/parcels")).Should().BeEmpty();
    }

    [Fact]
    public void the_copy_taken_last_stands_for_its_release()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var first = _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels")));
        _clock.Advance(TimeSpan.FromMinutes(1));
        File.AppendAllText(_temporary.Of("drop/parcels/parcels.graphql"), "# later\n");
        var second = _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels")));
        _copies.Find("parcels", "1.0.0")!.Path.Should().Be(second.Path);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        _copies.Take(PluginFolder.Open(_temporary.Of("drop/parcels")));
        _copies.Find("parcels", "1.0.0")!.Path.Should().Be(first.Path);
        _copies.Find("parcels", "1.0.1").Should().BeNull();
        _copies.Find("nobody", "1.0.0").Should().BeNull();
    }

    [Theory]
    [InlineData("plugin.json", true)]
    [InlineData("missing.json", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("../Good/plugin.json", false)]
    [InlineData("..\\Good\\plugin.json", false)]
    [InlineData("./plugin.json", false)]
    public void a_file_is_found_by_name_alone(string name, bool isFound) =>
        (PluginFolder.FileOf(Fixtures.PathOf("Good"), name) is not null).Should().Be(isFound);

    [Fact]
    public void an_absolute_path_is_no_name() =>
        PluginFolder.FileOf(Fixtures.PathOf("Good"), Path.Combine(Fixtures.PathOf("Good"), "plugin.json")).Should().BeNull();
}
