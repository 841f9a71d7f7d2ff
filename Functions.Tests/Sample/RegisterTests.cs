using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Local.Sample;
using Nianbao.Local.Sample.Organisations;

namespace Nianbao.Tests.Sample;

public sealed class RegisterTests
{
    private static readonly Lazy<IReadOnlyList<Organisation>> Full = new(() => [.. new RegisterMaker(new()).Make()]);

    [Fact]
    public void The_72019_organisations_are_split_as_the_specification_says()
    {
        Assert.Equal(72_019, Full.Value.Count);
        Assert.Equal(32_400, Full.Value.Count(o => o.LegalType == LegalTypes.SocialGroup));
        Assert.Equal(38_150, Full.Value.Count(o => o.LegalType == LegalTypes.ServiceInstitution));
        Assert.Equal(1_460, Full.Value.Count(o => o.LegalType == LegalTypes.Foundation));
        Assert.Equal(9, Full.Value.Count(o => o.LegalType == LegalTypes.Other));
        Assert.Equal(8_030, Full.Value.Count(o => Divisions.CityOf(o.Division) == "440100"));
        Assert.Equal(Divisions.All.Select(d => d.Code).Order(), Full.Value.Select(o => o.Division).Distinct().Order());
    }

    [Fact]
    public void Credit_codes_are_valid_under_both_checks_and_unique_and_say_type_and_registrar()
    {
        Assert.All(Full.Value, o =>
        {
            Assert.True(Uscc.IsWellFormed(o.Uscc));
            Assert.True(Uscc.TryCheck(o.Uscc, out _));
            Assert.True(Uscc.TryCheckOrganisationCode(o.Uscc, out _));
            Assert.Equal(o.LegalType, Uscc.LegalTypeOf(o.Uscc));
            Assert.Equal(o.RegistrarCode, Uscc.DivisionOf(o.Uscc));
            Assert.Equal(o.RegLevel, Divisions.LevelOf(o.Division));
        });
        Assert.Distinct(Full.Value.Select(o => o.Uscc));
        Assert.Distinct(Full.Value.Select(o => o.Uscc![8..17]));
    }

    [Fact]
    public void Names_are_unique()
    {
        Assert.Distinct(Full.Value.Select(o => o.Name));
    }

    [Fact]
    public void Foundations_are_mostly_with_the_province_and_the_cities()
    {
        var foundations = Full.Value.Where(o => o.LegalType == LegalTypes.Foundation).ToList();
        Assert.True(foundations.Count(o => o.RegLevel != RegLevels.County) > foundations.Count * 3 / 4);
    }

    [Fact]
    public void Who_ended_says_when_and_how_and_was_there_before()
    {
        Assert.All(Full.Value, o =>
        {
            Assert.Equal(o.EndedOn is null, o.Status == OrgStatuses.Active);
            Assert.InRange(o.EstablishedOn!.Value, new(1990, 1, 1), new(2025, 12, 31));
            Assert.False(o.EndedOn <= o.EstablishedOn || o.EndedOn > new DateOnly(2025, 12, 31));
            Assert.Equal(o.RegistrationMode == RegistrationModes.Dual, o.SupervisingUnit is not null);
        });
        Assert.Contains(Full.Value, o => o.EndedOn?.Year == 2025);
        Assert.Contains(Full.Value, o => o.EndedOn?.Year < 2023);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(300)]
    [InlineData(2_999)]
    [InlineData(72_018)]
    [InlineData(150_000)]
    public void Quotas_add_up_whatever_the_number(int organisations)
    {
        var quotas = Quotas.Of(organisations);
        Assert.Equal(organisations, quotas.Sum(q => q.Count));
        Assert.Equal(Quotas.ByType(organisations), Quotas.Types.Select(t => quotas.Where(q => q.LegalType == t).Sum(q => q.Count)));
        Assert.Equal(Quotas.ByCity(organisations), Divisions.Cities.Select(c => quotas.Where(q => q.Division.CityCode == c.Code).Sum(q => q.Count)));
    }
}
