using Nianbao.Domain.Rules;

namespace Nianbao.Tests.Domain;

public sealed class PersonNumbersTests
{
    [Theory]
    [InlineData("440106198001011234", "440106************")] // the check character is wrong: mistyped, and a person's all the same
    [InlineData("身份证号440106198001011234的人", "身份证号440106************的人")]
    [InlineData("44010619800101123x", "440106************")]
    [InlineData("４４０１０６１９８００１０１１２３Ｘ", "４４０１０６************")]
    [InlineData("440106198001011234.00", "440106************.00")]
    public void A_finding_hides_an_ID_number_wherever_it_was_written(string written, string shown)
    {
        var finding = Finding(written);
        Assert.Equal((shown, shown, shown), (finding.Value, finding.MessageZh, finding.MessageEn));
    }

    [Theory]
    [InlineData("514401180112345675")] // a sound credit code of digits only, in 增城区
    [InlineData("51440100MJK0000000")]
    [InlineData("440106198099991234")] // no day
    [InlineData("1440106198001011234")] // a longer number
    [InlineData("2025")]
    public void Other_numbers_are_shown_as_written(string written) => Assert.Equal(written, Finding(written).Value);

    private static Finding Finding(string text) => new() { Code = "VAL-002", Severity = Severity.Error, Value = text, MessageZh = text, MessageEn = text, RemedyZh = "", RemedyEn = "" };
}
