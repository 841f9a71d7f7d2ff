namespace Nianbao.Pipeline.Reading;

/// <summary>Files that leave nothing behind.</summary>
internal static class TemporaryFile
{
    /// <summary>A new file in the folder for temporary files, deleted when it is closed.</summary>
    /// <param name="bufferSize">Bytes that are gathered before they are written; 0 for whoever gathers them himself.</param>
    public static FileStream Create(FileOptions options, int bufferSize = 0) => new(
        Path.Combine(Path.GetTempPath(), "nianbao-" + Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = bufferSize, Options = FileOptions.DeleteOnClose | options });
}
