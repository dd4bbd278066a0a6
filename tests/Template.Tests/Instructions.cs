using System.Text;

namespace Selec.Template.Tests;

/// <summary>What a page tells its reader to type.</summary>
internal static class Instructions
{
    const string Fence = "```";

    /// <summary>The shell blocks of one section of a Markdown page, in order, without the indentation of the list they stand in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="heading">The section's heading.</param>
    public static IReadOnlyList<string> Of(string page, string heading)
    {
        var blocks = new List<string>();
        StringBuilder? open = null;
        var indentation = 0;
        foreach (var line in Section(page, heading))
        {
            var text = line.TrimStart();
            if (open is null && text == $"{Fence}sh") (open, indentation) = (new StringBuilder(), line.Length - text.Length);
            else if (open is not null && text == Fence)
            {
                blocks.Add(open.ToString());
                open = null;
            }
            else open?.Append(line.Length > indentation ? line[indentation..] : text).Append('\n');
        }
        return blocks;
    }

    static IEnumerable<string> Section(string page, string heading) =>
        page.Split('\n').SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
}
