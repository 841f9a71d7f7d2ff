namespace Nianbao.Pipeline.Reading;

/// <summary>Something the uploader should know that is no fault: a column ignored, a footer skipped, the encoding chosen.</summary>
public sealed record Note(string Zh, string En);
