using Selec.Sdk;

namespace Selec.Investigations.Tests;

public sealed class CodeNameTests
{
    readonly World _world = new();

    [Fact]
    public void a_code_name_is_claimed_in_the_year_of_occurrence() => Claim(Casework.Year(2021)).Scope.Should().Be("code-name/2021");

    [Fact]
    public void a_span_over_two_years_belongs_to_the_year_it_began() =>
        Claim(new Occurrence(new DateOnly(2021, 6, 1), new DateOnly(2022, 2, 28), OccurrencePrecision.Months)).Scope
            .Should().Be("code-name/2021");

    [Fact]
    public void a_time_not_stated_has_a_scope_of_its_own() =>
        Claim(new Occurrence(new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31), OccurrencePrecision.Within)).Scope
            .Should().Be("code-name/undated");

    [Fact]
    public void without_a_code_name_nothing_is_claimed() => _world.Read(_world.Proposed()).Claims.Should().BeEmpty();

    [Fact]
    public void a_rejected_one_gives_its_code_name_back()
    {
        var id = Named(Casework.Year(2021));
        _world.When(id, new RejectInvestigation(), People.Operations).Refusal.Should().BeNull();

        _world.Read(id).Claims.Should().BeEmpty();
    }

    [Fact]
    public void a_renamed_one_claims_the_new_name()
    {
        var id = Named(Casework.Year(2021));
        _world.When(id, new ChangeCodeName(_world.Text("GRASS/BANANA"), Casework.Terms), People.Liaison("BG")).Refusal.Should().BeNull();

        _world.Read(id).Claims.Single().Should().BeEquivalentTo(
            new
            {
                Scope = "code-name/2021",
                Name = new { Cipher = "GRASS/BANANA" },
                Taken = new { Code = "CODE_NAME_TAKEN", Path = new[] { "codeName" } }
            });
    }

    Claim Claim(Occurrence occurred) => _world.Read(Named(occurred)).Claims.Single();

    StreamId Named(Occurrence occurred)
    {
        var id = Casework.Named("named");
        _world.Propose(id, Casework.Proposal(_world, [], "GRASS", Casework.Subject(occurred: occurred)), People.Liaison("BG")).Refusal
            .Should().BeNull();
        return id;
    }
}
