namespace Nianbao.Domain.Rules.Values;

/// <summary>What a file put into storage directly declares in its metadata has a meaning.</summary>
public sealed class VAL012DeclarationIsKnown() : IntakeRule(
    "VAL-012",
    Severity.Reject,
    "文件的元数据 {name}={value} 没有意义，文件未处理。",
    "The file's metadata {name}={value} has no meaning; the file was not read.",
    "登记文件可带元数据 complete=true、scope（区划代码，如 440106、4401、44）、confirmClosings（注销个数）；其他数据集不可带。请更正后重新放置。",
    "A register file may bear the metadata complete=true, scope (a division's code, such as 440106, 4401 or 44) and confirmClosings (the number of closings); files of other datasets may not. Put it there again.")
{
    public static readonly VAL012DeclarationIsKnown Instance = new();

    public override string Basis => "本系统规定：直接放置的登记文件以 blob 元数据声明完整性 [D]";

    public override string CauseZh => "用 AzCopy 等放置登记文件时元数据写错。写错的声明不能当作没有，也不能猜。";

    public override string CauseEn => "The metadata was mistyped when the file was put there with AzCopy or the like. A wrong declaration can neither be ignored nor guessed.";

    /// <summary>The violation of a file with that metadata.</summary>
    public static Violation Of(string name, string value) => Instance.Broken(arguments: [("name", name), ("value", value)]);
}
