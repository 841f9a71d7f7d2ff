using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>
/// Keeps the bytes of answers while the versions they rest on stand: a repeated question costs the reading of the clock and
/// nothing else, and a caller that has the answer already gets 304.
/// </summary>
public sealed class AnswerCache
{
    private const int MostAnswers = 2_000;
    private const long MostBytes = 32 << 20;
    private readonly ConcurrentDictionary<string, Kept> _answers = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>The answer to a question as of a version. Of many who ask at once after it has moved, one works it out.</summary>
    /// <param name="question">All that distinguishes the question, canonically.</param>
    /// <param name="version">Changes whenever the answer could.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, string question, string version, Func<(byte[] Body, string ContentType, string? FileName)> make)
    {
        while (true)
        {
            if (_answers.TryGetValue(question, out var kept) && kept.Version == version)
                return (await kept.Answer).To(request);

            var making = new TaskCompletionSource<StandingAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            var fresh = new Kept(version, making.Task);
            if (kept is null ? !_answers.TryAdd(question, fresh) : !_answers.TryUpdate(question, fresh, kept))
                continue;
            Forget(kept);
            try
            {
                var (body, contentType, fileName) = make();
                var answer = new StandingAnswer(ETagOf(question, version), body, contentType, fileName);
                // Whoever asks so many different questions keeps none of them for long.
                if (Interlocked.Add(ref _bytes, body.Length) > MostBytes || _answers.Count > MostAnswers)
                    Clear();
                making.SetResult(answer);
                return answer.To(request);
            }
            catch (Exception failure)
            {
                _answers.TryRemove(new(question, fresh));
                making.SetException(failure);
                _ = making.Task.Exception; // Told to those who wait; nobody need.
                throw;
            }
        }
    }

    public static (byte[], string, string?) Json(object document) =>
        (JsonSerializer.SerializeToUtf8Bytes(document, ReceiptStore.Json), "application/json; charset=utf-8", null);

    private static string ETagOf(string question, string version) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question + "\n" + version)).AsSpan(0, 16))}\"";

    private void Forget(Kept? kept)
    {
        if (kept is { Answer: { IsCompletedSuccessfully: true } answer })
            Interlocked.Add(ref _bytes, -answer.Result.Length);
    }

    private void Clear()
    {
        foreach (var (question, kept) in _answers)
        {
            // One that is being made is counted when it is done.
            if (kept.Answer.IsCompleted && _answers.TryRemove(new(question, kept)))
                Forget(kept);
        }
    }

    private sealed record Kept(string Version, Task<StandingAnswer> Answer);
}
