using System.Globalization;

namespace Nianbao.Domain.Rules.Values;

/// <summary>A complete register file counts as a whole or not at all: of a row that is returned nobody can tell which organisation it lists.</summary>
public sealed class VAL011CompleteFileIsSound() : IntakeRule(
    "VAL-011",
    Severity.Reject,
    "文件声明为完整登记文件，但有 {n} 行被退回，无法断定哪些组织未列入。整个文件未入库，未注销任何组织。",
    "The file is declared complete, but {n} of its rows would be returned, so that nobody can tell whom it does not list. Nothing of the file was stored and nobody was closed.",
    "请先更正被退回的行，再重新上传；也可去掉 complete，先把正确的行入库。",
    "Mend those rows and upload again; or leave out complete to have the right rows stored first.")
{
    public static readonly VAL011CompleteFileIsSound Instance = new();

    public override string Basis => "本系统规定：完整登记文件须整体正确 [D]";

    public override string CauseZh => "有行的信用代码无法识别、缺必填项或重复。若仍按“完整”处理，写错代码的组织会被当作未列入而误注销。";

    public override string CauseEn => "Rows have unreadable credit codes, lack required entries or are there twice. Were the file taken as complete, an organisation with a mistyped code would be closed as if it were not listed.";

    /// <summary>The violation of a file with so many rows that would be returned.</summary>
    public static Violation With(int rows) => Instance.Broken(arguments: [("n", rows.ToString(CultureInfo.InvariantCulture))]);
}
