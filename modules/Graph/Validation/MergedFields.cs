using System.Runtime.InteropServices;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>A field together with where it was asked.</summary>
internal readonly record struct PlacedField(Field Field, NamedType? Parent, FieldDefinition? Definition);

/// <summary>What answers for one object, fragments followed once each: fields by response key, in the order they were first asked for.</summary>
internal sealed class MergedFields(int expected)
{
    private readonly Dictionary<string, List<PlacedField>> _byKey = new(expected);
    private HashSet<FragmentDefinition>? _entered;

    public Dictionary<string, List<PlacedField>>.ValueCollection Groups => _byKey.Values;

    /// <summary>False when it was entered before.</summary>
    public bool Enter(FragmentDefinition fragment) => (_entered ??= []).Add(fragment);

    public void Add(PlacedField field)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, field.Field.ResponseKey, out _);
        (group ??= new(1)).Add(field);
    }
}
