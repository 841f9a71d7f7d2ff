using System.Xml;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// Which template a workbook was made from, for example <c>annual-reports/2025/form/1</c>: dataset, period, layout, and the version of the
/// layout. It is a property of the document, which spreadsheets keep on saving, and stands on the sheet of instructions.
/// </summary>
internal static class TemplateVersion
{
    /// <summary>The name of the document's property.</summary>
    public const string Property = "NianbaoTemplate";

    /// <summary>The layouts' present version. It changes when a reader of before could no longer read them.</summary>
    public const int Current = 1;

    /// <summary>The oldest version that the reader still understands.</summary>
    public const int Oldest = 1;

    private const string Properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

    public static string Of(Dataset dataset, Period period, string layout) => FormattableString.Invariant($"{dataset.Name}/{period}/{layout}/{Current}");

    /// <summary>Writes the part docProps/custom.xml.</summary>
    public static void WriteProperty(XmlWriter xml, string version)
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement("Properties", Properties);
        xml.WriteStartElement("property", Properties);
        xml.WriteAttributeString("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
        xml.WriteAttributeString("pid", "2");
        xml.WriteAttributeString("name", Property);
        xml.WriteElementString("vt", "lpwstr", Types, version);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
