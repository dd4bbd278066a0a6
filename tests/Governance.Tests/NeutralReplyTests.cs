using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Selec.Governance.Tests;

/// <summary>Whoever is refused and whoever has nothing held about him read the same bytes.</summary>
public sealed class NeutralReplyTests
{
    /// <summary>What one party says: it agrees, it refuses, it says nothing.</summary>
    static readonly int[] _sayings = [0, 1, 2];

    [Fact]
    public void whatever_is_held_and_whoever_refuses_the_neutral_reply_is_the_same_bytes()
    {
        var parties = new[] { "BG1", "RO1", "IT1", "MD1" };
        var lives = Gen.Elements(_sayings).ArrayOf().Select(sayings => sayings.Take(parties.Length).ToArray()).ToArbitrary();
        var (asked, neutral) = (0, Bytes(Lived([], [])));
        Prop.ForAll(lives, sayings =>
        {
            var world = Lived(parties, sayings);
            if (world.View.File.NeutralReply() is null) return sayings.Length > 0 && sayings.All(said => said == 0);
            asked++;
            return Bytes(world).AsSpan().SequenceEqual(neutral);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        asked.Should().BeGreaterThan(1_000, "refusals of every kind were among them");
    }

    [Fact]
    public void what_everybody_sees_of_a_request_is_the_same_too()
    {
        var (nothing, refused) = (Lived([], []), Lived(["BG1", "RO1"], [0, 1]));
        var outside = (World world) => world.View with { File = null! };
        outside(refused).Should().Be(outside(nothing));
        outside(refused).Version.Should().Be(nothing.View.Version);
    }

    [Fact]
    public void it_is_made_of_the_reference_and_two_days_alone()
    {
        typeof(NeutralReply).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Single().GetParameters()
            .Select(parameter => parameter.ParameterType).Should().Equal(typeof(string), typeof(DateOnly), typeof(DateOnly));
        var reply = NeutralReply.Of("SELEC/2026/DS/AAAA-BBBB", new DateOnly(2026, 1, 15), new DateOnly(2026, 4, 1));
        reply.Should().Contain("SELEC/2026/DS/AAAA-BBBB").And.Contain("2026-01-15").And.Contain("2026-04-01").And.Contain("30 days")
            .And.Contain("Joint Supervisory Body").And.NotContain("\r");
    }

    static World Lived(string[] parties, int[] sayings)
    {
        var world = World.Confirmed();
        world.Consult(parties[..sayings.Length]).Should().BeNull();
        for (var i = 0; i < sayings.Length; i++)
        {
            var decider = People.Liaison(parties[i].TrimEnd('1'));
            if (sayings[i] == 0) world.Agree(decider).Should().BeNull();
            else if (sayings[i] == 1) world.Veto(decider).Should().BeNull();
        }
        world.MoveTo(2026, 4, 1);
        world.Reply(sayings.Length > 0 && sayings.All(said => said == 0) ? "This is held." : null).Should().BeNull();
        return world;
    }

    static byte[] Bytes(World world) => Encoding.UTF8.GetBytes(world.View.File.NeutralReply()!);
}
