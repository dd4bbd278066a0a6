using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>A field together with where it was asked.</summary>
internal sealed record PlacedField(Field Field, NamedType? Parent, FieldDefinition? Definition);

/// <summary>
/// Compares sets of fields rather than pairs: all of one shape, and all the same where their parents can be one object. What is
/// compared is counted, since fragments can make a short document ask for very much.
/// See https://spec.graphql.org/September2025/#FieldsInSetCanMerge()
/// </summary>
internal sealed class FieldMerge(ValidationContext context)
{
    private readonly Dictionary<Field, string> _arguments = [];
    private int _steps;
    private bool _isOver;

    public void Check(SelectionSet set, NamedType? parent)
    {
        var fields = Collect([new(set, parent)]);
        SameShape(fields);
        SameFields(fields);
    }

    private void SameShape(List<PlacedField> fields)
    {
        foreach (var group in ByKey(fields))
        {
            if (_isOver)
            {
                return;
            }

            var first = group.Find(field => field.Definition is not null);
            var other = group.Find(field => field.Definition is { } definition && !HaveSameShape(definition.Type, first!.Definition!.Type));
            if (other is not null)
            {
                Conflict(first!, other, "they are of different types");
                return;
            }

            SameShape(Collect(Inside(group)));
        }
    }

    private void SameFields(List<PlacedField> fields)
    {
        foreach (var group in ByKey(fields))
        {
            foreach (var together in ByCommonParent(group))
            {
                if (_isOver)
                {
                    return;
                }

                if (together.Find(field => !IsSame(field.Field, together[0].Field)) is { } other)
                {
                    Conflict(together[0], other, "they are different fields or have different arguments");
                    return;
                }

                SameFields(Collect(Inside(together)));
            }
        }
    }

    private void Conflict(PlacedField one, PlacedField other, string reason)
    {
        _isOver = true;
        context.Report(
            $"'{Wording.Short(one.Field.ResponseKey)}' is asked for twice and {reason}; an alias keeps them apart.",
            one.Field.Location,
            other.Field.Location);
    }

    private List<PlacedField> Collect(IEnumerable<Placed> sets)
    {
        var found = new List<PlacedField>();
        var seen = new HashSet<FragmentDefinition>();
        foreach (var (set, parent) in sets)
        {
            Collect(set, parent, found, seen);
        }

        return found;
    }

    private void Collect(SelectionSet set, NamedType? parent, List<PlacedField> found, HashSet<FragmentDefinition> seen)
    {
        foreach (var selection in set.Selections)
        {
            if (!Step())
            {
                return;
            }

            switch (selection)
            {
                case Field field:
                    found.Add(new(field, parent, parent is null ? null : context.Schema.Field(parent, field.Name)));
                    break;
                case InlineFragment inline:
                    var type = inline.TypeCondition is { } condition ? context.Schema.Type(condition.Name) : parent;
                    Collect(inline.SelectionSet, type, found, seen);
                    break;
                case FragmentSpread spread when context.Fragments.TryGetValue(spread.Name, out var fragment) && seen.Add(fragment):
                    Collect(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name), found, seen);
                    break;
            }
        }
    }

    private bool Step()
    {
        if (_isOver)
        {
            return false;
        }

        if (++_steps > context.Limits.MaxFieldComparisons)
        {
            _isOver = true;
            context.Report(GraphErrorCode.CostExceeded, "The document overlaps with itself too much to be checked.", []);
        }

        return !_isOver;
    }

    private static IEnumerable<Placed> Inside(List<PlacedField> group) => group
        .Where(field => field.Field.SelectionSet is not null)
        .Select(field => new Placed(field.Field.SelectionSet!, field.Definition?.Type.Inner));

    private static List<List<PlacedField>> ByKey(List<PlacedField> fields)
    {
        var groups = new Dictionary<string, List<PlacedField>>();
        foreach (var field in fields)
        {
            if (!groups.TryGetValue(field.Field.ResponseKey, out var group))
            {
                groups.Add(field.Field.ResponseKey, group = []);
            }

            group.Add(field);
        }

        return [.. groups.Values];
    }

    /// <summary>An object is of one object type, but of any number of interfaces and unions.</summary>
    private static IEnumerable<List<PlacedField>> ByCommonParent(List<PlacedField> group)
    {
        var anywhere = group.Where(field => field.Parent is not ObjectType).ToList();
        if (anywhere.Count == group.Count || group.Count == 1)
        {
            return [group];
        }

        return group
            .Where(field => field.Parent is ObjectType)
            .GroupBy(field => field.Parent!.Name)
            .Select(concrete => concrete.Concat(anywhere).ToList());
    }

    private static bool HaveSameShape(GraphType one, GraphType other) => (one, other) switch
    {
        (NonNullType left, NonNullType right) => HaveSameShape(left.OfType, right.OfType),
        (ListType left, ListType right) => HaveSameShape(left.OfType, right.OfType),
        (NamedType left, NamedType right) => ReferenceEquals(left, right) || (left.IsComposite && right.IsComposite),
        _ => false,
    };

    private bool IsSame(Field one, Field other) => one.Name == other.Name
        && (ReferenceEquals(one, other) || ArgumentsKey(one) == ArgumentsKey(other));

    private string ArgumentsKey(Field field)
    {
        if (field.Arguments.Count == 0)
        {
            return "";
        }

        if (!_arguments.TryGetValue(field, out var key))
        {
            key = string.Join(',', field.Arguments.OrderBy(argument => argument.Name, StringComparer.Ordinal).Select(ValueKey.Of));
            _arguments.Add(field, key);
        }

        return key;
    }

    private readonly record struct Placed(SelectionSet Set, NamedType? Parent);
}
