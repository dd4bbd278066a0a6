using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What is at hand while an input is read: the item under which its texts are sealed, and where in the input we are.</summary>
internal sealed record InputScope(Func<string, Sealed<string>> Seal, ImmutableArray<string> Path)
{
    public InputScope At(string name) => this with { Path = Path.Add(name) };
}

/// <summary>An input that cannot be taken; becomes an error of the mutation's payload.</summary>
internal sealed class InputException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>
/// Turns a coerced input object into a record: each field goes to the constructor parameter of its name. A String becomes sealed text,
/// codes become enums and ids; a field without a parameter, or a parameter without a field, stops the start.
/// </summary>
internal sealed class InputBinder
{
    const int MostRecords = 10;

    readonly Dictionary<(Type Record, InputObjectType Input), Place> _inner = [];

    public delegate object? Reader(object? value, InputScope scope);

    public static Reader ForRecord(Type record, InputObjectType input, IReadOnlySet<string> taken) =>
        new InputBinder().Bind(record, input, taken);

    /// <summary>True when the input, at any depth, holds text that must be sealed.</summary>
    public static bool HoldsText(InputObjectType input, IReadOnlySet<string> taken) =>
        HoldText(input.Fields.Where(field => !taken.Contains(field.Name)), []);

    static bool HoldText(IEnumerable<InputValueDefinition> fields, HashSet<InputObjectType> known) => fields.Any(field =>
        field.Type.Inner.Name == "String" || (field.Type.Inner is InputObjectType inner && known.Add(inner) && HoldText(inner.Fields, known)));

    Reader Bind(Type record, InputObjectType input, IReadOnlySet<string> taken)
    {
        var constructor = record.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var (fields, faults) = Fields(record, constructor, input);
        var known = constructor.GetParameters().Select(FieldName).Concat(taken).ToHashSet();
        faults.AddRange(input.Fields.Where(field => !known.Contains(field.Name)).Select(
            left => $"{left.Coordinate} has no parameter in {record.Name}."));
        if (faults.Count > 0) throw new BindingException(string.Join('\n', faults));
        var create = Creator(constructor);
        return (value, scope) =>
        {
            var given = (IReadOnlyDictionary<string, object?>)value!;
            return create(
                [.. fields.Select(field => field.Read(given.GetValueOrDefault(field.Definition.Name), scope.At(field.Definition.Name)))]);
        };
    }

    /// <summary>
    /// An input that holds itself is read as deep as its value goes: its place is known while it is bound, and filled once it is. Its value
    /// has an end, and a depth that the engine bounds.
    /// </summary>
    Reader ForInner(Type record, InputObjectType input, string coordinate)
    {
        if (_inner.TryGetValue((record, input), out var known)) return (value, scope) => known.Read!(value, scope);
        // A generic record can hold ever another of itself.
        if (_inner.Keys.Count(bound => bound.Input == input) == MostRecords)
        {
            throw new BindingException($"{coordinate}: {input.Name} is read into more than {MostRecords} records.");
        }
        var place = _inner[(record, input)] = new Place();
        return place.Read = Bind(record, input, ImmutableHashSet<string>.Empty);
    }

    (List<(InputValueDefinition Definition, Reader Read)> Fields, List<string> Faults) Fields(
        Type record, ConstructorInfo constructor, InputObjectType input)
    {
        var (fields, faults) = (new List<(InputValueDefinition, Reader)>(), new List<string>());
        foreach (var parameter in constructor.GetParameters())
        {
            try
            {
                fields.Add(Field(record, parameter, input));
            }
            catch (BindingException fault)
            {
                faults.Add(fault.Message);
            }
        }
        return (fields, faults);
    }

    static string FieldName(ParameterInfo parameter) => char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..];

    (InputValueDefinition Definition, Reader Read) Field(Type record, ParameterInfo parameter, InputObjectType input)
    {
        var field = input.Fields.Find(FieldName(parameter))
            ?? throw new BindingException($"{record.Name}.{parameter.Name} has no field in {input.Name}.");
        return (field, ForValue(parameter.ParameterType, field.Type, field.Coordinate));
    }

    Reader ForValue(Type target, GraphType type, string coordinate)
    {
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return ForList(target, type, coordinate);
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (plain.IsValueType && plain == target && !type.IsNonNull)
        {
            throw new BindingException($"{coordinate} may be null, its parameter may not.");
        }
        var read = type.Inner switch
        {
            InputObjectType input => ForInner(plain, input, coordinate),
            EnumType => ForEnum(plain, coordinate),
            _ => InputScalars.Reader(plain, type.Inner.Name)
                ?? throw new BindingException($"{coordinate} of type {type} does not fit {target.Name}."),
        };
        return (value, scope) => value is null ? null : read(value, scope);
    }

    static Reader ForEnum(Type target, string coordinate)
    {
        if (!target.IsEnum) throw new BindingException($"{coordinate} is an enum, its parameter is not.");
        var members = Codes.Members(target);
        return (value, _) => members[(string)value!];
    }

    Reader ForList(Type target, GraphType type, string coordinate)
    {
        if (type.Nullable is not ListType listed) throw new BindingException($"{coordinate} is no list, its parameter is.");
        var element = target.GetGenericArguments()[0];
        var read = ForValue(element, listed.OfType, coordinate);
        var list = (Items)Activator.CreateInstance(typeof(ItemsOf<>).MakeGenericType(element))!;
        return (value, scope) => list.Build(
            ((IReadOnlyList<object?>?)value ?? []).Select(
                (item, i) => read(item, scope.At(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
    }

    static Func<object?[], object> Creator(ConstructorInfo constructor)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = constructor.GetParameters().Select(
            (parameter, i) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), parameter.ParameterType));
        return Expression.Lambda<Func<object?[], object>>(
            Expression.Convert(Expression.New(constructor, arguments), typeof(object)), values).Compile();
    }

    sealed class Place
    {
        public Reader? Read { get; set; }
    }

    abstract class Items
    {
        public abstract object Build(IEnumerable<object?> values);
    }

    sealed class ItemsOf<T> : Items
    {
        public override object Build(IEnumerable<object?> values) => values.Select(value => (T)value!).ToImmutableArray();
    }
}
