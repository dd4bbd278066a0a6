using System.Collections.Immutable;
using Selec.Graph.Composition;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Api;

/// <summary>Inputs that hold themselves.</summary>
public sealed class InputBinderTests
{
    static readonly Schema _schema = SchemaComposer.Compose(
        [
            SourceText.From("trees.graphql", """
                type Query { trees: Int }
                input TreeInput { tall: Boolean children: [TreeInput!] }
                input EggInput { size: Int! hen: HenInput }
                input HenInput { egg: EggInput name: String }
                input BareEggInput { size: Int! hen: BareHenInput }
                input BareHenInput { egg: BareEggInput }
                input LetterInput { letter: ID! version: String enclosed: EnclosedInput }
                input EnclosedInput { letter: String }
                """),
        ],
        []);

    [Fact]
    public void a_list_of_itself_is_read_to_its_end()
    {
        var read = InputBinder.ForRecord(typeof(Tree), Input("TreeInput"), Nothing);

        var tree = (Tree)read(Value(("tall", true), ("children", new object?[] { Value(("children", new object?[] { Value() })), Value() })), _scope)!;

        tree.Tall.Should().BeTrue();
        tree.Children.Should().HaveCount(2);
        tree.Children[0].Children.Should().ContainSingle().Which.Should().BeEquivalentTo(new Tree(null, []));
    }

    [Fact]
    public void two_that_hold_each_other_are_read_to_their_end()
    {
        var read = InputBinder.ForRecord(typeof(Egg), Input("EggInput"), Nothing);

        var egg = (Egg)read(Value(("size", 1), ("hen", Value(("egg", Value(("size", 2)))))), _scope)!;

        egg.Should().Be(new Egg(1, new Hen(new Egg(2, null), null)));
    }

    [Fact]
    public void a_record_that_holds_ever_another_of_itself_is_refused_by_the_name_of_the_field() =>
        FluentActions.Invoking(() => InputBinder.ForRecord(typeof(Growing<int>), Input("TreeInput"), Nothing)).Should().Throw<BindingException>()
            .WithMessage("TreeInput.children: TreeInput is read into more than 10 records.");

    [Theory]
    [InlineData("TreeInput", false)]
    [InlineData("EggInput", true)]
    [InlineData("BareEggInput", false)]
    public void text_is_looked_for_in_what_holds_itself(string input, bool expected) =>
        InputBinder.HoldsText(Input(input), Nothing).Should().Be(expected);

    [Fact]
    public void text_within_counts_though_its_name_is_one_that_the_act_takes_for_itself() =>
        InputBinder.HoldsText(Input("LetterInput"), ImmutableHashSet.Create("letter", "version")).Should().BeTrue();

    static readonly InputScope _scope = new(static text => new Sealed<string>(default, default, text), []);

    static ImmutableHashSet<string> Nothing => [];

    static InputObjectType Input(string name) => (InputObjectType)_schema.Type(name)!;

    static Dictionary<string, object?> Value(params (string Name, object? Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    sealed record Tree(bool? Tall, ImmutableArray<Tree> Children);

    sealed record Egg(int Size, Hen? Hen);

    sealed record Hen(Egg? Egg, Sealed<string>? Name);

    sealed record Growing<T>(bool? Tall, ImmutableArray<Growing<Growing<T>>> Children);
}
