namespace Nianbao.Pipeline.Workbooks;

/// <summary>How a cell looks. Equal looks are one style of the workbook.</summary>
internal sealed record CellLook
{
    /// <summary>Text, whatever is typed: codes keep their zeros and all eighteen digits.</summary>
    public const string AsText = "@";

    public const string AsDate = "yyyy-mm-dd";

    public const string AsMoney = "#,##0.00";

    public const string AsWhole = "0";

    public const string AsHundredths = "0.00";

    public string Format { get; init; } = "General";

    /// <summary>The background as RRGGBB, or null.</summary>
    public string? Fill { get; init; }

    /// <summary>The colour of the text as RRGGBB.</summary>
    public string Ink { get; init; } = Palette.Ink;

    public double Size { get; init; } = 10;

    public bool IsBold { get; init; }

    public bool IsUnderlined { get; init; }

    public bool HasBorder { get; init; }

    public bool Wraps { get; init; }

    /// <summary>left, center or right; null leaves it to the value.</summary>
    public string? Horizontal { get; init; }

    public string Vertical { get; init; } = "center";
}

/// <summary>The few colours of our workbooks. They stay apart in grey print, too.</summary>
internal static class Palette
{
    public const string Ink = "1F2933";
    public const string Quiet = "6B7785";
    public const string Link = "1A5FB4";
    public const string Line = "C3CCD5";
    public const string Title = "1F4E6B";
    public const string Header = "E3ECF2";
    public const string Required = "FFF2CC";
    public const string Prefilled = "E6F2E6";
    public const string Formula = "EEEEEE";
}
