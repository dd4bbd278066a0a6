using System.Reflection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Serialised;

/// <summary>
/// Every command, reply, event and state of the core and of the plug-ins is plain data that another process could be sent. A type that is not
/// fails by its name.
/// </summary>
public sealed class SerialisedFormTests
{
    static readonly Type[] _types = [.. Assemblies().SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsAbstract && !type.IsGenericTypeDefinition)];

    [Fact]
    public void every_command_can_be_sent() => Unsent(Of(typeof(Command))).Should().BeEmpty();

    [Fact]
    public void every_reply_can_be_sent()
    {
        var replies = Of(typeof(Reply)).ToList();

        Unsent(replies).Should().BeEmpty();
        replies.Should().Contain([typeof(Reply.Accepted), typeof(Reply.Refused), typeof(Reply.Stale), typeof(Reply.KeyReused)]);
    }

    [Fact]
    public void every_event_can_be_sent() => Unsent(Of(typeof(DomainEvent))).Should().BeEmpty();

    [Fact]
    public void every_state_can_be_sent() => Unsent(States()).Should().BeEmpty();

    [Fact]
    public void every_module_and_plug_in_was_looked_at() =>
        (Of(typeof(Command)).Count(), Of(typeof(DomainEvent)).Count(), States().Count(), Assemblies().Count()).Should().Match<(int Commands, int Events, int States, int Assemblies)>(
            found => found.Commands > 100 && found.Events > 100 && found.States > 20 && found.Assemblies > 6);

    static IEnumerable<string> Unsent(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            string? fault = null;
            try
            {
                Wire.Through(Sample.Of(type)!);
            }
            catch (Exception why)
            {
                fault = $"{type.FullName}: {(why.InnerException ?? why).Message}";
            }
            if (fault is not null) yield return fault;
        }
    }

    static IEnumerable<Type> Of(Type root) => _types.Where(type => type.IsSubclassOf(root));

    static IEnumerable<Type> States() => _types.Select(StateOf).OfType<Type>().Distinct();

    static Type? StateOf(Type type)
    {
        for (var of = type.BaseType; of is not null; of = of.BaseType)
        {
            if (of.IsGenericType && (of.GetGenericTypeDefinition() == typeof(Command<>) || of.GetGenericTypeDefinition() == typeof(DomainEvent<>)))
                return of.GetGenericArguments()[0];
        }
        return null;
    }

    static IEnumerable<Assembly> Assemblies()
    {
        string[] modules = ["Sdk", "Contracts", "Access", "Directory", "Exchange", "Investigations", "Governance", "Plugins", "Host"];
        string[] plugins = [PluginFolder.Built("drugs", "Drugs").Path, PluginFolder.Built("stolen-vehicles", "StolenVehicles").Path];
        return [
            .. modules.Select(module => Assembly.Load($"Selec.{module}")),
            .. plugins.SelectMany(path => System.IO.Directory.EnumerateFiles(path, "*.dll")).Where(file => !file.EndsWith("Selec.Sdk.dll", StringComparison.Ordinal))
                .Select(Assembly.LoadFrom),
        ];
    }
}
