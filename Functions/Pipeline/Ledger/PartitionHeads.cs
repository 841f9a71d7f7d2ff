namespace Nianbao.Pipeline.Ledger;

/// <summary>The heads of one partition that a session knows.</summary>
internal sealed class PartitionHeads(bool complete)
{
    private readonly Dictionary<string, Head> _heads = new(StringComparer.Ordinal);

    /// <summary>All heads were read: one that is not here does not exist.</summary>
    public bool Complete { get; private set; } = complete;

    public IReadOnlyCollection<Head> All => _heads.Values;

    public Head this[string name] => _heads[name];

    public bool TryGet(string name, out Head head) => _heads.TryGetValue(name, out head!);

    public void Set(Head head) => _heads[head.Name] = head;

    /// <summary>The rows at hand are committed.</summary>
    public void Rest()
    {
        foreach (var head in _heads.Values)
            head.Rest();
    }

    public void Forget(IEnumerable<string> names)
    {
        Complete = false;
        foreach (var name in names)
            _heads.Remove(name);
    }

    public void TakeOver(PartitionHeads other)
    {
        _heads.Clear();
        foreach (var head in other.All)
            Set(head);
        Complete = other.Complete;
    }
}
