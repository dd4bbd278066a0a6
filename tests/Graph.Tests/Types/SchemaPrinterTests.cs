using Selec.Graph.Tests.Composition;
using Selec.Graph.Types;

namespace Selec.Graph.Tests.Types;

public sealed class SchemaPrinterTests
{
    private const string Printed = """"
        directive @cost(weight: Int! = 1) on FIELD_DEFINITION

        """A thing."""
        interface Named {
          name: String!
        }

        """
        Someone,
        somewhere.
        """
        type Person implements Named {
          name: String!
          age(
            """In what?"""
            unit: Unit = YEARS
            round: Boolean
          ): Int @cost(weight: 3)
        }

        type Query {
          people(filter: Filter = {names: ["a"], old: null}): [Person!]!
        }
        """";

    [Fact]
    public void a_schema_prints_by_name_with_descriptions_and_without_what_is_built_in()
    {
        var schema = Sdl.Compose(
            "type Query { b(a: Int = 1): String @deprecated } \"An\\nE\" enum E { \"x\" X }",
            "directive @z on OBJECT type A @z { a: Query }");

        SchemaPrinter.Print(schema).Should().Be(
            """"
            directive @z on OBJECT

            type A @z {
              a: Query
            }

            """
            An
            E
            """
            enum E {
              """x"""
              X
            }

            type Query {
              b(a: Int = 1): String @deprecated
            }

            """".ReplaceLineEndings("\n"));
    }

    [Fact]
    public void the_schema_block_is_printed_when_it_says_something()
    {
        SchemaPrinter.Print(Sdl.Compose("schema { query: Q } type Q { a: Int }")).Should().StartWith("schema {\n  query: Q\n}\n");
        SchemaPrinter.Print(Sdl.Compose("schema { query: Query } " + Sdl.Root + "type Mutation { a: Int }")).Should().StartWith("schema {");
        SchemaPrinter.Print(Sdl.Compose("schema { query: Query } " + Sdl.Root)).Should().StartWith("type Query");
    }

    [Fact]
    public void a_printed_schema_composes_to_the_same_print()
    {
        var sdl = Printed
            + " enum Unit { YEARS } input Filter { names: [String!] old: Boolean } union U = Person | Query "
            + "scalar S @specifiedBy(url: \"x\")";
        var once = SchemaPrinter.Print(Sdl.Compose(sdl));

        SchemaPrinter.Print(Sdl.Compose(once)).Should().Be(once);
        once.Should().Contain("    \"\"\"In what?\"\"\"\n    unit: Unit = YEARS\n");
    }
}
