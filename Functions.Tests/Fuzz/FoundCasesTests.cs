namespace Nianbao.Tests.Fuzz;

/// <summary>What the fuzzer found once stays mended.</summary>
public sealed class FoundCasesTests
{
    public static TheoryData<string> Cases => [.. FuzzInput.In(FuzzSeeds.Found).Select(found => found.Input.NameFor(found.Target))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_that_was_found_is_answered_and_the_same_each_time(string name)
    {
        var (kind, input) = FuzzInput.In(FuzzSeeds.Found).Single(found => found.Input.NameFor(found.Target) == name);
        var target = FuzzTarget.All.Single(target => target.Name == kind);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = target.Answer(input);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FuzzLoop.MostMemory);
        Assert.Equal(answer, target.Answer(input));
    }
}
