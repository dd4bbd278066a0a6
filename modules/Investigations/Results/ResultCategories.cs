using System.Text.RegularExpressions;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Investigations;

/// <summary>The categories of results beyond the core's own, and how their codes are written.</summary>
internal static partial class ResultCategories
{
    /// <summary>Adds the scalar of their codes and the list of those declared now.</summary>
    public static void Add(IFeatureBuilder module, Func<IResultCategories> categories)
    {
        module.Scalar(
            "ResultCategoryCode", code => Code().IsMatch(code) ? code : null,
            "A ResultCategoryCode is 3 to 60 capital letters, digits or underscores and begins with a letter.");
        module.Type<ResultCategory>("ResultCategory");
        module.Query("resultCategories", (_, _) => Task.FromResult<object?>(Listed(categories())));
    }

    /// <summary>The categories by their codes, in order.</summary>
    public static IReadOnlyList<ResultCategory> Listed(IResultCategories categories) =>
        [.. categories.Declared.Values.OrderBy(category => category.Code, StringComparer.Ordinal)];

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{2,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
