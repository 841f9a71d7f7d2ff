using System.Diagnostics;
using System.Runtime.InteropServices;
using Trace = SharpFuzz.Common.Trace;

namespace Nianbao.Tests.Fuzz;

/// <summary>What a run of the fuzzer is to do.</summary>
/// <param name="Folder">Has <c>seeds</c>; gets <c>kept</c> (inputs that reached something new), <c>broken</c> (inputs that broke something) and <c>answer.json</c>.</param>
/// <param name="Turns">So many turns of every target at most.</param>
/// <param name="Seconds">No turn begins later.</param>
internal sealed record FuzzOrder(string Folder, int Seed, int Turns, double Seconds);

/// <summary>What a run did.</summary>
/// <param name="Edges">Places of the code under test that were reached, told apart by the way they were come upon.</param>
/// <param name="MostAllocated">The most bytes that one input had allocated.</param>
/// <param name="Broken">What was broken, and the file that does it.</param>
internal sealed record FuzzAnswer(long Cases, int Edges, int Kept, long MostAllocated, long PeakBytes, IReadOnlyList<string> Broken);

/// <summary>
/// The fuzzer itself, in a process of its own whose copy of the readers tells by SharpFuzz's instrumentation where it has been: an input that reaches a new
/// place is kept and changed further. (afl and libFuzzer, which SharpFuzz is made for, drive a process from outside; this loop drives it from within.)
/// </summary>
internal sealed class FuzzLoop
{
    /// <summary>No input may keep a reader busy for longer (issue 5): of the processor, and by the clock where it waits.</summary>
    public static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(10);

    /// <summary>No input may ask for more memory (issue 5), counted as everything allocated on its way, so that the bound is the same on every machine.</summary>
    public const long MostMemory = 500L << 20;

    private const int MapBytes = 1 << 16;
    private const int MostKept = 3_000;

    private readonly FuzzOrder _order;
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly Dictionary<FuzzTarget, Corpus> _corpora;
    private readonly List<string> _broken = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _cases;
    private long _mostAllocated;
    private volatile Case? _current;

