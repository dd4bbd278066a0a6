using Selec.Benchmarks;

// A second argument of "searched" adds the search hashes of the text, some forty words of which nine are new, to every command on both sides.
switch (args.FirstOrDefault())
{
    case "mutations":
        await MutationRate.MeasureAsync(args.Contains("searched"));
        return 0;
    case "graphql" when args.Length > 2:
        await GraphServed.MeasureAsync(args[1], args[2]);
        return 0;
    case "graphql":
        await GraphRate.MeasureAsync();
        return 0;
    case "asks":
        await AskRate.MeasureAsync();
        return 0;
    case "audit":
        AuditRate.Measure();
        return 0;
    case "compose":
        ComposeRate.Measure();
        return 0;
    case "hidden":
        await HiddenRate.MeasureAsync();
        return 0;
    case "lists":
        await ListRate.MeasureAsync();
        return 0;
    case "reads":
        await ReadRate.MeasureAsync();
        return 0;
    case "platform":
        await PlatformRate.MeasureAsync();
        return 0;
    case "postgres":
        await PostgresRate.MeasureAsync();
        return 0;
    case "rebuild":
        await RebuildRate.MeasureAsync(args);
        return 0;
    case "growth":
        await GrowthRate.MeasureAsync(args);
        return 0;
    case "touch":
        await GrowthRate.TouchAsync(args);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: Selec.Benchmarks asks | audit | compose | graphql [limit server] [graphql server] | hidden | lists | reads | platform | postgres | mutations [searched] | rebuild [streams] [events] [searched] | growth [streams] [events] [sqlite|postgres]");
        return 1;
}
