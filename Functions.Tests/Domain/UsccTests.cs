using CsCheck;
using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Domain;

public sealed class UsccTests
{
    [Theory]
    [InlineData("12100000401359321Q")]
    [InlineData("91440300708461136T")]
    [InlineData("91110108551385082Q")]
    [InlineData("91350100M000100Y43")]
    public void The_codes_verified_in_the_specification_have_the_right_check_character(string code) => Assert.True(Uscc.TryCheck(code, out _));

    [Fact]
    public void A_wrong_check_character_is_told_with_the_right_one()
    {
        // Z is outside the alphabet, but only the first 17 characters enter the sum.
        Assert.False(Uscc.TryCheck("91350100M000100Y4Z", out var expected));
        Assert.Equal('3', expected);
    }

    [Theory]
    [InlineData("51440000MJK900012T", "SG", "PROVINCE", "440000")]
    [InlineData("51440000500001018W", "SG", "PROVINCE", "440000")]
    [InlineData("52440100MJK9100187", "SSI", "CITY", "440100")]
    [InlineData("52440300MJL16001XT", "SSI", "CITY", "440300")]
    [InlineData("53440000MJK980016Y", "FDN", "PROVINCE", "440000")]
    [InlineData("53440300MJL1700155", "FDN", "CITY", "440300")]
    [InlineData("51440100MJK920013J", "SG", "CITY", "440100")]
    [InlineData("51440106MJK930019K", "SG", "COUNTY", "440100")]
    [InlineData("52440604MJM100019X", "SSI", "COUNTY", "440600")]
    [InlineData("52441900MJM600013A", "SSI", "CITY", "441900")]
    [InlineData("51442000MJM7000141", "SG", "CITY", "442000")]
    [InlineData("51440300MJL180010K", "SG", "CITY", "440300")]
    public void The_fictional_codes_are_valid_under_both_checks_and_tell_type_level_and_city(string code, string type, string level, string city)
    {
        Assert.True(Uscc.IsWellFormed(code));
        Assert.True(Uscc.TryCheck(code, out _));
        Assert.True(Uscc.TryCheckOrganisationCode(code, out _));
        Assert.Equal(type, Uscc.LegalTypeOf(code));
        Assert.Equal(level, Divisions.LevelOf(Uscc.DivisionOf(code)));
        Assert.Equal(city, Divisions.CityOf(Uscc.DivisionOf(code)));
    }

    [Theory]
    [InlineData(" 51440000mjk900012t ")]
    [InlineData("５１４４００００ＭＪＫ９０００１２Ｔ")]
    [InlineData("'51440000MJK900012T")]
    [InlineData("=\"51440000MJK900012T\"")]
    [InlineData("\uFEFF5144 0000\u00A0MJK9\u200B00012T")]
    public void What_spreadsheets_add_is_removed(string written) => Assert.Equal("51440000MJK900012T", Uscc.Normalise(written));

    [Fact]
    public void A_look_alike_is_never_corrected()
    {
        Assert.Equal("5144OOOOMJK9OOO12T", Uscc.Normalise("5144OOOOMJK9OOO12T"));
        Assert.False(Uscc.IsWellFormed("5144OOOOMJK9OOO12T"));
        Assert.Equal('0', Uscc.LookAlikeOf('O'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5144")]
    [InlineData("51440000MJK900012Tx")]
    [InlineData("51440000MJK90I012T")]
    public void What_is_no_code_is_refused_without_an_expectation(string code)
    {
        Assert.False(Uscc.TryCheck(code, out var expected));
        Assert.Equal('\0', expected);
    }

    [Fact]
    public void Changing_any_single_character_breaks_the_check() =>
        (from body in Gen.Char[Uscc.Alphabet].Array[17]
         from position in Gen.Int[0, 16]
         from shift in Gen.Int[1, 30]
         select (body, position, shift)).Sample(t =>
        {
            var code = new string(t.body) + "0";
            _ = Uscc.TryCheck(code, out var check);
            var changed = t.body.ToArray();
            changed[t.position] = Uscc.Alphabet[(Uscc.Alphabet.IndexOf(changed[t.position]) + t.shift) % 31];
            return Uscc.TryCheck(new string(t.body) + check, out _) && !Uscc.TryCheck(new string(changed) + check, out _);
        });

    [Fact]
    public void A_code_is_its_own_normal_form() => Gen.Char[Uscc.Alphabet].Array[Uscc.Length].Sample(c => Uscc.Normalise(new string(c)) == new string(c));
}
