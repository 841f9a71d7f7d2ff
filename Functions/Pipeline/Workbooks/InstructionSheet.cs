using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The first sheet: what this is, by when and where it goes, how to fill it in, what the colours mean.</summary>
internal static class InstructionSheet
{
    public const string Name = "填写说明";

    private static readonly CellLook Heading = new() { IsBold = true, Size = 18, Ink = Palette.Title };
    private static readonly CellLook SubHeading = new() { IsBold = true, Size = 12, Ink = Palette.Title };
    private static readonly CellLook Text = new() { Wraps = true, Vertical = "top" };
    private static readonly CellLook Number = new() { Horizontal = "center", Vertical = "top", IsBold = true, Ink = Palette.Title };
    private static readonly CellLook Quiet = new() { Size = 9, Ink = Palette.Quiet, Wraps = true, Vertical = "top" };
    private static readonly CellLook Swatch = new() { HasBorder = true, Horizontal = "center" };

    public static void Write(WorkbookWriter book, TemplateBook template)
    {
        using var sheet = book.AddSheet(new(Name, [new(7), new(100)]) { Tab = "8A6D3B" });
        sheet.NextRow(36);
        sheet.Cell(1, CellValue.Of(template.Title), Heading);
        sheet.NextRow(20);
        sheet.Cell(1, CellValue.Of($"{template.Dataset.English}{(template.Period.Year is null ? "" : $", {template.Period}")}"), Quiet with { Wraps = false });
        if (template.Prefill.Uscc is { } uscc)
        {
            sheet.NextRow(22);
            // No "填报单位：" before it: the reader of forms would take that for the label of the name.
            sheet.Cell(1, CellValue.Of($"{template.Prefill.Name}　{uscc}"), SubHeading);
        }

        Section(sheet, "期限　By when");
        foreach (var line in DeadlinesOf(template))
            Line(sheet, "•", line);
        Section(sheet, "步骤　Steps");
        var number = 0;
        foreach (var line in StepsOf(template))
            Line(sheet, $"{++number}", line);
        Section(sheet, "颜色　Colours");
        Colour(sheet, Palette.Required, "※ 必填：空着会被退回。 Required: a report without it is returned.");
        Colour(sheet, null, "按实际情况填写；没有则留空，不要填 0。 Fill in what applies; leave empty what does not, and do not write 0 for it.");
        if (template.Prefill.Record is not null)
            Colour(sheet, Palette.Prefilled, "已按登记信息或上年期末数预填，请核对；有误请先办理变更或在年初数调整中说明。 Filled in from the register or last year's closing figures: please check.");
        if (template.Layout == TemplateLayouts.Form)
            Colour(sheet, Palette.Formula, "合计公式，随明细自动计算，请勿改写。 Totals are formulas: they follow their parts.");
        Section(sheet, "注意　Please note");
        foreach (var line in NotesOf(template))
            Line(sheet, "•", line);
        sheet.NextRow();
        sheet.NextRow();
        sheet.Cell(1, CellValue.Of($"模板版本 Template version：{template.Version}"), Quiet with { Wraps = false });
    }

