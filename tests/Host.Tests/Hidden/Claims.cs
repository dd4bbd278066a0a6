namespace Selec.Host.Tests.Hidden;

/// <summary>What is not tried, and why. The lists are asserted to be exact.</summary>
internal static class Claims
{
    const string OfTheDesk = "carried out by the Data Protection Officer alone, from whom no request of a person is hidden";

    public static readonly IReadOnlyDictionary<string, string> KindsNotTried = new Dictionary<string, string>
    {
        ["ItemReview"] = "ReviewTests: it is announced some three years after its item was entered",
    };

    /// <summary>Mutations that nobody to whom the object is hidden has the role to carry out: they are refused for the role, whatever the id.</summary>
    public static readonly IReadOnlyDictionary<string, string> NeverHidden = new Dictionary<string, string>
    {
        ["confirmIdentity"] = OfTheDesk,
        ["consultSuppliers"] = OfTheDesk,
        ["replyToSubject"] = OfTheDesk,
        ["recordReplyReceived"] = OfTheDesk,
    };

    /// <summary>Ids that a question takes and that are not tried as conditions are.</summary>
    public static readonly IReadOnlyDictionary<string, string> QuestionsNotTried = new Dictionary<string, string>
    {
        ["node.id"] = "HiddenTests: tried with every field of the kind asked for",
        ["nodes.ids"] = "HiddenTests",
    };

    /// <summary>Ids that a mutation takes and that are not tried.</summary>
    public static readonly IReadOnlyDictionary<string, string> PlacesNotTried = new Dictionary<string, string>
    {
        ["assignOfficer.officer"] = "the directory of people is open to everybody who signs in",
        ["consultSuppliers.also"] = "carried out by the Data Protection Officer alone, from whom no item is hidden",
        ["consultSuppliers.without"] = "carried out by the Data Protection Officer alone, from whom no item is hidden",
    };
}
