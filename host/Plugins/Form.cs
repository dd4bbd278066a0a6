using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Selec.Host.Plugins;

/// <summary>A form as a client renders it: the plug-in's words, and what the schema says of each input.</summary>
internal sealed record Form(string Plugin, string Mutation, ImmutableArray<FormText> Titles, ImmutableArray<FormSection> Sections);

/// <summary>A text in a language.</summary>
internal sealed record FormText(string Language, string Text);

/// <summary>Inputs that belong together.</summary>
internal sealed record FormSection(ImmutableArray<FormText> Titles, ImmutableArray<FormField> Fields);

/// <summary>An input.</summary>
/// <param name="Path">Where it lies in the mutation's input, with dots.</param>
/// <param name="Labels">What it is called.</param>
/// <param name="Helps">What helps to fill it in.</param>
/// <param name="Control">How it is filled in.</param>
/// <param name="Required">Whether it must be given where its group is.</param>
/// <param name="Repeated">The path of the group that can be repeated, or of the input itself when it takes several values.</param>
/// <param name="Codes">The codes to choose from.</param>
internal sealed record FormField(
    string Path,
    ImmutableArray<FormText> Labels,
    ImmutableArray<FormText> Helps,
    FormControl Control,
    bool Required,
    string? Repeated,
    ImmutableArray<FormCode> Codes);

/// <summary>A code to choose.</summary>
internal sealed record FormCode(string Code, string? Description);

/// <summary>How an input is filled in.</summary>
internal enum FormControl
{
    /// <summary>Text in words.</summary>
    Text,

    /// <summary>One of the codes listed.</summary>
    Code,

    /// <summary>A code of a known form, typed in.</summary>
    TypedCode,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment.</summary>
    DateTime,

    /// <summary>A party of the platform.</summary>
    Party,

    /// <summary>A country.</summary>
    Country,

    /// <summary>Something of the platform, chosen by its id.</summary>
    Node,
}

/// <summary>A form's file as its author writes it.</summary>
internal sealed record FormFile(string Mutation, Dictionary<string, string> Title, List<SectionFile> Sections);

/// <summary>A section of the file.</summary>
internal sealed record SectionFile(Dictionary<string, string> Title, List<FieldFile> Fields);

/// <summary>An input of the file.</summary>
internal sealed record FieldFile(string Path, Dictionary<string, string> Label, Dictionary<string, string>? Help = null);

/// <summary>JSON of the file: a member that nobody knows is a fault.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FormFile))]
internal sealed partial class FormJson : JsonSerializerContext;
