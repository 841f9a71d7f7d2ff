using System.Text.Json;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Drafts;
using Nianbao.Tests.Reading;

namespace Nianbao.Tests.Fuzz;

/// <summary>A section of a draft as JSON: kept or refused in words, sealed once and for all, and readable as the file that submitting hands in.</summary>
internal sealed class DraftTarget() : FuzzTarget("draft", 3)
{
    private static readonly string[] Codes = [.. ReadReport.Reports.SectionsFor(ReadReport.Year2025).Select(section => section.Code)];

    private static readonly DraftText Text = new(ReadReport.Reports, ReadReport.Year2025);

    public override string Answer(FuzzInput input)
    {
        try
        {
            var (content, unkept) = Text.Read(input.Bytes);
            foreach (var finding in unkept)
                Check(finding);
            var kept = content.ToJsonString();
            var (again, _) = Text.Read(JsonSerializer.SerializeToUtf8Bytes(content));
            Must(again.ToJsonString() == kept, "what was sealed is not sealed for good");
            var draft = new Draft("annual-reports", "2025", SampleFile.Code).With(Codes[input.Choice % Codes.Length], new("1", DateTimeOffset.UnixEpoch, content, unkept));
            var file = Text.FileOf(draft);
            Must(file.AsSpan().SequenceEqual(Text.FileOf(draft)), "a draft becomes another file each time");
            var (digest, _) = FileTarget.Read(file, (ReadReport.Reports, ReadReport.Year2025, DraftsDesk.FileName));
            return kept.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + digest;
        }
        catch (ProblemException refused)
        {
            Must(refused.Status == 400 && refused.ToResult() is not null, "a draft was refused as no caller can understand");
            return refused.Code;
        }
    }
}
