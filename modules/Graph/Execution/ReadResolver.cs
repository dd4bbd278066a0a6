using Selec.Graph.Types;

namespace Selec.Graph.Execution;

/// <summary>A value read from the parent alone.</summary>
internal abstract class ReadResolver : ImmediateResolver
{
    /// <summary>Writes the value as such a leaf; null when values of its type must be completed like any other.</summary>
    public abstract Func<object?, PooledBuffer, bool>? LeafWriter(GraphType type);
}

internal sealed class ReadResolver<TParent, TValue>(Func<TParent, TValue> read) : ReadResolver
{
    public override object? Resolve(FieldContext context) => read((TParent)context.Parent!);

    /// <summary>The writer answers false, and has written nothing, when there is no value.</summary>
    public override Func<object?, PooledBuffer, bool>? LeafWriter(GraphType type) => (type.Nullable, read) switch
    {
        (EnumType choices, Func<TParent, string?> name) => (parent, output) => Write(name((TParent)parent!), choices, output),
        (ScalarType { Binding: var bound }, Func<TParent, string?> text) when bound == BuiltInScalars.String || bound == BuiltInScalars.Id =>
            (parent, output) => Write(text((TParent)parent!), output),
        (ScalarType { Binding: var bound }, Func<TParent, int> whole) when bound == BuiltInScalars.Int => (parent, output) =>
        {
            output.Append(whole((TParent)parent!));
            return true;
        },
        (ScalarType { Binding: var bound }, Func<TParent, bool> truth) when bound == BuiltInScalars.Boolean => (parent, output) =>
        {
            output.Append(truth((TParent)parent!));
            return true;
        },
        (ScalarType { Binding: var bound }, Func<TParent, double> fraction) when bound == BuiltInScalars.Float =>
            (parent, output) => Write(fraction((TParent)parent!), output),
        _ => null,
    };

    private static bool Write(string? text, PooledBuffer output)
    {
        if (text is null) return false;
        output.Append(text);
        return true;
    }

    private static bool Write(string? name, EnumType type, PooledBuffer output)
    {
        if (name is null) return false;
        LeafCompletion.WriteEnum(output, type, name);
        return true;
    }

    private static bool Write(double fraction, PooledBuffer output)
    {
        if (!double.IsFinite(fraction)) throw new ScalarException("Float is a finite number.");
        output.Append(fraction);
        return true;
    }
}
