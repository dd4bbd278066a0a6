namespace Selec.Sdk;

/// <summary>
/// A crime area that a Task Force team adds: the one public class of its assembly. It is made once each time the plug-in is loaded, with a
/// constructor without parameters; what it throws keeps the plug-in out and is shown to administrators.
/// </summary>
public interface ITaskForcePlugin
{
    /// <summary>Lists everything that the plug-in adds: its table of contents.</summary>
    void Configure(IPluginBuilder plugin);
}

/// <summary>
/// What a plug-in can add, in the words of a module's table of contents. Types begin with a stem that the manifest reserves, root fields
/// and fields on extension points contain one as a word; actor kinds, event names and tables begin with one too.
/// </summary>
public interface IPluginBuilder : IFeatureBuilder
{
    /// <summary>
    /// Declares a kind of identifier for the blind cross-match: VIN, plate, document number. Needs the right <c>cross-match</c>.
    /// </summary>
    /// <param name="kind">Lower case with hyphens; begins with a stem: <c>vehicle-vin</c>.</param>
    /// <param name="normalise">
    /// The form in which two reports of the same thing are equal, or null when the text identifies nothing. It sees clear text: it must
    /// keep nothing.
    /// </param>
    void Identifier(string kind, Func<string, string?> normalise);

    /// <summary>
    /// Declares a category in which results of joint investigations may be recorded. Needs the right <c>result-categories</c>.
    /// </summary>
    /// <param name="code">UPPER_SNAKE; begins with a stem: VEHICLE_REPATRIATED.</param>
    /// <param name="title">In English, for lists.</param>
    /// <param name="units">The units in which it is counted; at least one.</param>
    void ResultCategory(string code, string title, params Unit[] units);

    /// <summary>
    /// Adds a form: a JSON file of the plug-in's folder from which a client renders the input of one of its mutations. Labels, order and
    /// help stand in the file; kinds of input, codes and what is required come from the schema, so that they cannot disagree.
    /// </summary>
    void Form(string mutation, string file);
}

/// <summary>The rights that a manifest may ask for.</summary>
public static class PluginRights
{
    /// <summary>Reports identifiers to the blind cross-match.</summary>
    public const string CrossMatch = "cross-match";

    /// <summary>Declares categories of results.</summary>
    public const string ResultCategories = "result-categories";

    /// <summary>Adds kinds of live activity.</summary>
    public const string Activity = "activity";

    /// <summary>Adds fields to a core type that is open for it: <c>extend:Investigation</c>.</summary>
    public static string Extend(string type) => $"extend:{type}";
}
