using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Values;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Intake;

/// <summary>Findings about cells and rows as such, before any rule of the catalogue can look at them.</summary>
internal static class Structure
{
    public static Finding Unreadable(CellProblem problem) => new()
    {
        Code = problem.Code,
        Severity = problem.Code == "ID-003" ? Severity.Reject : Severity.Error,
        Expected = problem.Expected,
        MessageZh = problem.MessageZh,
        MessageEn = problem.MessageEn,
        RemedyZh = problem.RemedyZh,
        RemedyEn = problem.RemedyEn,
    };

    public static Finding OutsidePeriod(DateOnly day, Period period) => RowJudging.ToFinding(VAL003StartsInThePeriod.Outside(day, period));

    /// <summary>A row of a list that names no record of the file.</summary>
    public static Finding Loose(LooseItem item) => RowJudging.ToFinding(item.Reason == LooseReason.NoKey
        ? VAL007ItemNamesItsRecord.WithoutKey(item.Table.List)
        : VAL007ItemNamesItsRecord.OfNobody(item.Table.List));

    public static Finding Unconfirmed(CompleteDeclaration declared, int closings) =>
        RowJudging.ToFinding(VAL009ClosingsAreConfirmed.Of(closings, declared.ScopeText().Zh, declared.ScopeText().En, declared.ConfirmClosings)) with { Value = declared.ConfirmClosings?.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public static Finding NotListed(Closing closing, DateOnly day, bool done) => RowJudging.ToFinding(VAL010OrganisationIsListed.Of(closing.Uscc, closing.Name, day, done)) with { Uscc = closing.Uscc };

    public static Finding Unsound(int rows) => RowJudging.ToFinding(VAL011CompleteFileIsSound.With(rows));

    public static Finding WrongDeclaration(string name, string value) => RowJudging.ToFinding(VAL012DeclarationIsKnown.Of(name, value)) with { Value = value };

    public static Finding NoRows() => RowJudging.ToFinding(VAL004FileHasRows.None());

    public static Finding TooLong(int length, int most) => RowJudging.ToFinding(VAL006RecordFits.TooLong(length, most));

    public static Finding ShortExplanation(int least) => RowJudging.ToFinding(VAL008ExplanationExplains.TooShort(least));

    public static Finding TooLarge(long bytes, long most) => new()
    {
        Code = "ID-001",
        Severity = Severity.Reject,
        Value = FileSize.Text(bytes),
        Expected = $"≤ {FileSize.Text(most)}",
        MessageZh = $"文件有 {FileSize.Text(bytes)}，超过 {FileSize.Text(most)} 的上限，未读取。",
        MessageEn = $"The file has {FileSize.Text(bytes)}, more than {FileSize.Text(most)}; it was not read.",
        RemedyZh = "请拆成几个文件分别上传。",
        RemedyEn = "Split it into several files and upload them one by one.",
    };

    public static Finding WrongAddress(string blobName) => RowJudging.ToFinding(VAL005AddressIsKnown.At(blobName)) with { Value = blobName };
}