    private static IEnumerable<string> DeadlinesOf(TemplateBook template)
    {
        if (template.Dataset is Domain.Ledgers.LedgerDataset)
        {
            yield return "台账随变更随时上传；更正时上传同一编号的新内容，误填的行请填“作废”。 Upload changes as they happen. To correct an entry upload it again under its number; void what was entered by mistake.";
            yield break;
        }

        if (template.Period.Year is not { } year || template.Dataset.IsMonthly)
        {
            yield return template.Dataset.IsRegister
                ? "登记信息由登记管理机关维护，变更后请及时上传。 The registrar keeps the register: upload changes as they happen."
                : "活动结束后请及时填报；上一年度的活动应在年度报告之前报齐。 Report activities soon after they end, all of a year before its annual report.";
            yield break;
        }

        if (template.Prefill.Record is Domain.AnnualReports.AnnualReport report && template.Deadlines.For(report) is { } own)
        {
            if (own.SupervisorDueOn is { } supervisor)
                yield return $"业务主管单位初审：{supervisor:yyyy-MM-dd} 前（有业务主管单位的）。 The supervising unit's review, where there is one: by {supervisor:yyyy-MM-dd}.";
            yield return $"报送登记管理机关：{own.OpenOn:yyyy-MM-dd} 至 {own.DueOn:yyyy-MM-dd}（含当日）。 To the registrar: from {own.OpenOn:yyyy-MM-dd} to {own.DueOn:yyyy-MM-dd}, inclusive.";
            yield break;
        }

        foreach (var (type, charity, zh, en) in ((string, bool, string, string)[])[(LegalTypes.SocialGroup, false, "社会团体、社会服务机构", "social groups and service institutions"), (LegalTypes.Foundation, false, "基金会", "foundations"), (LegalTypes.SocialGroup, true, "慈善组织", "charities")])
        {
            if (template.Deadlines.For("", type, charity, year) is { } deadline)
                yield return $"{zh}：{deadline.DueOn:yyyy-MM-dd} 前报送登记管理机关。 {char.ToUpperInvariant(en[0])}{en[1..]}: by {deadline.DueOn:yyyy-MM-dd}.";
        }

        yield return "登记管理机关另有通知的，以通知为准。 A notice of your registrar goes before these dates.";
    }

    private static IEnumerable<string> StepsOf(TemplateBook template)
    {
        yield return template.Layout == TemplateLayouts.Form
            ? "逐张填写后面的工作表：先填 A 基本信息，再依次往后；三张财务报表只填明细，合计自动得出。 Fill in the sheets one after the other; in the three statements enter the items, the totals follow."
            : "在后面的工作表中填写，每行一条；名单类（如负责人、项目）在各自的工作表中按信用代码填写。 Fill in the sheets that follow, one record a row; lists go on their own sheets, by credit code.";
        yield return "保存为 xlsx（Excel、WPS、LibreOffice 均可）。批量表也可另存为 csv。 Save as xlsx; a bulk table may be saved as csv, too.";
        yield return "在年报系统页面的“上传文件”处上传；可先勾选“只校验”试一次。 Upload it on the page of this service; “only check” tries it without filing.";
        yield return "若有问题，可从回执下载“标注文件”：错误单元格已着色并有批注，改好后直接再次上传。 When something is wrong, the receipt offers this workbook with the wrong cells marked: mend it and upload it again.";
    }

    private static IEnumerable<string> NotesOf(TemplateBook template)
    {
        yield return "请不要改动表头和填写项的名称；可以调整列宽、插入行。 Keep headers and labels as they are; widths and added rows do no harm.";
        yield return "代码、证件号、电话等列已设为文本格式，请直接输入，避免末位变成 0。 Codes and numbers of documents are text: type them in as they are.";
        yield return "日期请按 年-月-日 填写，例如 2025-03-01；金额以元为单位，保留两位小数。 Dates as 2025-03-01; amounts in yuan with two decimals.";
        yield return "姓名、证件号码、手机号码在系统中只以脱敏形式保存。 Names, numbers of documents and telephones are kept in masked form only.";
        if (template.Dataset.IsMonthly && template.Prefill.Uscc is { } uscc)
            yield return $"本单位的统一社会信用代码：{uscc}。 Your credit code: {uscc}.";
    }

    private static void Section(SheetWriter sheet, string title)
    {
        sheet.NextRow(10);
        sheet.NextRow(24);
        sheet.Cell(1, CellValue.Of(title), SubHeading);
    }

    private static void Line(SheetWriter sheet, string mark, string text)
    {
        sheet.NextRow(6 + (15 * (1 + (text.Sum(c => c < '\u2E80' ? 1 : 2) / 104))));
        sheet.Cell(1, CellValue.Of(mark), Number);
        sheet.Cell(2, CellValue.Of(text), Text);
    }

    private static void Colour(SheetWriter sheet, string? fill, string text)
    {
        sheet.NextRow(22);
        sheet.Cell(1, CellValue.None, Swatch with { Fill = fill });
        sheet.Cell(2, CellValue.Of(text), Text with { Vertical = "center" });
    }
}
