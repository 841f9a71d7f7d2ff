using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Reports;

/// <summary>
/// Keeps an organisation's books over the sample's years: each year opens with what the year before closed with, whether or
/// not a report was filed.
/// </summary>
public sealed class Bookkeeping(SampleOptions options)
{
    /// <summary>Yearly income in yuan: many small organisations, few large ones.</summary>
    private static readonly long[] Sizes = [20_000, 80_000, 300_000, 1_000_000, 4_000_000, 20_000_000];

    private static readonly Dictionary<string, (int[] Sizes, int[] Income)> Profiles = new()
    {
        // Income: donations, dues, services, sales, grants, investments, other.
        [LegalTypes.SocialGroup] = ([25, 30, 25, 14, 5, 1], [8, 55, 20, 1, 12, 1, 3]),
        [LegalTypes.ServiceInstitution] = ([8, 17, 35, 26, 12, 2], [5, 0, 76, 2, 15, 0, 2]),
        [LegalTypes.Foundation] = ([2, 8, 25, 35, 22, 8], [86, 0, 2, 0, 3, 8, 1]),
        [LegalTypes.Other] = ([5, 20, 40, 25, 10, 0], [10, 0, 60, 0, 28, 0, 2]),
    };

    /// <summary>The figures of one year.</summary>
    public AccountingYear Of(int index, Organisation organisation, int year)
    {
        var draws = SplitMix64.For(options.Seed, Draws.Opening, index);
        var (sizes, income) = Profiles[organisation.LegalType!];
        var size = Sizes[draws.Weighted(sizes)] * draws.Between(40, 250);
        var hasRestricted = organisation.LegalType == LegalTypes.Foundation || organisation.IsCharity == true || draws.Chance(600);
        // Social service institutions and foundations keep what they registered (FN-028 of domain.md 7.7).
        var funds = organisation.LegalType is LegalTypes.ServiceInstitution or LegalTypes.Foundation ? organisation.RegisteredFunds ?? 0 : 0;
        var habits = new Habits(size, funds, income, hasRestricted, draws.Chance(800), draws.Chance(1_000), draws.Chance(500), draws.Chance(200));

        var established = organisation.EstablishedOn!.Value.Year;
        var first = Math.Max(options.FirstReportYear, established);
        var opening = established == first ? Balances.Nothing : Close(habits, draws, funds + (size * draws.Between(10, 150) / 100), hasRestricted ? size * draws.Between(5, 60) / 100 : 0);
        for (var y = first; ; y++)
        {
            var figures = Next(habits, opening, established == y ? funds : 0, SplitMix64.For(options.Seed, Draws.Finances, index, y));
            if (y == year)
                return figures;
            opening = figures.Closing;
        }
    }

    /// <param name="paidIn">The registered funds in the year in which the founders pay them in, as a donation; they are not spent.</param>
    private static AccountingYear Next(Habits habits, Balances opening, long paidIn, SplitMix64 draws)
    {
        var income = Income(habits, draws);
        income[0] += new Amount(paidIn, 0);
        var sum = income.Aggregate((one, other) => one + other);
        var released = (opening.RestrictedNetAssets + sum.Restricted) * draws.Between(40, 95) / 100;
        var available = sum.Unrestricted + released;
        var (earned, saved) = (available - paidIn, opening.UnrestrictedNetAssets - (habits.Funds - paidIn));
        var spent = Math.Min(earned * draws.Between(82, 106) / 100, earned + (saved * 80 / 100));
        var closing = Close(habits, draws, opening.UnrestrictedNetAssets + available - spent, opening.RestrictedNetAssets + sum.Restricted - released);
        return new(opening, closing, income, Expenses(spent, draws), released);
    }

    private static Amount[] Income(Habits habits, SplitMix64 draws)
    {
        var total = (habits.Size * draws.Between(80, 125) / 100) + draws.Between(0, 99);
        var weights = habits.Income.Select(w => w * draws.Between(70, 130)).ToArray();
        var main = Array.IndexOf(weights, weights.Max());
        var amounts = weights.Select(w => total * w / weights.Sum()).ToArray();
        amounts[main] += total - amounts.Sum();
        return
        [
            .. amounts.Select((amount, i) =>
            {
                // Donations and grants may come with a purpose.
                var restricted = habits.HasRestricted && i is 0 or 4 ? amount * draws.Between(20, 70) / 100 : 0;
                return new Amount(amount - restricted, restricted);
            }),
        ];
    }

    private static long[] Expenses(long spent, SplitMix64 draws)
    {
        var activities = spent * draws.Between(62, 88) / 100;
        var fundraising = draws.Chance(1_500) ? spent * draws.Between(1, 9) / 1_000 : 0;
        var other = draws.Chance(3_000) ? spent * draws.Between(1, 30) / 1_000 : 0;
        return [activities, spent - activities - fundraising - other, fundraising, other];
    }

    private static Balances Close(Habits habits, SplitMix64 draws, long unrestricted, long restricted)
    {
        var owed = habits.Size * draws.Between(0, 15) / 100;
        var longTerm = habits.Borrows ? habits.Size * draws.Between(5, 30) / 100 : 0;
        var custodial = habits.HoldsForOthers ? habits.Size * draws.Between(1, 20) / 100 : 0;
        var own = unrestricted + restricted + owed + longTerm;
        var invested = habits.Invests ? own * draws.Between(1, 25) / 100 : 0;
        var equity = invested * draws.Between(0, 100) / 100;
        var fixedAssets = own * draws.Between(0, 30) / 100;
        var construction = draws.Chance(500) ? fixedAssets * draws.Between(1, 40) / 100 : 0;
        var depreciation = (fixedAssets - construction) * draws.Between(10, 150) / 100;
        var (wages, taxes, advances) = (owed * draws.Between(5, 30) / 100, owed * draws.Between(0, 10) / 100, owed * draws.Between(0, 40) / 100);
        var closing = new Balances
        {
            EquityInvestments = equity,
            DebtInvestments = invested - equity,
            Cost = fixedAssets - construction + depreciation,
            Depreciation = depreciation,
            Construction = construction,
            IntangibleAssets = habits.HasIntangibles ? own * draws.Between(1, 20) / 1_000 : 0,
            Custodial = custodial,
            Payables = owed - wages - taxes - advances,
            WagesPayable = wages,
            TaxesPayable = taxes,
            Advances = advances,
            LongTermLoans = longTerm,
            UnrestrictedNetAssets = unrestricted,
            RestrictedNetAssets = restricted,
        };
        closing = closing with { Cash = closing.CurrentAssets * draws.Between(60, 100) / 100 };
        var rest = closing.CurrentAssets - closing.Cash;
        var (prepaid, stock) = (rest * draws.Between(0, 20) / 100, rest * draws.Between(0, 15) / 100);
        return closing with { Receivables = rest * draws.Between(30, 65) / 100, Prepayments = prepaid, Inventories = stock };
    }

    /// <summary>What stays the same over an organisation's years.</summary>
    /// <param name="Size">Usual yearly income in fen.</param>
    /// <param name="Funds">What net assets do not fall below, in fen.</param>
    private sealed record Habits(long Size, long Funds, int[] Income, bool HasRestricted, bool Invests, bool HasIntangibles, bool Borrows, bool HoldsForOthers);
}
