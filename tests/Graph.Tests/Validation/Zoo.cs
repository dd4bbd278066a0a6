using Selec.Graph.Language;
using Selec.Graph.Tests.Composition;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.Graph.Tests.Validation;

/// <summary>A schema with one of everything, and the questions rule tests ask of it.</summary>
internal static class Zoo
{
    public static Schema Schema { get; } = Sdl.Compose(
        """
        directive @mark(text: String) repeatable on FIELD | QUERY | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
        directive @needs(that: Int!) on FIELD
        type Query {
          animal: Animal
          animals(kinds: [Kind!], where: Where, first: Int! = 10): [Animal!]!
          dog: Dog
          cat: Cat
          any: Any
          find(by: Finder): Animal
          sum(of: [Int!], grid: [[Int]]): Int
          need(a: Int!, b: Int! = 1): Int
          text(date: Date, id: ID, float: Float, flag: Boolean, text: String): String
        }
        type Subscription { born: Animal gone: Animal }
        interface Animal { name(short: Boolean): String! friends: [Animal] }
        type Dog implements Animal { name(short: Boolean): String! friends: [Animal] barks: Boolean! size: Int chases: Cat }
        type Cat implements Animal { name(short: Boolean): String! friends: [Animal] meows: Boolean size: String chases: Mouse }
        type Mouse { name: String size: Int! }
        union Any = Dog | Mouse
        enum Kind { DOG CAT }
        scalar Date
        input Where { age: Int! = 1 name: String! kinds: [Kind] inner: Where }
        input Finder @oneOf { id: ID name: String }
        """);

    public static IReadOnlyList<GraphError> Errors(string query, ValidationLimits? limits = null) => DocumentValidator.Validate(
        Schema, Parser.ParseExecutable(SourceText.From("q", query), ParserLimits.Default), limits ?? ValidationLimits.Default);

    public static void Accepts(string query) => Errors(query).Should().BeEmpty("{0} is sound", query);

    /// <summary>Exactly one error: what one rule refuses, no other repeats.</summary>
    public static void Refuses(string query, string message)
    {
        var error = Errors(query).Should().ContainSingle("{0} breaks one rule", query).Subject;
        error.Message.Should().Contain(message, query);
        error.Code.Should().Be(GraphErrorCode.ValidationFailed);
        error.Locations.Should().NotBeEmpty();
    }
}
