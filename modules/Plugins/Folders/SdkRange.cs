using Selec.Sdk;

namespace Selec.Plugins.Folders;

/// <summary>The versions of the kit that a plug-in was made for, each as major and minor.</summary>
/// <param name="From">The first version that will do.</param>
/// <param name="Below">The first version that will not.</param>
internal sealed record SdkRange(Version From, Version Below)
{
    /// <summary>The version of the kit that this platform offers.</summary>
    public static Version Offered { get; } = Short(typeof(ITaskForcePlugin).Assembly.GetName().Version!);

    /// <summary>Why a version of the kit will not do; null when it will.</summary>
    public string? Fault(Version offered) => From <= offered && offered < Below
        ? null
        : $"The plug-in is made for Sdk {From} to below {Below}; this platform has Sdk {offered}.";

    static Version Short(Version version) => new(version.Major, version.Minor);
}
