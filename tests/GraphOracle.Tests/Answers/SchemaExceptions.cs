namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Where the engine refuses a schema that graphql-js 16 takes, or the other way round, by a piece of what is said, each with its reason.</summary>
internal static class SchemaExceptions
{
    /// <summary>By what the engine says.</summary>
    public static IReadOnlyDictionary<string, string> Stricter { get; } = new Dictionary<string, string>
    {
        [" already answers another kind of operation."] = "root types are all different (Root Operation Types); graphql-js 16 does not ask",
        ["This kind of operation already has a type."] = "an extension does not put another root type beside that of the default name; graphql-js takes it and goes by the name all the same",
        ["This name is built in and cannot be defined again."] = "a built-in scalar or directive is what the specification says it is; graphql-js puts another in its place or drops it",
        ["Is deprecated while "] = "a field is deprecated only where its interface's is (IsValidImplementation); graphql-js 16 does not ask",
        ["An extension cannot turn the type into a @oneOf type."] = "an extension does not bring @oneOf (Input Object Extensions); graphql-js 16 lets it, to no effect",
        ["Is used within its own definition."] = "a directive does not refer to itself (Directives, Type Validation); graphql-js 16 does not ask",
        ["Float is a finite number."] = "a Float has 64 bits; graphql-js takes a literal beyond them as infinite",
    };

    /// <summary>By what graphql-js says.</summary>
    public static IReadOnlyDictionary<string, string> Laxer { get; } = new Dictionary<string, string>
    {
        ["Maximum call stack size exceeded"] = "defaults may refer to each other as long as they end (InputObjectDefaultValueHasCycle); graphql-js 16 coerces them while it builds the types, and never ends",
    };
}
