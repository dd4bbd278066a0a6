using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Host.Plugins;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>What belongs to no module: nodes, the viewer, errors, redactions, forms.</summary>
/// <param name="forms">The forms of the active plug-ins.</param>
internal sealed class CoreModule(Func<ImmutableArray<Form>> forms) : IModule
{
    public void Configure(IModuleBuilder module)
    {
        module.Schema("core.graphql");
        module.Type<NotFoundError>("NotFoundError");
        module.Type<NotPermittedError>("NotPermittedError");
        module.Type<RefusedError>("RefusedError");
        module.Type<KeyReusedError>("KeyReusedError");
        module.Type<StaleVersionError>("StaleVersionError");
        module.Type<PageInfo>("PageInfo");
        module.Type<Redaction>("Redaction");
        module.Type<Viewer>("Viewer");
        module.Type<ActivityEvent>("ActivityEvent");
        module.Schema("forms.graphql");
        module.Type<Form>("Form");
        module.Type<FormText>("FormText");
        module.Type<FormSection>("FormSection");
        module.Type<FormField>("FormField");
        module.Type<FormCode>("FormCode");
        module.Query("forms", (_, _) => Task.FromResult<object?>(forms()));
        module.Query("viewer", static (call, _) =>
            Task.FromResult<object?>(new Viewer(call.Viewer.Person, call.Viewer.Role, call.Viewer.Party, call.Viewer.Unit)));
    }
}

/// <summary>The person who is signed in.</summary>
internal sealed record Viewer(PersonId Person, Role Role, PartyCode Party, string Unit);
