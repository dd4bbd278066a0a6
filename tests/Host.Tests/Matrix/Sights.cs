using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>How much somebody sees of a node.</summary>
internal enum Sight
{
    /// <summary>Nothing: not the node, no entry in a list, no count, no event.</summary>
    None,

    /// <summary>Codes, dates and parties, no text.</summary>
    Codes,

    /// <summary>Everything with its texts.</summary>
    Text,
}

/// <summary>A node of the demonstration in which a row of the matrix is looked at.</summary>
/// <param name="Object">The row.</param>
/// <param name="Name">What it is.</param>
/// <param name="Type">Its type in the schema.</param>
/// <param name="Id">Its id.</param>
internal sealed record Target(string Object, string Name, string Type, string Id)
{
    /// <summary>A text of it, as a selection that answers it as <c>text</c>; null where it has none.</summary>
    public string? Text { get; init; }

    /// <summary>A word of that text by which it is searched; null where it cannot be.</summary>
    public string? Word { get; init; }

    /// <summary>The list that holds it; null where none does.</summary>
    public string? List { get; init; }

    /// <summary>The roles that meet a condition of their cell: copied, linked, of the Task Force, within the agreement, own.</summary>
    public Role[] Meets { get; init; } = [];

    /// <summary>The national roles whose people it does not concern: the matter of another party.</summary>
    public Role[] Elsewhere { get; init; } = [];

    /// <summary>Who manages its Task Force, where that is another than the one of drugs.</summary>
    public string? Manager { get; init; }

    /// <summary>The person who plays a role for it.</summary>
    public string Person(Role role) => role == Role.TaskForceManager && Manager is { } manager ? manager : Page.Person(role);

    /// <summary>What a role should see of it, by the matrix and by what is known to differ from it.</summary>
    public Sight Expected(Role role) => Elsewhere.Contains(role)
        ? Sight.None
        : Difference.Of(Object, role, Name)?.Sight ?? Sights.By(Page.Of(Object).Cells[role], Meets.Contains(role));
}

/// <summary>What the letters say of reading.</summary>
internal static class Sights
{
    /// <summary>The sight that letters give. A conditional one is met by the target, or there is none.</summary>
    public static Sight By(string letters, bool isMet) => letters switch
    {
        "X" => Sight.None,
        "R meta" => Sight.Codes,
        "R TF meta" => isMet ? Sight.Codes : Sight.None,
        _ when letters.Contains("if ", StringComparison.Ordinal) || letters.Contains("need-to-know", StringComparison.Ordinal)
            || letters.Contains("strategic", StringComparison.Ordinal) || letters.Contains("per agreement", StringComparison.Ordinal)
            || letters.EndsWith(" own", StringComparison.Ordinal) || letters is "C propose" or "C ask" or "C report" => isMet ? Sight.Text : Sight.None,
        _ => Sight.Text,
    };
}
