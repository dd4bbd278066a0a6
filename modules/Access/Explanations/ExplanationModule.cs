using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Access.Explanations;

/// <summary>The access decision explained to those who check it: auditors and administrators, who read no casework themselves.</summary>
/// <param name="directory">Looked up when it is asked: it reads tables that are known once all modules are.</param>
/// <param name="items">Likewise.</param>
sealed class ExplanationModule(Func<IDirectory> directory, Func<IItemControls> items) : IModule
{
    const string PersonKind = "person";

    const string ItemKind = "item";

    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Schema("access.graphql");
        module.Type<AccessExplanation>("AccessExplanation");
        module.Type<ExplainedCondition>("ExplainedCondition");
        module.Query("explainAccess", async (call, cancellationToken) => await ExplainAsync(call, cancellationToken));
    }

    async Task<AccessExplanation?> ExplainAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Viewer.Role is not (Role.Auditor or Role.Administrator)) return null;
        if (Named(call, PersonKind) is not { } person || Named(call, ItemKind) is not { } item) return null;
        var standing = directory().StandingOf(new PersonId(person.Key), call.Now);
        var found = await items().FindAsync([new ItemId(item.Key)], cancellationToken);
        if (standing is null || !found.TryGetValue(new ItemId(item.Key), out var control)) return null;
        call.Concerning(person);
        call.Concerning(item);
        var act = (Act)Codes.Members(typeof(Act))[call.Arguments["act"]!.ToString()!];
        return AccessExplanation.Of(item, new AccessQuestion(standing, act, control, call.Now)
        {
            Field = call.Arguments.GetValueOrDefault("field") as string,
            Recipient = call.Arguments.GetValueOrDefault("recipient") is { } party ? new PartyCode(party.ToString()!) : null,
        });
    }

    static StreamId? Named(Call call, string kind) =>
        call.NodeOf(call.Arguments[kind]!.ToString()!) is { } node && node.Kind == kind ? node : null;
}
