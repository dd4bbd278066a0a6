using System.Text.RegularExpressions;
using Selec.Contracts;
using Selec.Directory.Accounts;
using Selec.Directory.Reference;
using Selec.Sdk;

namespace Selec.Directory;

/// <summary>Parties with dated status, Task Forces, and the people of the platform.</summary>
sealed partial class DirectoryModule : IModule
{
    static string? MarkingCode(string text) => MarkingForm().IsMatch(text) ? text : null;

    [GeneratedRegex("^[A-Z][A-Z0-9-]{1,15}\\.[A-Z][A-Z0-9_]{0,63}\\z")]
    private static partial Regex MarkingForm();

    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("directory.graphql");
        module.Actor(Account.Definition);

        module.Node("Person", Account.Kind, Account.People);
        module.Type<Admission>("Admission");
        module.Field<PersonView>("Person.admission", (view, call) => view.AdmissionFor(call.Viewer));
        module.Field<PersonView>("Person.subject", (view, call) => view.SubjectFor(call.Viewer));
        module.Field<PersonView>("Person.viewerCan", (view, call) => view.ActionsOf(call.Viewer));
        module.Connection("Query.people", Account.People);

        module.Type<PartyView>("Party");
        module.Type<PartyStatus>("PartyStatus");
        module.Type<NationalUnitView>("NationalUnit");
        module.Type<UnitView>("Unit");
        module.Type<TaskForceView>("TaskForce");
        module.Query("parties", ReferenceQueries.Parties);
        module.Query("party", ReferenceQueries.Party);
        module.Query("taskForces", ReferenceQueries.TaskForces);
        module.Type<MarkingView>("Marking");
        module.Scalar("MarkingCode", MarkingCode, "A MarkingCode is a party's code, a full stop, and capitals, digits and underscores.");
        module.Query("markings", Markings.Answer);

        module.Mutation<OpenAccount>("openAccount", Account.Definition).By(Role.Administrator, Role.SecurityOfficer);
        module.Mutation<AuthoriseAccount>("authoriseAccount", Account.Definition).On("person")
            .By(Role.DirectorGeneral, Role.NationalFocalPoint);
        module.Mutation<SetClearance>("setClearance", Account.Definition).On("person").By(Role.Administrator, Role.SecurityOfficer);
        module.Mutation<RenewCertificate>("renewCertificate", Account.Definition).On("person").By(Role.Administrator, Role.SecurityOfficer);
        module.Mutation<EndSessions>("endSessions", Account.Definition).On("person");
        module.Mutation<CloseAccount>("closeAccount", Account.Definition).On("person").By(Role.Administrator, Role.SecurityOfficer);
    }
}
