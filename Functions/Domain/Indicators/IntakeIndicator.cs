namespace Nianbao.Domain.Indicators;

/// <summary>An indicator of the uploads of a year until a day (domain.md 9.3): how quickly they were answered, how many were refused, what was wrong with them.</summary>
/// <param name="Read">What the uploads come to.</param>
public sealed record IntakeIndicator(string Name, string Chinese, string English, string Unit, string FormulaZh, string FormulaEn, Func<IReadOnlyList<UploadFacts>, IEnumerable<Contribution>> Read, bool IsShareOfUploads = false)
    : Indicator(Name, Chinese, English, Unit, FormulaZh, FormulaEn)
{
    public override IReadOnlyList<string> From => ["receipts"];

    public override bool IsShare => IsShareOfUploads;

    public override bool IsByOwner => false;

    /// <summary>Seconds are shown to the millisecond.</summary>
    public override int Decimals => Unit == "秒" ? 3 : 0;
}
