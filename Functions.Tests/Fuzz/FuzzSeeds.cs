using System.Text;
using Nianbao.Local.Sample;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Sample;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Workbooks;

namespace Nianbao.Tests.Fuzz;

/// <summary>Where the fuzzer begins: files as people send them (templates, clean reports in every format, the sample), sections of drafts, cells and headers, and what was found before.</summary>
internal static class FuzzSeeds
{
    /// <summary>Cases that broke something once.</summary>
    public static string Found => Path.Combine(House.House.Root, "Functions.Tests", "Fuzz", "Found");

    public static void Write(string folder)
    {
        foreach (var (dataset, extension, bytes) in Files())
        {
            var input = new FuzzInput(FileTarget.ChoiceOf(dataset, extension), bytes);
            input.Save(folder, "file");
            input.Save(folder, "marked");
        }

        foreach (var name in CleanBase.Names)
            new FuzzInput(0, CleanApp.Json([CleanBase.Named(name).Report])[1..^1]).Save(folder, "draft");
        new FuzzInput(2, """{"officers":[{"name":"张三","idNumber":"440106199001011233","termNo":3}],"legalRep":{"name":"李四","idNumber":"x"},"directors":7,"note":"440106199001011233"}"""u8.ToArray()).Save(folder, "draft");
        for (var i = 0; i < FuzzWords.OfText.Count; i++)
        {
            var word = Encoding.UTF8.GetBytes(FuzzWords.OfText[i]);
            for (var column = 0; column < ValueTarget.Count && column < 256; column++)
            {
                if ((i + column) % 8 == 0)
                    new FuzzInput((byte)column, [(byte)(i % 5), .. word]).Save(folder, "value");
            }

            new FuzzInput((byte)i, word).Save(folder, "header");
            new FuzzInput((byte)i, [.. word, 0x1F, .. word, 0x1F, .. "甲,\"乙\"\n丙"u8]).Save(folder, "written");
        }

        foreach (var (target, input) in FuzzInput.In(Found))
            input.Save(folder, target);
    }

    private static IEnumerable<(string Dataset, string Extension, byte[] Bytes)> Files()
    {
        foreach (var dataset in Book.Datasets.Where(dataset => dataset.IsUploadable))
            yield return (dataset.Name, ".xlsx", Book.Template(dataset.Name, "table"));
        yield return ("annual-reports", ".xlsx", Book.Template("annual-reports", "form", registered: Book.Registered(), previous: Book.LastYear()));
        var clean = CleanBase.Names.Select(CleanBase.Named).ToList();
        yield return ("annual-reports", ".xlsx", new CorpusWorkbook([clean[0].Report]).ToBytes());
        yield return ("annual-reports", ".json", CleanApp.Json([clean[1].Report]));
        yield return ("registry", ".json", CleanApp.Json(clean.Select(one => one.Register!)));
        yield return ("activities", ".json", CleanApp.Json(clean[2].Activities.Take(3)));
        using var folder = new SampleFolder();
        foreach (var file in SampleWriter.Write(new() { Organisations = 12, ActivitiesPerOrganisation = 2 }, folder.Path).Files.GroupBy(file => file.Dataset).SelectMany(files => files.Take(2)))
        {
            var bytes = File.ReadAllBytes(file.Path);
            yield return (file.Dataset, Path.GetExtension(file.Path), bytes[..Math.Min(bytes.Length, 20_000)]);
        }
    }
}
