using System.Runtime.CompilerServices;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What a field's binding gets of the object that the field stands on.</summary>
internal static class Parents
{
    // Weak, since types of plug-ins come and go.
    static readonly ConditionalWeakTable<Type, Func<object, object?>> _identities = [];

    /// <summary>The view itself; or the actor behind it, for whoever knows a core type by its identity alone.</summary>
    public static TParent Of<TParent>(object parent) =>
        parent is TParent view ? view : (TParent)_identities.GetValue(parent.GetType(), Identity)(parent)!;

    static Func<object, object?> Identity(Type view) =>
        view.GetProperty("Id") is { } id && id.PropertyType == typeof(StreamId)
            ? PropertyFields.Getter(id)
            : throw new InvalidOperationException($"{view.Name} stands for no actor.");
}
