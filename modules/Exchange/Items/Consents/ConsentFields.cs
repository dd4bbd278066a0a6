using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What the API offers on consents, uses, releases and previews.</summary>
internal static class ConsentFields
{
    public static void Configure(IModuleBuilder module, Func<IDirectory> directory)
    {
        module.Schema("consents.graphql");
        module.Actor(ConsentActors.Consents);
        module.Actor(ConsentActors.Releases);
        Read(module);
        Consents(module);
        Uses(module);
        Releases(module, directory);
        Previews(module, directory);
    }

    static void Read(IModuleBuilder module)
    {
        module.Node("Consent", Consent.ActorKind, ConsentRead.Consents);
        module.Connection("Query.consents", ConsentRead.Consents);
        module.One<ConsentView, ItemView>("Consent.item", ItemRead.Items, view => view.Item.Value);
        module.Field<ConsentView>("Consent.state", (view, call) => view.Standing.At(call.Now));
        module.Field<ConsentView>("Consent.viewerCan", (view, call) => ConsentRules.Open(view.Standing, call.Viewer, call.Now));
        module.Many<ItemView, ConsentView>(
            "InformationItem.consents", ConsentRead.Consents, view => view.Id.Key, "item", consent => consent.Item.Value);
        module.Node("Release", Release.ActorKind, ReleaseRead.Releases);
        module.Connection("Query.releases", ReleaseRead.Releases);
        module.Field<ReleaseView>("Release.state", (view, call) => view.StateAt(call.Now));
        module.One<ReleaseView, ItemView>("Release.item", ItemRead.Items, view => view.Item.Value);
        module.One<ReleaseView, ConsentView>("Release.consent", ConsentRead.Consents, view => view.Consent?.Key);
        module.Type<ItemUse>("ItemUse");
        module.Field<ItemView>("InformationItem.uses", (view, call) => view.UsesFor(call.Viewer));
    }

    static void Consents(IModuleBuilder module)
    {
        module.Mutation<AskConsent>("askConsent", ConsentActors.Consents)
            .By(Role.LiaisonOfficer, Role.Analyst, Role.OperationsDirectorate, Role.Prosecutor)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<GrantConsent>("grantConsent", ConsentActors.Consents).By(ItemRules.Suppliers).On("consent");
        module.Mutation<RefuseConsent>("refuseConsent", ConsentActors.Consents).By(ItemRules.Suppliers).On("consent");
        module.Mutation<RevokeConsent>("revokeConsent", ConsentActors.Consents).By(ItemRules.Suppliers).On("consent");
    }

    static void Uses(IModuleBuilder module)
    {
        module.Scalar("CourtReference", CodeForms.CourtReference, "A CourtReference is 2 to 40 capitals, digits, slashes, dots and hyphens, a digit among them.");
        module.Mutation<ForwardItem>("forwardItem", ExchangeActors.Items).By([.. AccessDecision.Roles(Act.Forward)])
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<ExportItem>("exportItem", ExchangeActors.Items).By([.. AccessDecision.Roles(Act.Export)])
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<UseInCourt>("useInCourt", ExchangeActors.Items).By([.. AccessDecision.Roles(Act.UseInCourt)])
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<UseForOtherPurpose>("useForOtherPurpose", ExchangeActors.Items).By([.. AccessDecision.Roles(Act.UseForOtherPurpose)])
            .On(command => command.Item.Stream)
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
    }

    static void Releases(IModuleBuilder module, Func<IDirectory> directory)
    {
        module.Mutation<ReleaseItem>("releaseItem", ConsentActors.Releases).By([.. AccessDecision.Roles(Act.Release)])
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<PublishItem>("publishItem", ConsentActors.Releases).By([.. AccessDecision.Roles(Act.Publish)])
            .With((command, lookup, cancellationToken) => UsedItem.FindAsync(command.Item, lookup, cancellationToken));
        module.Mutation<ConfirmRelease>("confirmRelease", ConsentActors.Releases).By([.. AccessDecision.Roles(Act.Release)]).On("release")
            .With((_, lookup, cancellationToken) => ReleasedItem.FindAsync(lookup, cancellationToken))
            .With((_, lookup, _) => Task.FromResult(Proposers.Of(lookup, directory)));
    }

    static void Previews(IModuleBuilder module, Func<IDirectory> directory)
    {
        var audience = new AudiencePreviews(directory);
        module.Type<AudiencePreview>("AudiencePreview");
        module.Type<AudienceShortfall>("AudienceShortfall");
        module.Type<ForwardPreview>("ForwardPreview");
        module.Query("previewAudience", audience.OnTheWayAsync);
        module.Query("previewForward", new ForwardPreviews(audience).AnswerAsync);
    }
}
