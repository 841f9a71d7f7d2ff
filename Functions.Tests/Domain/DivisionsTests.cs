using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Domain;

public sealed class DivisionsTests
{
    [Fact]
    public void Guangdong_has_a_province_21_cities_and_122_counties()
    {
        Assert.Equal(144, Divisions.All.Count);
        Assert.Equal(144, Divisions.All.Select(d => d.Code).Distinct().Count());
        Assert.Single(Divisions.All, d => d.Level == RegLevels.Province);
        Assert.Equal(21, Divisions.All.Count(d => d.Level == RegLevels.City));
        Assert.Equal(122, Divisions.All.Count(d => d.Level == RegLevels.County));
        Assert.Equal(22, Divisions.Cities.Count);
    }

    [Theory]
    [InlineData("440100", 11)]
    [InlineData("440200", 10)]
    [InlineData("440300", 9)]
    [InlineData("440400", 3)]
    [InlineData("440500", 7)]
    [InlineData("440600", 5)]
    [InlineData("440700", 7)]
    [InlineData("440800", 9)]
    [InlineData("440900", 5)]
    [InlineData("441200", 8)]
    [InlineData("441300", 5)]
    [InlineData("441400", 8)]
    [InlineData("441500", 4)]
    [InlineData("441600", 6)]
    [InlineData("441700", 4)]
    [InlineData("441800", 8)]
    [InlineData("441900", 0)]
    [InlineData("442000", 0)]
    [InlineData("445100", 3)]
    [InlineData("445200", 5)]
    [InlineData("445300", 5)]
    public void Each_city_has_its_counties(string city, int counties) =>
        Assert.Equal(counties, Divisions.All.Count(d => d.CityCode == city && d.Level == RegLevels.County));

    [Fact]
    public void Every_division_is_named_and_its_level_and_city_follow_from_its_code() => Assert.All(Divisions.All, division =>
    {
        Assert.Matches("^44[0-9]{4}$", division.Code);
        Assert.Matches("^[\u4e00-\u9fff]{2,12}$", division.Chinese);
        Assert.NotEmpty(division.English);
        Assert.Equal(division.Level, Divisions.LevelOf(division.Code));
        Assert.Equal(division.CityCode, Divisions.CityOf(division.Code));
        Assert.Equal(division, Divisions.Find(division.Code));
    });

    [Theory]
    [InlineData("440183", "增城区")]
    [InlineData("440184", "从化区")]
    [InlineData("440116", "黄埔区")]
    [InlineData("441283", "高要区")]
    [InlineData("441421", "梅县区")]
    [InlineData("440923", "电白区")]
    [InlineData("440903", "电白区")]
    [InlineData("441723", "阳东区")]
    [InlineData("441827", "清新区")]
    [InlineData("445121", "潮安区")]
    [InlineData("445221", "揭东区")]
    [InlineData("445323", "云安区")]
    public void A_retired_code_stays_valid_and_means_its_successor(string retired, string name)
    {
        Assert.Equal(12, Divisions.RetiredCodes.Count);
        Assert.Equal(name, Divisions.Find(retired)?.Chinese);
        Assert.Equal(Divisions.CityOf(retired), Divisions.Find(retired)?.CityCode);
    }

    [Fact]
    public void The_province_is_its_own_city() => Assert.Equal("440000", Divisions.CityOf("440000"));

    [Fact]
    public void An_unknown_code_of_guangdong_belongs_to_the_city_of_its_first_four_digits()
    {
        Assert.Null(Divisions.Find("440199"));
        Assert.Equal("440100", Divisions.CityOf("440199"));
        Assert.Null(Divisions.Find(null));
    }
}
