using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A module of the platform: one assembly whose table of contents is its <see cref="Configure"/>.</summary>
public interface IModule
{
    /// <summary>Lists every actor, command, query and read model of the module.</summary>
    void Configure(IFeatureBuilder module);
}
