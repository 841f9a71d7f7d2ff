using System.Text.Json;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>The register: how many, and how many of them active, by city, type and level.</summary>
internal sealed class RegisterTotals
{
    private readonly Totals _totals = new([new("records"), new("active")]);

    public void Add(Organisation organisation)
    {
        long[] amounts = [1, organisation.Status == OrgStatuses.Active ? 1 : 0];
        _totals.Add(amounts);
        _totals.Add("byCity", Cities.Of(organisation.Uscc!), amounts);
        _totals.Add("byType", organisation.LegalType!, amounts);
        _totals.Add("byLevel", organisation.RegLevel!, amounts);
    }

    public void Write(Utf8JsonWriter json) => _totals.Write(json);
}
