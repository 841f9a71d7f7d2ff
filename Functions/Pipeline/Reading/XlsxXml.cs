using System.Text;
using System.Xml;

namespace Nianbao.Pipeline.Reading;

/// <summary>Reads a workbook's XML: no document type, no outside entities, no deep nesting, no text without end.</summary>
internal sealed class XlsxXml : IDisposable
{
    private readonly XmlReader _xml;
    private readonly ReadingLimits _limits;
    private readonly char[] _chunk = new char[4_096];
    private readonly StringBuilder _text = new();

    public XlsxXml(Stream part, ReadingLimits limits)
    {
        _limits = limits;
        _xml = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            MaxCharactersFromEntities = 1_024,
        });
    }

    public bool IsEmptyElement => _xml.IsEmptyElement;

    public int Depth => _xml.Depth;

    public XmlNodeType NodeType => _xml.NodeType;

    /// <summary>The element's name without its namespace: strict and transitional workbooks differ only in that.</summary>
    public string Name => _xml.LocalName;

    public string? this[string attribute] => _xml.GetAttribute(attribute);

    public bool Read()
    {
        if (!_xml.Read())
            return false;
        if (_xml.Depth > _limits.XmlDepth)
        {
            throw Refusal.Unreadable(
                "工作簿内部结构异常(嵌套过深),无法读取。",
                "The workbook's inner structure is out of the ordinary (nested too deep).",
                "请在表格软件中打开,另存为 xlsx 后重新上传。",
                "Open it in a spreadsheet program, save it as xlsx and upload it again.");
        }

        return true;
    }

    /// <summary>Moves to the next start of an element.</summary>
    public bool ReadToElement()
    {
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
                return true;
        }

        return false;
    }

    /// <summary>The attribute whose name without prefix is this (r:id in any namespace).</summary>
    public string? AttributeEndingIn(string localName)
    {
        string? value = null;
        if (_xml.MoveToFirstAttribute())
        {
            do
            {
                if (_xml.LocalName == localName && _xml.Prefix.Length > 0)
                    value = _xml.Value;
            }
            while (_xml.MoveToNextAttribute());
            _xml.MoveToElement();
        }

        return value;
    }

    /// <summary>Moves to the element's next attribute, the first one first; afterwards the reader stands on the element again.</summary>
    public bool MoveToNextAttribute()
    {
        if (_xml.MoveToNextAttribute())
            return true;
        _xml.MoveToElement();
        return false;
    }

    /// <summary>The value of the attribute the reader stands on, valid until the next call; long ones are cut.</summary>
    public ReadOnlySpan<char> AttributeValue() => _chunk.AsSpan(0, _xml.ReadValueChunk(_chunk, 0, _chunk.Length));

    /// <summary>The text of the current element up to its end tag, without that of phonetic runs; null when it is beyond the limit for a cell.</summary>
    public string? ReadText() => TryReadText(out var text) ? text.ToString() : null;

    /// <summary>As <see cref="ReadText"/>, without making a string; valid until the next call. False when it is beyond the limit for a cell.</summary>
    public bool TryReadText(out ReadOnlySpan<char> text)
    {
        text = "";
        if (_xml.IsEmptyElement)
            return true;
        _text.Clear();
        var length = 0;
        var depth = _xml.Depth;
        var phonetic = 0;

        // Rich text keeps its words in <t>; what stands between the tags around it is layout.
        var isRich = _xml.LocalName is "si" or "is";
        var isWords = !isRich;
        while (Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.EndElement when _xml.Depth == depth:
                    text = _text.Length == 0 ? _chunk.AsSpan(0, length) : _text.Append(_chunk, 0, length).ToString();
                    return text.Length <= _limits.CellCharacters;
                case XmlNodeType.Element when !_xml.IsEmptyElement && (phonetic > 0 || _xml.LocalName == "rPh"):
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when phonetic > 0:
                    phonetic--;
                    break;
                case XmlNodeType.Element or XmlNodeType.EndElement:
                    isWords = !isRich || (_xml.NodeType == XmlNodeType.Element && !_xml.IsEmptyElement && _xml.LocalName == "t");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isWords && phonetic == 0:
                    while (true)
                    {
                        var read = _xml.ReadValueChunk(_chunk, length, _chunk.Length - length);
                        if (read == 0)
                            break;
                        length += read;
                        if (length < _chunk.Length)
                            continue;
                        _text.Append(_chunk, 0, length);
                        length = 0;
                        if (_text.Length > _limits.CellCharacters)
                            return false;
                    }

                    break;
            }
        }

        throw new XmlException("The document ends within an element.");
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>Undoes the escapes _xHHHH_ by which workbooks write what XML cannot ([ECMA-376] 22.9.2.19).</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var copied = 0;
        for (; at >= 0 && at + 7 <= text.Length; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (text[at + 6] == '_' && ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                result.Append(text, copied, at - copied).Append((char)code);
                at = copied = at + 7;
            }
            else
            {
                at += 2;
            }
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
