using System.Globalization;

namespace Nianbao.Domain.Rules.Values;

/// <summary>A complete register file closes the organisations it does not list only when their true number is confirmed.</summary>
public sealed class VAL009ClosingsAreConfirmed() : IntakeRule(
    "VAL-009",
    Severity.Reject,
    "文件声明为完整登记文件，但{scope}有 {n} 个在册组织未列入，其注销未经确认{given}。整个文件未入库，未注销任何组织。",
    "The file is declared complete, but it does not list {n} active organisations of {scope}, and their closing is not confirmed{given}. Nothing of the file was stored and nobody was closed.",
    "请逐一核对 VAL-010 所列的 {n} 个组织：确应注销的，加参数 confirmClosings={n} 重新上传同一文件；不应注销的，请补入文件；并非完整文件的，请去掉 complete。",
    "Check the {n} organisations that VAL-010 lists. If they are to be closed, upload the same file again with confirmClosings={n}; if not, add them to the file; if the file is not complete, leave out complete.")
{
    public static readonly VAL009ClosingsAreConfirmed Instance = new();

    public override string Basis => "本系统规定：注销须经登记机关确认个数 [D]；社会团体登记管理条例第19条、第21条（注销登记）";

    public override string CauseZh => "完整登记文件意味着未列入的组织都已不在册。漏了一页或一个区，就会误注销成百上千个组织，所以必须确认个数，且个数须与系统核对结果一致。";

    public override string CauseEn => "A complete register file says that whoever is not in it is no longer registered. One page or one district left out would close hundreds by mistake, so their number must be confirmed, and be the true one.";

    /// <summary>The violation of a file that would close <paramref name="count"/> organisations.</summary>
    /// <param name="scopeZh">Whose organisations, in Chinese.</param>
    /// <param name="scopeEn">The same in English.</param>
    /// <param name="given">The number that came with the file, or null.</param>
    public static Violation Of(int count, string scopeZh, string scopeEn, int? given)
    {
        var (n, said) = (count.ToString(CultureInfo.InvariantCulture), given?.ToString(CultureInfo.InvariantCulture));
        return Instance.Broken(
            expected: $"confirmClosings={n}",
            arguments:
            [
                ("n", n), ("scope", scopeZh), ("scope.en", scopeEn),
                ("given", said is null ? "" : $"（确认的是 {said} 个）"), ("given.en", said is null ? "" : $" (the number given was {said})"),
            ]);
    }
}
