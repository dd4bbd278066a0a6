using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What the API offers on emergencies.</summary>
internal static class EmergencyFields
{
    public static void Configure(IModuleBuilder module, BreakGlassTerms terms, Func<IDirectory> directory)
    {
        module.Schema("emergencies.graphql");
        module.Actor(ExchangeActors.Emergencies);
        module.Node("EmergencyAccess", Emergency.ActorKind, EmergencyRead.Emergencies);
        module.Connection("Query.emergencies", EmergencyRead.Emergencies);
        module.Field<EmergencyView>("EmergencyAccess.overdue", (view, call) => view.IsOverdue(call.Now));
        module.Mutation<BreakGlass>("breakGlass", ExchangeActors.Items).By([.. BreakGlassTerms.Possible])
            .On(command => command.Target.Stream)
            .With((_, _, _) => Task.FromResult(terms))
            .With((_, lookup, cancellationToken) => OverdueReview.FindAsync(lookup, cancellationToken));
        module.Mutation<ReviewEmergency>("reviewEmergency", ExchangeActors.Emergencies)
            .By(Role.DataProtectionOfficer, Role.SupervisoryBody).On("emergency");
        module.Mutation<ConfirmReview>("confirmReview", ExchangeActors.Emergencies)
            .By(Role.DataProtectionOfficer, Role.SupervisoryBody).On("emergency")
            .With((_, lookup, _) => Task.FromResult(Proposers.Of(lookup, directory)));
    }
}