    public unsafe FuzzLoop(FuzzOrder order)
    {
        // Before anything instrumented runs: it writes here.
        Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapBytes);
        (_order, _random) = (order, new Random(order.Seed));
        _mutator = new(_random);
        var seeds = FuzzInput.In(Path.Combine(order.Folder, "seeds")).ToLookup(seed => seed.Target, seed => seed.Input);
        _corpora = FuzzTarget.All.ToDictionary(target => target, target => new Corpus([.. seeds[target.Name]]));
    }

    public FuzzAnswer Run()
    {
        new Thread(Watch) { IsBackground = true }.Start();
        foreach (var (target, corpus) in _corpora)
        {
            foreach (var seed in corpus.Seeds)
                Try(target, corpus, seed);
        }

        for (var turn = 0; turn < _order.Turns && _clock.Elapsed.TotalSeconds < _order.Seconds; turn++)
        {
            foreach (var (target, corpus) in _corpora)
            {
                for (var i = 0; i < target.Turn; i++)
                    Try(target, corpus, _mutator.Change(corpus.Pick(_random), corpus.Pick(_random)));
            }
        }

        _current = null;
        return Answer();
    }

    private FuzzAnswer Answer() =>
        new(_cases, _corpora.Values.Sum(corpus => corpus.Edges), _corpora.Values.Sum(corpus => corpus.Kept.Count), _mostAllocated, PeakBytes(), [.. _broken]);

    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private unsafe void Try(FuzzTarget target, Corpus corpus, FuzzInput input)
    {
        _cases++;
        var map = new Span<byte>(Trace.SharedMem, MapBytes);
        map.Clear();
        Trace.PrevLocation = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _current = new(target, input, Environment.CpuUsage.TotalTime, _clock.Elapsed);
        try
        {
            var answer = target.Answer(input);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            _mostAllocated = Math.Max(_mostAllocated, allocated);
            if (allocated > MostMemory)
                throw new BrokenPropertyException($"{allocated >> 20} MB were allocated for {input.Bytes.Length} bytes");
            var isNew = corpus.Saw(map);
            if (isNew && corpus.Kept.Count < MostKept)
            {
                corpus.Kept.Add(input);
                input.Save(Path.Combine(_order.Folder, "kept"), target.Name);
            }

            if ((isNew || _cases % 16 == 0) && target.Answer(input) is var again && again != answer)
                throw new BrokenPropertyException($"the same bytes were answered with '{Short(answer)}' and then with '{Short(again)}'");
        }
        catch (Exception broken)
        {
            // What refuses an input by its own exception is answered by the target; all that gets here is a fault.
            Report(target, input, broken is BrokenPropertyException ? Kind(broken.Message) : broken.GetType().Name + WhereOf(broken), broken.ToString());
        }
    }

    private void Report(FuzzTarget target, FuzzInput input, string kind, string what)
    {
        lock (_known)
        {
            if (!_known.Add(target.Name + kind))
                return;
            input.Save(Path.Combine(_order.Folder, "broken"), target.Name);
            _broken.Add($"{input.NameFor(target.Name)} after {_cases} cases and {_clock.Elapsed.TotalSeconds:F1} s: {what}");
        }
    }

    /// <summary>An input that never ends cannot be left from within: what it is, is written down, and the process ends.</summary>
    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(200);
            if (_current is not { } current || (Environment.CpuUsage.TotalTime - current.Cpu <= LongestCase && _clock.Elapsed - current.Since <= 6 * LongestCase))
                continue;
            Report(current.Target, current.Input, "hang", $"longer than {LongestCase.TotalSeconds} s");
            FuzzProgram.Finish(_order, Answer());
        }
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] : text;

    private static string Kind(string message) => new([.. message.Where(c => char.IsAsciiLetterLower(c) || c == ' ').Take(40)]);

    /// <summary>The innermost place of our own in a stack: two faults at one place are one.</summary>
    private static string WhereOf(Exception broken) => broken.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" Nianbao.", StringComparison.Ordinal))?.Trim() ?? "";

    private sealed record Case(FuzzTarget Target, FuzzInput Input, TimeSpan Cpu, TimeSpan Since);

    /// <summary>The inputs of one target that have each shown something new, and what they have shown.</summary>
    private sealed class Corpus(IReadOnlyList<FuzzInput> seeds)
    {
        private readonly byte[] _seen = new byte[MapBytes];

        public IReadOnlyList<FuzzInput> Seeds => seeds;

        public List<FuzzInput> Kept { get; } = [];

        public int Edges { get; private set; }

        public FuzzInput Pick(Random random)
        {
            if (Kept.Count == 0)
                return seeds.Count > 0 ? seeds[random.Next(seeds.Count)] : new(0, []);
            // The latest half the time: that is where the way leads on.
            return random.Next(2) == 0 ? Kept[Math.Max(0, Kept.Count - 1 - random.Next(20))] : Kept[random.Next(Kept.Count)];
        }

        /// <summary>Whether a place was reached for the first time, or for the first time so often (in steps of 1, 2, 3, 4, 8, 16, 32, 128, as afl counts).</summary>
        public bool Saw(ReadOnlySpan<byte> map)
        {
            var isNew = false;
            for (var i = map.IndexOfAnyExcept((byte)0); i >= 0 && i < map.Length; i++)
            {
                if (map[i] == 0)
                {
                    var next = map[i..].IndexOfAnyExcept((byte)0);
                    if (next < 0)
                        break;
                    i += next;
                }

                var bucket = (byte)(map[i] switch { 1 => 1, 2 => 2, 3 => 4, < 8 => 8, < 16 => 16, < 32 => 32, < 128 => 64, _ => 128 });
                if ((_seen[i] & bucket) != 0)
                    continue;
                if (_seen[i] == 0)
                    Edges++;
                _seen[i] |= bucket;
                isNew = true;
            }

            return isNew;
        }
    }
}
