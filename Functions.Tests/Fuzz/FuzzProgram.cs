using System.Text.Json;

namespace Nianbao.Tests.Fuzz;

/// <summary>The fuzzer's own process: reads its order, runs, writes its answer.</summary>
internal static class FuzzProgram
{
    public const string Order = "NIANBAO_FUZZ_ORDER";

    public static void Run(string order)
    {
        var asked = JsonSerializer.Deserialize<FuzzOrder>(order)!;
        Finish(asked, new FuzzLoop(asked).Run());
    }

    public static void Finish(FuzzOrder order, FuzzAnswer answer)
    {
        File.WriteAllText(Path.Combine(order.Folder, "answer.json"), JsonSerializer.Serialize(answer));
        Environment.Exit(0);
    }
}
