using Selec.Plugins.Folders;
using Selec.Plugins.Installation;

namespace Selec.Plugins.Tests.Folders;

public sealed class DropFolderTests : IDisposable
{
    readonly TemporaryFolder _temporary = new();

    public static TheoryData<string> Refused => [.. Fixtures.FoundAt("OFFER")];

    public static TheoryData<string> Taken => [.. Fixtures.Names.Except(Fixtures.FoundAt("OFFER"))];

    public void Dispose() => _temporary.Dispose();

    DropFolder Drop => new(new PluginOptions(_temporary.Of("drop"), _temporary.Of("copies")));

    [Fact]
    public void a_drop_directory_that_is_not_there_is_empty()
    {
        Drop.Offers().Should().BeEmpty();
        Drop.OfferOf("parcels").Should().Be(PluginOffer.None);
        Drop.Find("parcels", "1.0.0").Should().BeNull();
    }

    [Theory, MemberData(nameof(Refused))]
    public void what_cannot_be_installed_says_so_before_anything_of_it_runs(string fixture)
    {
        Fixtures.CopyTo(fixture, _temporary.Of($"drop/{fixture}"));
        Drop.Offers().Should().ContainSingle().Which.Fault.Should().Contain(Fixtures.Expected(fixture).Message);
    }

    [Theory, MemberData(nameof(Taken))]
    public void whatever_may_work_is_offered(string fixture)
    {
        Fixtures.CopyTo(fixture, _temporary.Of($"drop/{fixture}"));
        var offer = Drop.Offers().Should().ContainSingle().Which;
        (offer.Folder, offer.Release, offer.Fault).Should().Be((fixture, "1.0.0", null));
    }

    [Fact]
    public void a_folder_without_a_manifest_is_named_with_its_fault()
    {
        Directory.CreateDirectory(_temporary.Of("drop/empty"));
        Directory.CreateDirectory(_temporary.Of("drop/.being-copied"));
        Drop.Offers().Should().Equal(new PluginOffer("empty", null, null, "The folder has no file plugin.json.", null));
    }

    [Fact]
    public void a_folder_that_leads_elsewhere_is_not_followed()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        Directory.CreateSymbolicLink(_temporary.Of("drop/parcels/more"), "/");
        Drop.Offers().Should().ContainSingle().Which.Fault.Should().Be("The folder holds a link; a plug-in's files lie in the folder itself.");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "The folder holds more than 1,000 files or 64 MiB.")]
    public void a_folder_is_no_larger_than_a_plug_in(int beyond, string? fault)
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/parcels"));
        var there = new DirectoryInfo(_temporary.Of("drop/parcels")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        using (var large = File.Create(_temporary.Of("drop/parcels/large.bin"))) large.SetLength((64 * 1024 * 1024) - there + beyond);
        Drop.Offers().Should().ContainSingle().Which.Fault.Should().Be(fault);
    }

    [Fact]
    public void the_newest_sound_release_is_offered_and_each_can_be_found()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/a"));
        Fixtures.CopyTo("Good", _temporary.Of("drop/b"), manifest => manifest["version"] = "1.10.0");
        Fixtures.CopyTo("Good", _temporary.Of("drop/c"), manifest => manifest["version"] = "1.9.0");
        Fixtures.CopyTo("NewerSdk", _temporary.Of("drop/d"), manifest => (manifest["id"], manifest["version"]) = ("parcels", "3.0.0"));
        Drop.OfferOf("parcels").Release.Should().Be("1.10.0");
        Drop.Find("parcels", "1.9.0")!.Path.Should().EndWith("c");
    }

    [Fact]
    public void the_same_release_in_two_folders_is_offered_by_neither()
    {
        Fixtures.CopyTo("Good", _temporary.Of("drop/a"));
        Fixtures.CopyTo("OwnSdk", _temporary.Of("drop/b"), manifest => manifest["id"] = "parcels");
        Drop.Offers().Should().HaveCount(2).And.OnlyContain(offer => offer.Fault!.StartsWith("Two folders", StringComparison.Ordinal));
    }
}
