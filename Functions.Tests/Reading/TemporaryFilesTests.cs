using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

/// <summary>Alone: the folder for temporary files is the process's.</summary>
[CollectionDefinition(nameof(TemporaryFilesTests), DisableParallelization = true)]
[Collection(nameof(TemporaryFilesTests))]
public sealed class TemporaryFilesTests : IDisposable
{
    private const int Items = 3_000;
    private readonly string? _before = Environment.GetEnvironmentVariable("TMPDIR");
    private readonly string _folder = Directory.CreateTempSubdirectory("nianbao-test-").FullName;

    public TemporaryFilesTests() => Environment.SetEnvironmentVariable("TMPDIR", _folder);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("TMPDIR", _before);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Rows_of_other_sheets_lie_in_temporary_files_that_go_with_the_table()
    {
        using (var table = ReadReport.Open(Workbook([Reports, List(Items)]), "a.xlsx"))
        {
            Assert.Equal(Items, table.Single().Report.Officers!.Count);
            Assert.NotEmpty(Directory.GetFiles(_folder));
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_is_refused_half_way_leaves_no_temporary_file()
    {
        var cut = Sheet(List(Items))[..^40];
        Assert.Equal("ID-001", Refused(() => ReadReport.Open(Workbook([Reports, List(Items), cut]), "a.xlsx")).Code);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_temporary_file_goes_with_its_handle()
    {
        string name;
        using (var file = TemporaryFile.Create(FileOptions.None))
        {
            name = file.Name;
            Assert.Equal(_folder, Path.GetDirectoryName(name));
            Assert.True(File.Exists(name));
        }

        Assert.False(File.Exists(name));
    }

    private static string Reports => Row(1, "统一社会信用代码", "组织名称") + Row(2, Code, "甲");

    private static string List(int items) =>
        Row(1, "统一社会信用代码", "姓名", "职务") + string.Concat(Enumerable.Range(2, items).Select(i => Row(i, Code, "某某某某某某某某" + i, "会长")));
}
