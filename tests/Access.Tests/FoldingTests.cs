using Selec.Access.Hashing;

namespace Selec.Access.Tests;

public sealed class FoldingTests
{
    /// <summary>Each line is one name or word as the States of the region write it; all spellings on a line must meet.</summary>
    public static TheoryData<string, string[]> Spellings => new()
    {
        { "Albanian", ["Shkodër", "SHKODËR", "shkoder", "Shkode\u0308r"] },
        { "Albanian", ["Përparim Çela", "perparim cela", "PËRPARIM ÇELA"] },
        { "Bosnian", ["Šaćir Džaferović", "sacir dzaferovic", "Шаћир Џаферовић", "ŠAĆIR DŽAFEROVIĆ", "Šaćir ǅaferović"] },
        { "Bulgarian", ["Живко Желязков", "Zhivko Zhelyazkov", "ЖИВКО ЖЕЛЯЗКОВ", "Živko Željazkov"] },
        { "Bulgarian", ["Цветан Йорданов", "Tsvetan Yordanov", "Cvetan Jordanov"] },
        { "Bulgarian", ["Петя Щерева", "Petya Shtereva", "петя щерева"] },
        { "Bulgarian", ["Кольо Чакъров", "Kolyo Chakarov"] },
        { "Bulgarian", ["Мария", "Maria", "Марија", "Marija", "Mariya"] },
        { "Greek", ["Γεώργιος Παπαδόπουλος", "Georgios Papadopoulos", "ΓΕΩΡΓΙΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "γεωργιοσ παπαδοπουλοσ"] },
        { "Greek", ["Σταύρος Λευτέρης", "Stavros Lefteris", "ΣΤΑΥΡΟΣ ΛΕΥΤΕΡΗΣ"] },
        { "Greek", ["Μπακογιάννης", "Bakogiannis"] },
        { "Greek", ["Άγγελος", "Angelos", "ΑΓΓΕΛΟΣ"] },
        { "Greek", ["Χρήστος Τσίπρας", "Christos Tsipras"] },
        { "Greek", ["Αλέξανδρος", "Alexandros", "Aleksandros"] },
        { "Greek", ["Ταΰγετος", "Taygetos", "ΤΑΫΓΕΤΟΣ"] },
        { "Hungarian", ["Őry Tűnde", "ory tunde", "ŐRY TŰNDE", "O\u030bry Tu\u030bnde"] },
        { "Hungarian", ["Gyöngyösi Árpád", "gyongyosi arpad"] },
        { "Macedonian", ["Ѓорѓи Ќосев", "Gjorgji Kjosev", "Ǵorǵi Ḱosev", "ЃОРЃИ ЌОСЕВ"] },
        { "Macedonian", ["Ѕвездан Љупчо", "Dzvezdan Ljupcho", "Dzvezdan Ljupčo"] },
        { "Romanian", ["Ștefan Țepeș", "Ştefan Ţepeş", "stefan tepes", "S\u0326tefan T\u0326epes\u0326"] },
        { "Romanian", ["Brăila Târgoviște", "braila targoviste", "BRĂILA TÂRGOVIŞTE"] },
        { "Moldovan", ["Chișinău", "Chisinau", "CHIȘINĂU"] },
        { "Moldovan, in Russian letters", ["Кишинэу", "Kishineu", "КИШИНЭУ"] },
        { "Serbian", ["Ђорђе", "Đorđe", "ĐORĐE", "Djordje", "đorđe", "ЂОРЂЕ"] },
        { "Serbian", ["Љиљана Његош", "Ljiljana Njegoš", "ǈiljana ǋegoš", "LJILJANA NJEGOS"] },
        { "Serbian", ["Живковић", "Živković", "Zivkovic", "Zhivkovich"] },
        { "Serbian", ["Хрватска", "Hrvatska"] },
        { "Montenegrin", ["Śekloća", "Sekloca", "С\u0301еклоћа", "ŚEKLOĆA"] },
        { "Turkish", ["İstanbul", "istanbul", "ISTANBUL", "ıstanbul", "Istanbul", "I\u0307stanbul"] },
        { "Turkish", ["Ağrı Iğdır", "agri igdir", "AĞRI IĞDIR"] },
        { "Turkish", ["Şükrü Çağlayan Öz", "sukru caglayan oz", "ŞÜKRÜ ÇAĞLAYAN ÖZ"] },
        { "German in Hungary and Romania", ["Strauß", "STRAUSS", "STRAUẞ"] },
        { "Other Latin", ["Łukasz Ødegård Guðrún", "lukasz odegard gudrun"] },
        { "Forms of width and ligatures", ["Ｐａｓｓ ﬁle", "pass file", "PASS\u00a0FILE"] },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void spellings_of_one_name_meet(string language, string[] spellings)
    {
        var folded = Folding.Words(spellings[0]).ToArray();
        folded.Should().NotBeEmpty();
        foreach (var spelling in spellings) Folding.Words(spelling).Should().Equal(folded, because: $"{language}: {spelling}");
    }

    [Theory]
    [InlineData("Zagora", "Sagora")]
    [InlineData("Petrov", "Petrova")]
    [InlineData("Ниш", "Нин")]
    [InlineData("Ankara", "Angara")]
    [InlineData("Θήβα", "Φήβα")]
    public void different_names_stay_apart(string one, string other) => Folding.Words(one).Should().NotEqual(Folding.Words(other));

    [Fact]
    public void whatever_is_neither_letter_nor_digit_separates_words() =>
        Folding.Words("O'Brien-Kovács, tel.: +36/20 (teszt)\tvége").Should()
            .Equal("o", "brien", "kovacs", "tel", "36", "20", "teszt", "vege");

    [Fact]
    public void identifiers_keep_letters_that_differ() =>
        Folding.Words("WVWZZZ1JZXW000001 WVWZZZ1IZXW000001").Should().HaveCount(2).And.OnlyHaveUniqueItems();

    [Fact]
    public void digits_of_other_scripts_are_digits() => Folding.Words("٣٤ １２").Should().Equal("34", "12");

    [Fact]
    public void soft_hyphens_and_joiners_do_not_part_a_word() =>
        Folding.Words("Beo\u00adgrad Beo\u200dgrad").Should().Equal("beograd", "beograd");

    [Fact]
    public void folding_never_fails_and_case_never_matters() => Seeded.Run(500, random =>
    {
        var text = random.Text();
        var folded = Folding.Words(text).ToArray();
        folded.Should().NotContain(string.Empty);
        Folding.Words(UnicodeForms.Composed(text)).Should().Equal(folded);
    });
}
