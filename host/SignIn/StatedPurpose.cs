using Selec.Graph;
using Selec.Graph.Execution;
using Selec.Sdk;

namespace Selec.Host.SignIn;

/// <summary>The header by which a request says why it asks.</summary>
internal static class StatedPurpose
{
    public const string Header = "Selec-Purpose";

    /// <summary>What is answered to a purpose that is none.</summary>
    public static readonly GraphError Unknown =
        GraphError.Of(GraphErrorCode.BadUserInput, $"{Header} takes one of {string.Join(", ", Codes.Members(typeof(Purpose)).Keys)}.") with
        {
            Extensions = new Dictionary<string, object?> { ["reason"] = "PURPOSE_UNKNOWN" },
        };

    /// <summary>What is answered to a search without a purpose: it belongs to no case for which one could have been stated before.</summary>
    public static GraphException Missing() => new(
        "PURPOSE_REQUIRED", $"Say why you search: send the header {Header} with one of {string.Join(", ", Codes.Members(typeof(Purpose)).Keys)}.");

    /// <summary>The purpose, or null where none is stated; false when what is stated is no purpose.</summary>
    public static bool TryRead(HttpRequest request, out Purpose? purpose)
    {
        purpose = null;
        if (!request.Headers.TryGetValue(Header, out var stated)) return true;
        if (stated is not [{ } code] || !Codes.Members(typeof(Purpose)).TryGetValue(code, out var member)) return false;
        purpose = (Purpose)member;
        return true;
    }
}
