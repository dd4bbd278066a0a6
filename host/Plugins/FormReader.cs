using System.Collections.Immutable;
using System.Text.Json;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Host.Binding;

namespace Selec.Host.Plugins;

/// <summary>Reads a form and holds it against the mutation's input: a form that cannot be filled in keeps its plug-in out.</summary>
internal sealed class FormReader
{
    static readonly ImmutableHashSet<string> _envelope = ["idempotencyKey", "version"];

    readonly SourceText _file;
    readonly InputObjectType _input;
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];

    FormReader(SourceText file, InputObjectType input) => (_file, _input) = (file, input);

    /// <exception cref="BindingException">The file is no form of this mutation; the message lists everything, a line each.</exception>
    public static Form Read(string plugin, string mutation, SourceText file, Schema schema)
    {
        var written = Parse(file);
        if (written.Mutation != mutation) throw new BindingException($"{file.Name} is not a form for {mutation}.");
        var input = schema.MutationType?.Fields.Find(mutation)?.Arguments.Find("input")?.Type.Inner as InputObjectType
            ?? throw new BindingException($"{file.Name} is a form for {mutation}, which is not in the schema.");
        var reader = new FormReader(file, input);
        var titles = reader.Texts("the title", written.Title);
        var sections = written.Sections.Select(section => new FormSection(
            reader.Texts("a section's title", section.Title), [.. section.Fields.Select(reader.Field).OfType<FormField>()])).ToImmutableArray();
        reader.Missing(input, "");
        return reader._faults.Count == 0
            ? new Form(plugin, mutation, titles, sections)
            : throw new BindingException(string.Join('\n', reader._faults));
    }

    static FormFile Parse(SourceText file)
    {
        try
        {
            var form = JsonSerializer.Deserialize(file.Utf8.Span, FormJson.Default.FormFile);
            return form is not null && IsWhole(form)
                ? form
                : throw new BindingException($"{file.Name} is no form: null stands where something must.");
        }
        catch (JsonException fault)
        {
            throw new BindingException($"{file.Name} is no form: line {fault.LineNumber + 1}, {fault.Path}.");
        }
    }

    /// <summary>The reader of JSON lets null stand in lists and among texts.</summary>
    static bool IsWhole(FormFile form) =>
        form.Sections.TrueForAll(section => section?.Fields.TrueForAll(field => field is not null) == true)
        && form.Sections.SelectMany(section => section.Fields.SelectMany(Texts).Append(section.Title)).Append(form.Title)
            .All(texts => !texts.ContainsValue(null!));

    static IEnumerable<Dictionary<string, string>> Texts(FieldFile field) => field.Help is null ? [field.Label] : [field.Label, field.Help];

    FormField? Field(FieldFile field)
    {
        if (!_asked.Add(field.Path)) _faults.Add($"{_file.Name} asks for {field.Path} twice.");
        var (type, repeated) = ((InputObjectType?)_input, (string?)null);
        InputValueDefinition? definition = null;
        var path = new List<string>();
        foreach (var name in field.Path.Split('.'))
        {
            path.Add(name);
            definition = type?.Fields.Find(name);
            if (definition is null || _envelope.Contains(name)) return Unknown(field.Path);
            if (definition.Type.Nullable is ListType) repeated = string.Join('.', path);
            type = definition.Type.Inner as InputObjectType;
        }
        return type is not null
            ? Unknown(field.Path)
            : new FormField(
                field.Path,
                Texts($"the label of {field.Path}", field.Label),
                field.Help is null ? [] : Texts($"the help of {field.Path}", field.Help),
                Control(definition!.Type.Inner), IsRequired(definition), repeated, Codes(definition.Type.Inner));
    }

    FormField? Unknown(string path)
    {
        _faults.Add($"{_file.Name} asks for {path}, which is no single input of {_input.Name}.");
        return null;
    }

    /// <summary>What must be given and is not asked for; of an optional group only when something of it is asked for.</summary>
    void Missing(InputObjectType input, string prefix)
    {
        foreach (var field in input.Fields.Where(field => !_envelope.Contains(field.Name)))
        {
            var path = prefix + field.Name;
            var isAsked = _asked.Contains(path) || _asked.Any(asked => asked.StartsWith($"{path}.", StringComparison.Ordinal));
            if (!isAsked && IsRequired(field)) _faults.Add($"{_file.Name} does not ask for {path}, which must be given.");
            if (isAsked && field.Type.Inner is InputObjectType group) Missing(group, $"{path}.");
        }
    }

    ImmutableArray<FormText> Texts(string what, Dictionary<string, string> texts)
    {
        if (!texts.ContainsKey("en")) _faults.Add($"{_file.Name}: {what} is not given in English (en).");
        return [.. texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => new FormText(text.Key, text.Value))];
    }

    static bool IsRequired(InputValueDefinition field) => field.Type.IsNonNull && !field.HasDefault;

    static ImmutableArray<FormCode> Codes(NamedType type) => type is EnumType codes
        ? [.. codes.Values.Select(value => new FormCode(value.Name, value.Description))]
        : [];

    static FormControl Control(NamedType type) => type.Name switch
    {
        _ when type is EnumType => FormControl.Code,
        "String" => FormControl.Text,
        "Int" => FormControl.WholeNumber,
        "Decimal" or "Float" => FormControl.Number,
        "Boolean" => FormControl.YesNo,
        "Date" => FormControl.Date,
        "DateTime" => FormControl.DateTime,
        "PartyCode" => FormControl.Party,
        "CountryCode" => FormControl.Country,
        "ID" => FormControl.Node,
        _ => FormControl.TypedCode,
    };
}
