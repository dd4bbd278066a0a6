using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Selec.Sdk;

namespace Selec.TestPlatform;

/// <summary>Values of any type with something in every part of them.</summary>
public static class Sample
{
    const int Deepest = 8;

    static readonly Dictionary<Type, object> _plain = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = true,
        [typeof(int)] = 7,
        [typeof(long)] = 7L,
        [typeof(double)] = 7.5,
        [typeof(decimal)] = 7.50m,
        [typeof(DateTimeOffset)] = new DateTimeOffset(2024, 3, 31, 12, 0, 0, 123, TimeSpan.FromHours(2)),
        [typeof(DateOnly)] = new DateOnly(2024, 3, 31),
        [typeof(TimeOnly)] = new TimeOnly(12, 30),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(7),
        [typeof(PartyCode)] = new PartyCode("BG"),
        [typeof(PersonId)] = new PersonId("person"),
        [typeof(ItemId)] = new ItemId("item"),
        [typeof(StreamId)] = new StreamId("folder", "a"),
    };

    /// <summary>A value of a type; null where it would hold itself without end.</summary>
    public static object? Of(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain) return Of(plain, depth);
        if (_plain.TryGetValue(type, out var known)) return known;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (depth > Deepest) return null;
        if (type.IsArray) return Filled(type.GetElementType()!, depth);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return Collection(type, depth);
        if (type.IsAbstract) type = type.Assembly.GetTypes().First(one => one.IsSubclassOf(type) && !one.IsAbstract);
        return Made(type, depth);
    }

    static object Made(Type type, int depth)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public).MaxBy(one => one.GetParameters().Length);
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, depth + 1))]);
        var named = constructor?.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && !named.Contains(property.Name)))
            property.SetValue(made, Of(property.PropertyType, depth + 1));
        return made;
    }

    static Array Filled(Type element, int depth)
    {
        var one = Of(element, depth + 1);
        var array = Array.CreateInstance(element, one is null ? 0 : 1);
        if (one is not null) array.SetValue(one, 0);
        return array;
    }

    static object Collection(Type type, int depth)
    {
        var arguments = type.GetGenericArguments();
        var element = arguments.Length == 2 ? typeof(KeyValuePair<,>).MakeGenericType(arguments) : arguments[0];
        var items = Filled(element, depth);
        if (type.IsInstanceOfType(items)) return items;
        var maker = type.IsInterface
            ? throw new NotSupportedException($"There is no sample of {type}.")
            : typeof(ImmutableArray).Assembly.GetType($"{type.Namespace}.{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}")!;
        return maker.GetMethods().Single(method => method.Name == "CreateRange" && method.GetParameters() is [var only]
                && only.ParameterType.IsGenericType && only.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .MakeGenericMethod(arguments).Invoke(null, [items])!;
    }
}
