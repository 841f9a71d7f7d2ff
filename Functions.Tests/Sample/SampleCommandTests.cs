using Nianbao.Local.Sample;

namespace Nianbao.Tests.Sample;

public sealed class SampleCommandTests
{
    [Theory]
    [InlineData("--organisations", "0")]
    [InlineData("--organisations", "1e3")]
    [InlineData("--organisations", "600000")]
    [InlineData("--year", "2020")]
    [InlineData("--seed", "one")]
    [InlineData("--defects", "-1")]
    [InlineData("--defects", "51")]
    [InlineData("--activities-per-organisation", "201")]
    [InlineData("--organisations")]
    [InlineData("--out", "--year")]
    [InlineData("--out=")]
    [InlineData("--colour", "red")]
    [InlineData("here")]
    public void A_wrong_argument_is_explained_in_both_languages(params string[] args)
    {
        var output = new StringWriter();
        Assert.Equal(2, SampleCommand.Run(args, output));
        Assert.Contains(" / ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("参数", output.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void Help_lists_every_option()
    {
        var output = new StringWriter();
        Assert.Equal(0, SampleCommand.Run(["--help"], output));
        Assert.All((string[])["--organisations", "--year", "--seed", "--out", "--defects", "--activities-per-organisation"], o => Assert.Contains(o, output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void It_writes_the_files_asked_for_and_prints_them()
    {
        using var folder = new SampleFolder();
        var output = new StringWriter();
        var target = Path.Combine(folder.Path, "new", "folder");
        Assert.Equal(0, SampleCommand.Run(["--organisations", "30", "--year=2024", "--seed", "-5", "--out", target, "--activities-per-organisation", "1", "--defects", "0.5"], output));
        Assert.All(Directory.GetFiles(target), path => Assert.Contains(Path.GetFileName(path), output.ToString(), StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(target, "annual-reports-2022.csv")));
        Assert.True(File.Exists(Path.Combine(target, "expected.json")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_and_is_not_a_crash()
    {
        using var folder = new SampleFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var output = new StringWriter();
        Assert.Equal(1, SampleCommand.Run(["--organisations", "1", "--out", file], output));
        Assert.Contains("cannot write", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    public void Even_a_handful_of_organisations_make_a_sample(int organisations)
    {
        using var folder = new SampleFolder();
        var files = SampleWriter.Write(new() { Organisations = organisations, ActivitiesPerOrganisation = 0 }, folder.Path);
        Assert.DoesNotContain(files.Files, f => f.Rows == 0);
    }
}
