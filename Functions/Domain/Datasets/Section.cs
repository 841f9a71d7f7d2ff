namespace Nianbao.Domain.Datasets;

/// <summary>A part of a form: one sheet of the workbook that an organisation fills in, one step of a draft.</summary>
/// <param name="Code">For example A, or BS for the balance sheet.</param>
/// <param name="Columns">Its single values, in the order of the form.</param>
/// <param name="Children">Its lists.</param>
/// <param name="IsStatement">A financial statement: lines below each other with their official row numbers, amounts in columns.</param>
public sealed record Section(string Code, string Chinese, string English, IReadOnlyList<Column> Columns, IReadOnlyList<ChildList> Children, bool IsStatement = false);
