using Selec.Graph.Language;

namespace Selec.Graph.Composition;

/// <summary>What every schema has without declaring it.
/// See https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema</summary>
internal static class BuiltInTypes
{
    private const string Sdl = """"
        "A whole number of 32 bits." scalar Int
        "A finite number of double precision." scalar Float
        "Text." scalar String
        "True or false." scalar Boolean
        "An identifier, always written to a response as text." scalar ID

        "Leaves the place out when the condition holds."
        directive @skip("Leave it out?" if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Keeps the place only when the condition holds."
        directive @include("Keep it?" if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Still works, and should no longer be used."
        directive @deprecated("Why, and what to use instead." reason: String! = "No longer supported")
            on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "Where the format of a scalar is described."
        directive @specifiedBy("The address of the description." url: String!) on SCALAR
        "Takes exactly one of its fields."
        directive @oneOf on INPUT_OBJECT

        type __Schema {
          description: String
          types: [__Type!]!
          queryType: __Type!
          mutationType: __Type
          subscriptionType: __Type
          directives: [__Directive!]!
        }

        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        enum __TypeKind {
          SCALAR
          OBJECT
          INTERFACE
          UNION
          ENUM
          INPUT_OBJECT
          LIST
          NON_NULL
        }

        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        type __InputValue {
          name: String!
          description: String
          type: __Type!
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        enum __DirectiveLocation {
          QUERY
          MUTATION
          SUBSCRIPTION
          FIELD
          FRAGMENT_DEFINITION
          FRAGMENT_SPREAD
          INLINE_FRAGMENT
          VARIABLE_DEFINITION
          SCHEMA
          SCALAR
          OBJECT
          FIELD_DEFINITION
          ARGUMENT_DEFINITION
          INTERFACE
          UNION
          ENUM
          ENUM_VALUE
          INPUT_OBJECT
          INPUT_FIELD_DEFINITION
        }
        """";

    public static SourceText Source { get; } = SourceText.From("built in", Sdl);

    public static bool Holds(SourceText source) => ReferenceEquals(source, Source);
}
