using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests;

public sealed class ReadModelTests
{
    [Fact]
    public async Task every_read_model_of_a_module_is_made_and_rebuilt_with_the_others()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var known = platform.Services.GetRequiredService<TableCatalog>().Tables.Select(table => table.Name);

        var declared = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name is "Selec.Exchange" or "Selec.Investigations" or "Selec.Governance" or "Selec.Directory" or "Selec.Access")
            .SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Table))).Select(field => ((Table)field.GetValue(null)!).Name).ToList();

        declared.Should().HaveCountGreaterThan(10);
        known.Should().Contain(declared);
    }
}
