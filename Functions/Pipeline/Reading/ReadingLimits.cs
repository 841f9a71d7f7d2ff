namespace Nianbao.Pipeline.Reading;

/// <summary>How much a file may ask of the reader before it is refused. Every limit is far above what the forms need.</summary>
public sealed record ReadingLimits
{
    public static readonly ReadingLimits Default = new();

    /// <summary>Rows below the header. The whole country has about 900,000 organisations; Excel itself stops at 1,048,576 rows.</summary>
    public int Rows { get; init; } = 2_000_000;

    /// <summary>Columns with content. The widest dataset has under 400; Excel allows 16,384.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>Characters in a cell. Excel allows 32,767 (Excel specifications and limits); narratives of the form ask for at most 2,000.</summary>
    public int CellCharacters { get; init; } = 100_000;

    /// <summary>Characters in a record of a CSV or in one value of a JSON: what must be in memory at once.</summary>
    public int RecordCharacters { get; init; } = 1 << 20;

    /// <summary>Rows looked at for the header (titles stand above it).</summary>
    public int HeaderSearchRows { get; init; } = 50;

    /// <summary>Files inside a workbook. A large real one has a few hundred.</summary>
    public int ZipEntries { get; init; } = 10_000;

    /// <summary>Bytes a part of a workbook may inflate to. 1,000,000 rows of 20 columns are about 900 MB.</summary>
    public long InflatedBytes { get; init; } = 1L << 30;

    /// <summary>Bytes from which on <see cref="CompressionRatio"/> is judged.</summary>
    public long RatioFromBytes { get; init; } = 100L << 20;

    /// <summary>How much denser than its content a part may be. Real sheets compress 5 to 50 times; a zip bomb 1,000 times (the limit of Deflate).</summary>
    public int CompressionRatio { get; init; } = 200;

    /// <summary>Nesting of XML elements. A sheet nests 7 deep, rich text 9.</summary>
    public int XmlDepth { get; init; } = 64;

    /// <summary>Bytes between two tags of XML: one cell's text with every character escaped, or one tag with its attributes.</summary>
    public int XmlTokenBytes { get; init; } = 1 << 20;

    /// <summary>Different texts in a workbook.</summary>
    public int SharedStrings { get; init; } = 2_000_000;

    /// <summary>Characters of all different texts of a workbook together (two bytes each in memory).</summary>
    public long SharedStringCharacters { get; init; } = 40_000_000;

    /// <summary>Nesting of JSON values.</summary>
    public int JsonDepth { get; init; } = 32;
}
