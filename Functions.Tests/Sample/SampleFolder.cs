namespace Nianbao.Tests.Sample;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class SampleFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("nianbao-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
