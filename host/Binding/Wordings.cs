namespace Selec.Host.Binding;

/// <summary>Sentences that must be the same wherever they are said: unknown and forbidden are answered alike.</summary>
internal static class Wordings
{
    public const string NotFound = "There is nothing with that id that you may see.";

    public const string NotPermitted = "Your role does not permit this.";

    public const string Stale = "It was changed since you read it; read it again and decide anew.";

    public const string KeyReused = "This idempotency key was used before with another input.";
}
