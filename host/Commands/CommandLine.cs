using System.Collections.Immutable;

namespace Selec.Host.Commands;

/// <summary>A command was not written as it is meant to be, or names a file that cannot be used: one line for the operator.</summary>
internal sealed class UsageException(string line) : Exception(line);

/// <summary>What follows a command's name.</summary>
/// <param name="Operands">What stands without an option's name.</param>
/// <param name="Options">Options with their values, in the order given.</param>
/// <param name="Settings">The platform's settings among the arguments: <c>--Selec:…=…</c> and <c>--environment=…</c>.</param>
internal sealed record CommandLine(
    ImmutableArray<string> Operands, ImmutableArray<(string Name, string Value)> Options, ImmutableArray<string> Settings)
{
    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    public static CommandLine Read(IEnumerable<string> arguments, params string[] known)
    {
        var rest = new Queue<string>(arguments);
        var (operands, options, settings) = (new List<string>(), new List<(string, string)>(), new List<string>());
        while (rest.TryDequeue(out var word))
        {
            if (IsSetting(word)) settings.Add(word);
            else if (!word.StartsWith('-')) operands.Add(word);
            else if (!known.Contains(word)) throw new UsageException($"Unknown option '{word}'.");
            else if (rest.TryDequeue(out var value) && !value.StartsWith('-')) options.Add((word, value));
            else throw new UsageException($"Option {word} needs a value.");
        }
        return new CommandLine([.. operands], [.. options], [.. settings]);
    }

    /// <summary>Every value of an option.</summary>
    public IEnumerable<string> All(string option) => Options.Where(given => given.Name == option).Select(given => given.Value);

    /// <summary>The value of an option that is given once at most.</summary>
    public string? OneOrNone(string option) => All(option).ToArray() switch
    {
        [] => null,
        [var value] => value,
        _ => throw new UsageException($"Option {option} is given more than once."),
    };

    /// <summary>The value of an option that must be given.</summary>
    public string One(string option) => OneOrNone(option) ?? throw new UsageException($"Option {option} is needed.");

    /// <summary>This, unless more or fewer words than expected stand without an option's name.</summary>
    public CommandLine WithOperands(int count) =>
        Operands.Length == count ? this
        : Operands.Length > count ? throw new UsageException($"Unexpected '{Operands[count]}'.")
        : throw new UsageException("A file is needed.");

    static bool IsSetting(string word) =>
        word.Contains('=', StringComparison.Ordinal)
        && (word.StartsWith("--Selec:", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("--environment=", StringComparison.OrdinalIgnoreCase));
}
