using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Which templates are taken in (ID-002, domain.md 7.2): those whose version is known, made for this dataset, and for a year with the same
/// form. A workbook that was made from no template of ours says nothing of a version and is judged by its headers alone.
/// </summary>
internal static class TemplateDemand
{
    /// <summary>Refuses a workbook made from a template that is not known, or is another's; notes one of another year with the same form.</summary>
    /// <param name="template">What the document says of the template it was made from (<see cref="TemplateVersion"/>); null when nothing.</param>
    public static void Check(string? template, FileContent content, List<Note> notes)
    {
        if (template is null || content.Dataset is not { } dataset)
            return;
        if (template.Split('/') is not [var name, var year, var layout, var number]
            || !Period.TryParse(year, out var period)
            || layout is not (TemplateLayouts.Form or TemplateLayouts.Table)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || version is < TemplateVersion.Oldest or > TemplateVersion.Current)
        {
            throw Refuse(template, dataset, content.Period, "其版本不是本系统已知的模板版本。", "Its version is none that is known here.");
        }

        if (name != dataset.Name)
            throw Refuse(template, dataset, content.Period, $"这是另一种数据（{name}）的模板，本次上传的是“{dataset.Chinese}”。", $"It is a template of {name}; this is an upload of {dataset.Name}.");
        if (period.Year == content.Period.Year)
            return;
        if (dataset.FormFor(period) != dataset.FormFor(content.Period))
            throw Refuse(template, dataset, content.Period, $"这是 {period} 年度的模板，{content.Period} 年度的表式已改变。", $"It is the template of {period}; the form of {content.Period} is another.");
        notes.Add(new(
            $"文件由 {period} 年度的模板填成，两年表式相同，已按 {content.Period} 年度读取。",
            $"The file was made from the template of {period}; the form is the same, and it was read as {content.Period}."));
    }

    private static UnreadableFileException Refuse(string template, Dataset dataset, Period period, string zh, string en)
    {
        var expected = string.Join(" / ", TemplateLayouts.Of(dataset, period).Select(layout => TemplateVersion.Of(dataset, period, layout)));
        return Refusal.Header(
            $"未识别的模板：“{Refusal.Shown(template)}”。{zh}",
            $"Unknown template: '{Refusal.Shown(template)}'. {en}",
            $"请在上传页面下载“{dataset.Chinese}”{(period.Year is null ? "" : $"{period} 年度")}的现行模板（/api/datasets/{dataset.Name}/template.xlsx?period={period}），把内容填入或复制过去后重新上传。",
            $"Download the present template from the upload page (/api/datasets/{dataset.Name}/template.xlsx?period={period}), fill it in or copy your entries into it, and upload that.",
            expected,
            Refusal.Shown(template));
    }
}
