using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;
using Xunit;

namespace Nianbao.Tests.Ledger;

public sealed class PackedLinesTests
{
    [Fact]
    public void Entries_come_in_the_order_of_their_keys_however_they_were_set_and_at_rest_as_well()
    {
        var roster = new Roster();
        foreach (var key in (string[])["b", "a", "B", "c"])
            roster.Set(key, "1");
        Assert.Equal(["B", "a", "b", "c"], roster.Select(entry => entry.Key));
        roster.Set("a", null);
        roster.Set("0", "2");
        roster.Set("c", "3");
        string[] expected = ["[0, 2]", "[B, 1]", "[b, 1]", "[c, 3]"];
        Assert.Equal(expected, roster.Select(entry => entry.ToString()));
        roster.Rest();
        Assert.Equal(expected, roster.Select(entry => entry.ToString()));
        Assert.Equal("0\t2\nB\t1\nb\t1\nc\t3", PackedText.Unpack(roster.Pack()));
        Assert.Equal("3", roster["c"]);
    }

    [Fact]
    public void A_name_that_no_record_bears_any_more_is_gone()
    {
        var counts = new NameCounts();
        foreach (var (name, sign) in ((string, int)[])[("b", 1), ("a", 1), ("b", 1), ("a", -1), ("c", 1)])
            counts.Move(name, sign);
        Assert.Equal("b\t2\nc\t1", counts.Write());
        var stored = new NameCounts(counts.Pack());
        stored.Move("c", -1);
        stored.Move("b", -1);
        Assert.Equal("b\t1", stored.Write());
    }

    [Fact]
    public void Cells_that_were_stored_with_a_line_break_behind_the_last_say_the_same()
    {
        var cells = new Cells(PackedText.Pack("SG\u001f2025-01\t1 20 300\nSG\u001f2025-02\t2 -4 0\n"));
        Assert.Equal("SG\u001f2025-01\t1 20 300\nSG\u001f2025-02\t2 -4 0", cells.Write());
        Assert.Equal([("2025-01", 300L), ("2025-02", 0L)], cells.All.Select(cell => (cell.Values[1], cell.Sums[2])));
    }
}
