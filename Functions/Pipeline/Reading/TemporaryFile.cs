using Microsoft.Win32.SafeHandles;

namespace Nianbao.Pipeline.Reading;

/// <summary>Files that leave nothing behind.</summary>
internal static class TemporaryFile
{
    /// <summary>A new file in the folder for temporary files, deleted when it is closed.</summary>
    /// <param name="bufferSize">Bytes that are gathered before they are written; 0 for whoever gathers them himself.</param>
    public static FileStream Create(FileOptions options, int bufferSize = 0) => new(
        Path.Combine(Path.GetTempPath(), "nianbao-" + Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = bufferSize, Options = FileOptions.DeleteOnClose | options });

    /// <summary>Fills the span from the file's position on.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static void Fill(SafeFileHandle file, Span<byte> bytes, long position)
    {
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file, bytes[read..], position + read);
            if (more == 0)
                throw new EndOfStreamException("A temporary file was cut short.");
            read += more;
        }
    }
}
