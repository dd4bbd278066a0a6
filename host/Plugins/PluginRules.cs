using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Plugins;

/// <summary>
/// What a plug-in may list: names under its stems, fields on extension points, and only what its own schema files declare. Says all that
/// is wrong, so that its author mends it in one go.
/// </summary>
internal sealed class PluginRules(FittedPlugin plugin, Schema core)
{
    const string ExtensionPoint = "extensible";

    readonly NameStems _own = new(plugin.Plugin.Stems);
    readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults(IReadOnlyCollection<FittedPlugin> others)
    {
        Stems(others);
        foreach (var file in plugin.Features.Schemas) Read(file);
        Bindings();
        Names();
        Rights();
        return _faults;
    }

    void Stems(IReadOnlyCollection<FittedPlugin> others)
    {
        foreach (var stem in plugin.Plugin.Stems)
        {
            var one = new NameStems([stem]);
            if (core.Types.FirstOrDefault(type => one.Begin(type.Name)) is { } taken) Fault($"The stem {stem} is taken by the core's {taken.Name}.");
            if (others.FirstOrDefault(other => other.Plugin.Stems.Any(theirs => one.Begin(theirs) || new NameStems([theirs]).Begin(stem))) is { } holder)
                Fault($"The stem {stem} is taken by the plug-in {holder.Plugin.Id}.");
        }
    }

    void Read(SourceText file)
    {
        try
        {
            foreach (var definition in Parser.ParseTypeSystem(file, ParserLimits.TypeSystem).Definitions) Read(definition, file);
        }
        catch (GraphSyntaxException fault)
        {
            Fault(file, fault.Error.Locations[0], fault.Message);
        }
    }

    void Read(Definition definition, SourceText file)
    {
        if (definition is not TypeDeclaration type)
        {
            Fault(file, definition.Location, "A plug-in declares types and extends the core's; it declares no directives and no schema.");
            return;
        }
        if (!type.IsExtension)
        {
            _declared.Add(type.Name);
            if (!_own.Begin(type.Name)) Fault(file, type.Location, $"The type {type.Name} does not begin with a stem of the plug-in.");
        }
        var own = _declared.Contains(type.Name) || _own.Begin(type.Name);
        if (type.IsExtension && !own) Extension(type, file);
        foreach (var member in Members(type))
        {
            var coordinate = $"{type.Name}.{member.Name}";
            if (!_declared.Add(coordinate)) Fault(file, member.Location, $"{coordinate} is declared twice.");
            if (!own && !_own.AreIn(member.Name)) Fault(file, member.Location, $"{coordinate} contains no stem of the plug-in.");
        }
    }

    static IEnumerable<MemberDeclaration> Members(TypeDeclaration type) => type switch
    {
        FieldsDeclaration fields => fields.Fields,
        EnumDeclaration values => values.Values,
        InputObjectDeclaration input => input.Fields,
        _ => [],
    };

    void Extension(TypeDeclaration type, SourceText file)
    {
        if (core.Type(type.Name) is not { } extended) Fault(file, type.Location, $"The type {type.Name} is extended and is not there.");
        else if (extended.Applied(ExtensionPoint) is null) Fault(file, type.Location, $"The type {type.Name} is no extension point.");
        else if (type.Name == "ActivityKind") Right(PluginRights.Activity);
        else if (type.Name is not ("Query" or "Mutation")) Right(PluginRights.Extend(type.Name));
    }

    void Bindings()
    {
        var bound = plugin.Features.Fields.Select(field => field.Coordinate)
            .Concat(plugin.Features.Mutations.Select(mutation => $"Mutation.{mutation.Field}"))
            .Concat(plugin.Features.Types.Keys);
        foreach (var coordinate in bound.Where(coordinate => !_declared.Contains(coordinate)))
            Fault($"{coordinate} is bound and not in the plug-in's own schema files.");
        foreach (var mutation in plugin.Features.Mutations.Where(mutation => !plugin.Features.Actors.Contains(mutation.Actor)))
            Fault($"Mutation.{mutation.Field} writes an actor that the plug-in does not list.");
        foreach (var kind in plugin.Features.Nodes.Keys.Where(kind => !plugin.Bounds.Kinds.Contains(kind)))
            Fault($"The node kind {kind} is not an actor of the plug-in.");
    }

    void Names()
    {
        var features = plugin.Features;
        Begin("The kind of actor", features.Actors.Select(actor => actor.Kind));
        Begin("The event", features.Actors.SelectMany(actor => actor.EventNames));
        Begin("The read model", plugin.Bounds.Tables);
        Begin("The identifier", features.Identifiers.Keys);
        Begin("The result category", features.ResultCategories.Select(category => category.Code));
        Begin("The scalar", features.Scalars.Select(scalar => scalar.Name));
    }

    void Begin(string what, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !_own.Begin(name))) Fault($"{what} {name} does not begin with a stem of the plug-in.");
    }

    void Rights()
    {
        if (plugin.Features.Identifiers.Count > 0) Right(PluginRights.CrossMatch);
        if (plugin.Features.ResultCategories.Count > 0) Right(PluginRights.ResultCategories);
    }

    void Right(string right)
    {
        if (!plugin.Plugin.Rights.Contains(right)) Fault($"The manifest does not ask for the right {right}.");
    }

    void Fault(SourceText file, Location place, string fault) => Fault($"{file.Name}:{place.Line}: {fault}");

    void Fault(string fault)
    {
        if (!_faults.Contains(fault)) _faults.Add(fault);
    }
}
