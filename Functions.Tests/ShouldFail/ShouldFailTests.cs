using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.ShouldFail;

/// <summary>The corpus: nothing fires on a clean report, and each case fires its rule at its place and no other.</summary>
public sealed class ShouldFailTests
{
    public static TheoryData<string> Bases => [.. CleanBase.Names];

    public static TheoryData<string> Cases => [.. ShouldFailCase.All.Where(one => one.Upload is null).Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Bases))]
    public void Nothing_fires_on_a_clean_report(string name) => Assert.Empty(CleanBase.Named(name).JudgeReport());

    [Theory]
    [MemberData(nameof(Bases))]
    public void Nothing_fires_on_clean_activities(string name)
    {
        var clean = CleanBase.Named(name);
        Assert.All(Enumerable.Range(0, clean.Activities.Count), index => Assert.Empty(clean.JudgeActivity(index)));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Nothing_fires_on_a_clean_register_entry(string name) => Assert.Empty(CleanBase.Named(name).JudgeRegister());

    [Theory]
    [MemberData(nameof(Bases))]
    public void Nothing_fires_on_clean_entries_of_ledgers(string name)
    {
        var clean = CleanBase.Named(name);
        Assert.All(clean.Ledgers, ledger => Assert.All(Enumerable.Range(0, ledger.Value.Count), index => Assert.Empty(clean.JudgeEntry(ledger.Key, index))));
    }

    [Fact]
    public void Some_base_has_a_clean_entry_of_each_ledger() =>
        Assert.Equal(
            Catalogue.All.OfType<LedgerDataset>().Select(ledger => ledger.Name).Order(StringComparer.Ordinal),
            CleanBase.Names.SelectMany(name => CleanBase.Named(name).Ledgers.Keys).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_fires_its_rule_at_its_place_and_no_other(string title)
    {
        var one = ShouldFailCase.All.Single(item => item.ToString() == title);
        var fired = one.Run();
        var all = string.Join('\n', fired);

        var mine = fired.Where(f => f.Code == one.Code).ToList();
        Assert.True(
            one.Expect.Select(e => e.Field ?? "").Order(StringComparer.Ordinal).SequenceEqual(mine.Select(f => f.Field ?? "").Order(StringComparer.Ordinal)),
            $"{title} should fire at {string.Join(", ", one.Expect.Select(e => e.Field ?? "the row"))}; fired:\n{all}");
        foreach (var expected in one.Expect)
        {
            var at = mine.Where(f => f.Field == expected.Field).ToList();
            Assert.True(expected.Severity is null || at.Exists(f => f.Severity == Enum.Parse<Severity>(expected.Severity, ignoreCase: true)), $"{title}: {expected.Severity} expected; fired:\n{all}");
            Assert.True(expected.Ground is null || at.Exists(f => f.Ground == expected.Ground), $"{title}: {expected.Ground} expected; fired:\n{all}");
        }

        Assert.Equal(one.Also.Order(StringComparer.Ordinal), fired.Select(f => f.Code).Where(code => code != one.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_cases_bear_the_same_name() => Assert.Equal(ShouldFailCase.All.Count, ShouldFailCase.All.Select(one => one.ToString()).Distinct().Count());
}
