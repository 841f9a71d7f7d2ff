using System.Net.Http.Headers;
using System.Text.Json;

namespace Nianbao.Local.Hosting;

/// <summary>Loads the sample the way everybody loads files: POST, then the receipt until it is final.</summary>
/// <param name="http">A client whose base address is this host.</param>
/// <param name="say">Prints a line of progress.</param>
/// <param name="polling">The clock for the pauses between two looks at a receipt.</param>
/// <param name="clock">The host's clock, when files are to arrive at their own time.</param>
public sealed class DemoUpload(HttpClient http, Action<string> say, TimeProvider polling, DemoClock? clock = null)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(10);

    // Every other state is final; a new final state must not make the demo wait for ever.
    private static readonly string[] OpenStates = ["received", "reading"];

    /// <summary>Uploads the files, one dataset after the other: reports refer to the registry.</summary>
    public async Task LoadAsync(IReadOnlyList<DemoFile> files, CancellationToken cancellation)
    {
        for (var i = 0; i < files.Count; i++)
        {
            clock?.StandAt(files[i].ArrivesAt);
            // Uploading identical bytes again answers with the first receipt, so a second start costs little.
            var file = files[i];
            var name = Path.GetFileName(file.Path);
            var receipt = await UploadAsync(file, name, cancellation);
            var state = await FinalStateAsync(receipt, name, cancellation);
            say($"  [{i + 1}/{files.Count}] {file.Dataset}/{file.Period} {name}: {state}{(file.ArrivesAt is { } at ? $" (arrived {at:yyyy-MM-dd} by the demo's clock / 演示时钟)" : "")}");
        }

        clock?.StandAt(null);
    }

    /// <summary>Runs the inspection once, so that the page has conclusions to show.</summary>
    public async Task InspectAsync(CancellationToken cancellation)
    {
        using var answer = await http.PostAsync("admin/functions/Inspect?wait=true", null, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw await RefusedAsync("年检", "inspection", "", answer, cancellation);
        say("  Inspection of the years that are over: proposed / 已完成各年度年检拟定");
    }

    private async Task<string> UploadAsync(DemoFile file, string name, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file.Path);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => "text/csv",
            ".json" => "application/json",
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        });
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name };
        using var answer = await http.PostAsync($"api/submissions/{Uri.EscapeDataString(file.Dataset)}/{Uri.EscapeDataString(file.Period)}", content, cancellation);
        if (!answer.IsSuccessStatusCode || answer.Headers.Location is not { } location)
            throw await RefusedAsync("上传", "upload", name, answer, cancellation);
        return location.ToString();
    }

    private async Task<string> FinalStateAsync(string receipt, string name, CancellationToken cancellation)
    {
        var begin = polling.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(receipt, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw await RefusedAsync("回执", "receipt", name, answer, cancellation);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellation));
            var state = document.RootElement.GetProperty("state").GetString() ?? "";
            if (!OpenStates.Contains(state, StringComparer.OrdinalIgnoreCase))
                return state;
            if (polling.GetElapsedTime(begin) > GiveUpAfter)
                throw new CannotStartException($"样本 {name} 十分钟仍未处理完（{state}）：请看日志", $"the sample file {name} is still \"{state}\" after ten minutes: see the log above ({receipt})");
            await Task.Delay(LookAgainAfter, polling, cancellation);
        }
    }

    private static async Task<CannotStartException> RefusedAsync(string chinese, string english, string name, HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return new CannotStartException(
            $"样本 {name} 的{chinese}失败（HTTP {(int)answer.StatusCode}）：请看日志，或删去 .azurite 重来",
            $"the {english} of the sample file {name} failed with HTTP {(int)answer.StatusCode} ({(text.Length > 300 ? text[..300] : text)}): see the log above, or delete .azurite and start again");
    }
}
