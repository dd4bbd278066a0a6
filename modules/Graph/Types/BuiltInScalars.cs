using System.Globalization;
using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>The five scalars of the specification. See https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars</summary>
public static class BuiltInScalars
{
    private const string NotInt = "Int is a whole number of 32 bits.";
    private const string NotFloat = "Float is a finite number.";
    private const string NotString = "String is text.";
    private const string NotBoolean = "Boolean is true or false.";
    private const string NotId = "ID is text or a whole number.";

    public static ScalarBinding Int { get; } = new(
        "Int",
        value => ToInt(value),
        literal => literal is IntValue number ? ParseInt(number.Text) : throw new ScalarException(NotInt),
        (writer, value) => writer.WriteNumberValue(ToInt(value)));

    public static ScalarBinding Float { get; } = new(
        "Float",
        value => ToFloat(value),
        literal => literal switch
        {
            IntValue number => ParseFloat(number.Text),
            FloatValue number => ParseFloat(number.Text),
            _ => throw new ScalarException(NotFloat),
        },
        (writer, value) => writer.WriteNumberValue(ToFloat(value)));

    public static ScalarBinding String { get; } = new(
        "String",
        value => value as string ?? throw new ScalarException(NotString),
        literal => literal is StringValue text ? text.Text : throw new ScalarException(NotString),
        (writer, value) => writer.WriteStringValue(value as string ?? throw new ScalarException(NotString)));

    public static ScalarBinding Boolean { get; } = new(
        "Boolean",
        value => value is bool truth ? truth : throw new ScalarException(NotBoolean),
        literal => literal is BooleanValue truth ? truth.IsTrue : throw new ScalarException(NotBoolean),
        (writer, value) => writer.WriteBooleanValue(value is bool truth ? truth : throw new ScalarException(NotBoolean)));

    public static ScalarBinding Id { get; } = new(
        "ID",
        value => ToId(value),
        literal => literal switch
        {
            StringValue text => text.Text,
            IntValue number => number.Text,
            _ => throw new ScalarException(NotId),
        },
        (writer, value) => writer.WriteStringValue(ToId(value)));

    public static IReadOnlyList<ScalarBinding> All { get; } = [Int, Float, String, Boolean, Id];

    private static int ParseInt(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ScalarException(NotInt);

    private static int ToInt(object? value) => value switch
    {
        int number => number,
        short number => number,
        byte number => number,
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        double number and >= int.MinValue and <= int.MaxValue when number == Math.Floor(number) => (int)number,
        decimal number and >= int.MinValue and <= int.MaxValue when number == decimal.Floor(number) => (int)number,
        _ => throw new ScalarException(NotInt),
    };

    private static double ToFloat(object? value) => value switch
    {
        double number when double.IsFinite(number) => number,
        float number when float.IsFinite(number) => number,
        int number => number,
        long number => number,
        decimal number => (double)number,
        _ => throw new ScalarException(NotFloat),
    };

    private static double ParseFloat(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new ScalarException(NotFloat);

    private static string ToId(object? value) => value switch
    {
        string text => text,
        Guid id => id.ToString(),
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number and > -9e15 and < 9e15 when number == Math.Floor(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        decimal number when number == decimal.Floor(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        _ => throw new ScalarException(NotId),
    };
}
