using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>A field of an object or interface.</summary>
public sealed class FieldDefinition : SchemaElement
{
    public required GraphType Type { get; init; }

    public MemberList<InputValueDefinition> Arguments { get; init; } = MemberList<InputValueDefinition>.Empty;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition : SchemaElement
{
    private object? _coercedDefault;
    private bool _isDefaultCoerced;

    public required GraphType Type { get; init; }

    public Value? DefaultValue { get; init; }

    public bool HasDefault => DefaultValue is not null;

    public bool IsRequired => Type.IsNonNull && !HasDefault;

    /// <summary>The default as a resolver sees it. Coerced at first use, when every type it mentions is complete.</summary>
    public object? CoercedDefault
    {
        get
        {
            if (!_isDefaultCoerced)
            {
                SettleDefault(DefaultValue is null ? null : ValueCoercion.Constant(DefaultValue, Type));
            }

            return _coercedDefault;
        }
    }

    internal void SettleDefault(object? coerced)
    {
        _coercedDefault = coerced;
        Volatile.Write(ref _isDefaultCoerced, true);
    }
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinition : SchemaElement;

/// <summary>A directive: what it takes and where it may stand.</summary>
public sealed class DirectiveDefinition : SchemaElement
{
    public MemberList<InputValueDefinition> Arguments { get; init; } = MemberList<InputValueDefinition>.Empty;

    public bool IsRepeatable { get; init; }

    /// <summary>As written in SDL, e.g. <c>FIELD_DEFINITION</c>.</summary>
    public required IReadOnlyList<string> Locations { get; init; }

    /// <summary>@skip, @include, @deprecated, @specifiedBy and @oneOf.</summary>
    public bool IsBuiltIn { get; init; }
}
