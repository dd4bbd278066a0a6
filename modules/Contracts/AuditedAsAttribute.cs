namespace Selec.Contracts;

/// <summary>Says under what kind of act the audit log enters a command that brought this fact about.</summary>
/// <param name="kind">The kind.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AuditedAsAttribute(AuditKind kind) : Attribute
{
    /// <summary>The kind.</summary>
    public AuditKind Kind { get; } = kind;
}
