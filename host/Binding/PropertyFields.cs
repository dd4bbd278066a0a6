using System.Linq.Expressions;
using System.Reflection;
using Selec.Graph.Execution;
using Selec.Graph.Types;

namespace Selec.Host.Binding;

/// <summary>Fields answered by the property of the same name of the record behind their type.</summary>
internal static class PropertyFields
{
    public static FieldResolver? Bind(FieldDefinition field, Type view, IReadOnlyDictionary<string, NodeType> nodes)
    {
        var property = view.GetProperty(field.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        if (property is null) return field.Name == "redactions" ? SealedFields.Redactions(view) : null;
        var value = Getter(property);
        if (SealedFields.IsSealed(property.PropertyType)) return SealedFields.Open(value, field.Name);
        if (field.Type.Inner is FieldsType && Conversion.IsReference(property.PropertyType)) return RelationFields.Node(nodes, value);
        return FieldResolver.Sync(context => Conversion.ToGraph(value(context.Parent!), field.Type, GraphCall.Of(context)));
    }

    public static Func<object, object?> Getter(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var read = Expression.Convert(Expression.Property(Expression.Convert(owner, property.DeclaringType!), property), typeof(object));
        return Expression.Lambda<Func<object, object?>>(read, owner).Compile();
    }
}
