using System.Globalization;
using System.Text.RegularExpressions;

namespace Selec.Telemetry.Tests;

/// <summary>A line of the page: a name, labels and a value.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>What stands under one HELP and one TYPE.</summary>
internal sealed record Family(string Name, string Type, string Help, List<Sample> Samples);

/// <summary>Reads the text format 0.0.4 line by line, and takes nothing that Prometheus would not.</summary>
internal static partial class MetricsText
{
    public static IReadOnlyList<Family> Parse(string text)
    {
        text.Should().EndWith("\n").And.NotContain("\r");
        var families = new List<Family>();
        var help = (Name: "", Text: "");
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } helped) help = (helped.Groups[1].Value, helped.Groups[2].Value);
            else if (Type().Match(line) is { Success: true } typed)
            {
                typed.Groups[1].Value.Should().Be(help.Name, "help comes first");
                families.Select(family => family.Name).Should().NotContain(help.Name, "a name stands once");
                families.Add(new Family(help.Name, typed.Groups[2].Value, help.Text, []));
            }
            else families[^1].Samples.Add(SampleOf(line, families[^1]));
        }
        foreach (var family in families) Check(family);
        return families;
    }

    static Sample SampleOf(string line, Family family)
    {
        var match = Line().Match(line);
        match.Success.Should().BeTrue("this is a line of the format: {0}", line);
        var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value);
        string.Join(',', labels.Select(label => $"{label.Key}=\"{label.Value}\"")).Should().Be(match.Groups["labels"].Value);
        var name = match.Groups["name"].Value;
        (name == family.Name || (family.Type == "histogram" && name[family.Name.Length..] is "_bucket" or "_sum" or "_count"))
            .Should().BeTrue("{0} stands under {1}", name, family.Name);
        return new Sample(name, labels, Number(match.Groups["value"].Value));
    }

    static void Check(Family family)
    {
        family.Samples.Select(sample => (sample.Name, string.Join(',', sample.Labels))).Should().OnlyHaveUniqueItems();
        if (family.Type == "counter") family.Name.Should().EndWith("_total");
        if (family.Type != "histogram") return;
        foreach (var series in family.Samples.GroupBy(sample => string.Join(',', sample.Labels.Where(label => label.Key != "le"))))
        {
            var buckets = series.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).ToList();
            buckets.Select(bucket => Number(bucket.Labels["le"])).Should().BeInAscendingOrder().And.EndWith(double.PositiveInfinity);
            buckets.Select(bucket => bucket.Value).Should().BeInAscendingOrder();
            series.Single(sample => sample.Name == $"{family.Name}_count").Value.Should().Be(buckets[^1].Value);
            series.Should().ContainSingle(sample => sample.Name == $"{family.Name}_sum");
        }
    }

    static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\n]|\\\\|\\n)*)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>.+)\})? (?<value>[-+0-9.eEInfNa]+)$")]
    private static partial Regex Line();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^\\"\n]|\\\\|\\"|\\n)*)"(?:,|$)""")]
    private static partial Regex Label();
}
