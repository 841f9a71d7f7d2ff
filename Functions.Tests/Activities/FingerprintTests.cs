using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Activities;
using Xunit;

namespace Nianbao.Tests.Activities;

public sealed class FingerprintTests
{
    [Fact]
    public void The_id_of_a_row_without_one_is_the_begin_of_the_SHA256_of_its_folded_content()
    {
        var activity = new Activity
        {
            ActivityId = "left aside",
            Type = "FORUM",
            Title = "ａ论坛　b\u200B",
            StartOn = new(2025, 3, 1),
            FundsTotal = -5,
            CampaignTags = ["甲", "乙"],
            CoOrganisers = [new() { OrganiserUscc = "b", Share = 50_00 }, new() { Name = "甲 会" }],
        };
        const string Content = "campaignTags=甲;乙\nfundsTotal=-0.05\nstartOn=2025-03-01\ntitle=A论坛B\ntype=FORUM\ncoOrganisers=\u001f甲会\u001f\ncoOrganisers=B\u001f\u001f50.00\n";
        Assert.Equal("h:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))[..16], ActivityFingerprint.IdOf(activity));
    }

    [Fact]
    public void Contents_of_any_length_that_differ_in_one_character_have_different_hashes()
    {
        var seen = new HashSet<ulong>();
        var activity = new Activity { Type = "FORUM", StartOn = new(2025, 3, 1) };
        for (var length = 0; length < 6_000; length += 1 + (length / 9))
        {
            foreach (var last in (string[])["甲", "乙"])
            {
                activity.Summary = new string('中', length) + last;
                Assert.True(seen.Add(ActivityFingerprint.Exact(activity)), string.Create(CultureInfo.InvariantCulture, $"{length} {last}"));
            }
        }
    }
}
