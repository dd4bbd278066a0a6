using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A module of the platform: one assembly whose table of contents is its <see cref="Configure"/>.</summary>
public interface IModule
{
    /// <summary>Lists every actor, command, query and read model of the module.</summary>
    void Configure(IModuleBuilder module);
}

/// <summary>What modules may do beyond what plug-ins may.</summary>
public interface IModuleBuilder : IFeatureBuilder
{
    /// <summary>Adds a read model that no field of the schema names: one that plug-ins read.</summary>
    void Table(Table table);

    /// <summary>A connection over something that is no read model.</summary>
    /// <param name="coordinate">The field, as Query.auditEntries.</param>
    /// <param name="list">What it shows.</param>
    void List<TView>(string coordinate, IList<TView> list)
        where TView : notnull;

    /// <summary>
    /// Carries an act out once it is on disk and before it is answered. It must be harmless when repeated: an answer that was lost is asked
    /// for again, and after a crash the module does it at the next start.
    /// </summary>
    /// <param name="mutation">The mutation's field.</param>
    /// <param name="carryOut">Takes the actor that was written.</param>
    void After(string mutation, Func<StreamId, CancellationToken, Task> carryOut);
}
