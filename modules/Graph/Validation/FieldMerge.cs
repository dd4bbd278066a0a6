using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Validation;

/// <summary>
/// Compares sets of fields rather than pairs: all of one shape, and all the same where their parents can be one object. What is
/// compared is counted, since fragments can make a short document ask for very much.
/// See https://spec.graphql.org/September2025/#FieldsInSetCanMerge()
/// </summary>
internal sealed class FieldMerge(ValidationContext context)
{
    private readonly Dictionary<Field, string> _arguments = [];
    private readonly HashSet<SelectionSet> _checked = [];
    private int _steps;
    private bool _isOver;

    /// <summary>Once for each selection set, however often the fragment around it is spread.</summary>
    public void Check(SelectionSet set, NamedType? parent)
    {
        if (_checked.Add(set))
        {
            var fields = new MergedFields(set.Selections.Count);
            Collect(set, parent, fields);
            SameShape(fields);
            SameFields(fields);
        }
    }

    private void SameShape(MergedFields fields)
    {
        foreach (var group in fields.Groups)
        {
            if (_isOver)
            {
                return;
            }

            if (group.Count == 1)
            {
                CheckInside(group[0]);
                continue;
            }

            if (Unlike(group) is var (first, other))
            {
                Conflict(first, other, "they are of different types");
                return;
            }

            SameShape(Inside(group));
        }
    }

    private void SameFields(MergedFields fields)
    {
        foreach (var group in fields.Groups)
        {
            if (group.Count == 1)
            {
                SameField(group);
                continue;
            }

            foreach (var together in ByCommonParent(group))
            {
                SameField(together);
            }
        }
    }

    private void SameField(List<PlacedField> together)
    {
        if (_isOver)
        {
            return;
        }

        if (together.Count == 1)
        {
            CheckInside(together[0]);
        }
        else if (together.Find(field => !IsSame(field.Field, together[0].Field)) is { Field: not null } other)
        {
            Conflict(together[0], other, "they are different fields or have different arguments");
        }
        else
        {
            SameFields(Inside(together));
        }
    }

    private void CheckInside(PlacedField field)
    {
        if (field.Field.SelectionSet is { } set)
        {
            Check(set, field.Definition?.Type.Inner);
        }
    }

    private MergedFields Inside(List<PlacedField> group)
    {
        var fields = new MergedFields(0);
        foreach (var (field, _, definition) in group)
        {
            if (field.SelectionSet is { } set)
            {
                Collect(set, definition?.Type.Inner, fields);
            }
        }

        return fields;
    }

    private void Conflict(PlacedField one, PlacedField other, string reason)
    {
        _isOver = true;
        context.Report(
            $"'{Wording.Short(one.Field.ResponseKey)}' is asked for twice and {reason}; an alias keeps them apart.",
            one.Field.Location,
            other.Field.Location);
    }

    private void Collect(SelectionSet set, NamedType? parent, MergedFields fields)
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
                    fields.Add(new(field, parent, parent is null ? null : context.Schema.Field(parent, field.Name)));
                    break;
                case InlineFragment inline:
                    var type = inline.TypeCondition is { } condition ? context.Schema.Type(condition.Name) : parent;
                    Collect(inline.SelectionSet, type, fields);
                    break;
                case FragmentSpread spread when context.Fragments.TryGetValue(spread.Name, out var fragment) && fields.Enter(fragment):
                    Collect(fragment.SelectionSet, context.Schema.Type(fragment.TypeCondition.Name), fields);
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

    /// <summary>An object is of one object type, but of any number of interfaces and unions.</summary>
    private static IEnumerable<List<PlacedField>> ByCommonParent(List<PlacedField> group)
    {
        var anywhere = group.FindAll(field => field.Parent is not ObjectType);
        if (anywhere.Count == group.Count)
        {
            return [group];
        }

        return group
            .Where(field => field.Parent is ObjectType)
            .GroupBy(field => field.Parent!)
            .Select(concrete => concrete.Concat(anywhere).ToList());
    }

    private static (PlacedField First, PlacedField Other)? Unlike(List<PlacedField> group)
    {
        var first = group.Find(field => field.Definition is not null);
        var other = group.Find(field => field.Definition is { } definition && !HaveSameShape(definition.Type, first.Definition!.Type));
        return other.Definition is null ? null : (first, other);
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
}
