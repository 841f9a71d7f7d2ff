using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The layouts a template comes in.</summary>
public static class TemplateLayouts
{
    /// <summary>One organisation; a sheet for every section of the form.</summary>
    public const string Form = "form";

    /// <summary>Many records, one a row; lists on sheets of their own.</summary>
    public const string Table = "table";

    /// <summary>The layouts of a dataset, the usual one first.</summary>
    public static IReadOnlyList<string> Of(Dataset dataset, Period period) => dataset.SectionsFor(period).Count > 1 ? [Form, Table] : [Table];
}

/// <summary>A template: instructions, sheets to fill in, and the words of their drop-downs.</summary>
/// <param name="Layout">One of <see cref="TemplateLayouts"/>.</param>
public sealed record TemplateBook(Dataset Dataset, Period Period, string Layout, Prefill Prefill, DeadlineRules Deadlines)
{
    public string Version => TemplateVersion.Of(Dataset, Period, Layout);

    /// <summary>The workbook's title, for example 2025年度工作报告.</summary>
    public string Title => Period.Year is null ? Dataset.Chinese : Dataset.IsMonthly ? $"{Period}年{Dataset.Chinese}" : $"{Period.Year}年度{Dataset.Chinese.Replace("年度", "", StringComparison.Ordinal)}";

    /// <summary>Writes the workbook. The target stays open and need not be seekable.</summary>
    public void Write(Stream target)
    {
        using var book = new WorkbookWriter(target, Title, Version);
        var choices = new ChoiceSheet();
        var cells = new TemplateCells(choices);
        InstructionSheet.Write(book, this);
        if (Layout == TemplateLayouts.Form)
        {
            foreach (var section in Dataset.SectionsFor(Period))
            {
                if (section.IsStatement)
                    StatementSheet.Write(book, this, section);
                else
                    FormSheet.Write(book, this, section, cells);
            }
        }
        else
        {
            TableSheets.Write(book, this, cells);
        }

        choices.Write(book);
    }
}
