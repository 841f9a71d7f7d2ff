namespace Nianbao.Tests.Support;

/// <summary>Waits for what happens elsewhere, instead of for a time.</summary>
public static class Eventually
{
    // Long enough for a machine that does much else; a test that passes never waits for it.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);

    /// <summary>Returns when the condition holds.</summary>
    public static Task Holds(Func<bool> condition) => Holds(() => Task.FromResult(condition()));

    /// <summary>Returns when the condition holds.</summary>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        using var timeout = new CancellationTokenSource(GiveUpAfter);
        while (!await condition())
        {
            Assert.False(timeout.IsCancellationRequested, "what was waited for did not happen");
            await Task.Delay(20);
        }
    }
}
