using System.Text.Json;
using Selec.Sdk;

namespace Selec.Directory.Reference;

/// <summary>How the codes of the directory are written.</summary>
static class Written
{
    /// <summary>A Task Force's key in groups and file names: <c>stolen-vehicles</c>.</summary>
    public static string Key(this TaskForceKey taskForce) => JsonNamingPolicy.KebabCaseLower.ConvertName(taskForce.ToString());
}
