using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Reference;

public sealed class DeadlineRules
{
    private readonly Deadline? _none = null;

    public static DeadlineRules Default { get; } = new();

    public string Version => _none?.Source ?? "0";

    public Deadline? For(AnnualReport report) => _none;
}
