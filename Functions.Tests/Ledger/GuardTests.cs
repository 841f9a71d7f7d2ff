using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CsCheck;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>What the table service refuses is refused before it is sent, because the emulator accepts some of it.</summary>
public sealed class GuardTests(AzuriteFixture azurite)
{
    [Fact]
    public void A_transaction_has_one_partition()
    {
        var group = new EntityGroup("440106");
        group.Add(TableTransactionActionType.Add, Entity("440106", "a"));
        Assert.Throws<StorageLimitException>(() => group.Add(TableTransactionActionType.Add, Entity("440305", "b")));
    }

    [Fact]
    public void A_row_stands_once_in_a_transaction()
    {
        var group = new EntityGroup("p");
        group.Add(TableTransactionActionType.Add, Entity("p", "a"));
        group.Add(TableTransactionActionType.Add, Entity("p", "A"));
        Assert.Throws<StorageLimitException>(() => group.Add(TableTransactionActionType.UpsertMerge, Entity("p", "a")));
    }

    [Fact]
    public void A_transaction_has_a_hundred_operations()
    {
        var group = new EntityGroup("p");
        for (var i = 0; i < 100; i++)
            group.Add(TableTransactionActionType.Add, Entity("p", i.ToString(CultureInfo.InvariantCulture)));
        Assert.Throws<StorageLimitException>(() => group.Add(TableTransactionActionType.Add, Entity("p", "one more")));
    }

    [Fact]
    public void A_transaction_has_four_mebibytes()
    {
        var group = new EntityGroup("p");
        var added = 0;
        var refused = Assert.Throws<StorageLimitException>(() =>
        {
            for (; added < 100; added++)
                group.Add(TableTransactionActionType.Add, Wide($"{added}", 10, 30_000));
        });
        Assert.Contains("bytes", refused.Message, StringComparison.Ordinal);
        Assert.InRange(added, 12, 13);
    }

    [Fact]
    public void An_entity_has_one_mebibyte()
    {
        EntityGroup.Check(Wide("a", 16, 32_000));
        Assert.Throws<StorageLimitException>(() => EntityGroup.Check(Wide("a", 17, 32_000)));
    }

    [Fact]
    public void An_entity_has_252_properties_beside_its_keys()
    {
        EntityGroup.Check(Wide("a", 252, 1));
        Assert.Throws<StorageLimitException>(() => EntityGroup.Check(Wide("a", 253, 1)));
    }

    [Theory]
    [InlineData(32 * 1024, true)]
    [InlineData((32 * 1024) + 1, false)]
    public void A_text_has_32_Ki_characters(int length, bool passes) => AssertChecked(passes, new TableEntity("p", "r") { ["Text"] = new string('中', length) });

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData((64 * 1024) + 1, false)]
    public void A_binary_has_64_KiB(int length, bool passes) => AssertChecked(passes, new TableEntity("p", "r") { ["Bytes"] = new byte[length] });

    [Theory]
    [InlineData("51440106MJK930019K-中文 活动'%+&", true)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a#b", false)]
    [InlineData("a?b", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\u0085b", false)]
    public void A_key_has_no_forbidden_characters(string key, bool passes)
    {
        AssertChecked(passes, Entity("p", key));
        AssertChecked(passes, Entity(key, "r"));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_key_has_512_characters(int length, bool passes) => AssertChecked(passes, Entity("p", new string('k', length)));

    [Fact]
    public async Task The_estimate_is_never_below_what_is_sent()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var table = world.Storage.Tables.GetTableClient("Estimates");
        await table.CreateIfNotExistsAsync();
        long sent = 0;
        world.Network.OnSending = request => sent = request.Content!.TryComputeLength(out var length) ? length : -1;
        var number = 0;
        var key = Gen.Char["ab中+ '&%𠮷"[..7]].Array[0, 60];
        await Gen.Select(key, Gen.Char["abc\"中<\\é"].Array[0, 3000], Gen.Byte.Array[0, 3000], Gen.Long).SampleAsync(
            async (extra, text, bytes, whole) =>
            {
                var group = new EntityGroup("440106" + new string(extra));
                for (var i = 0; i < 3; i++)
                {
                    group.Add(TableTransactionActionType.Add, new TableEntity("440106" + new string(extra), $"{number++}-" + new string(extra))
                    {
                        ["Text"] = new string(text),
                        ["Bytes"] = bytes,
                        ["Whole"] = whole,
                        ["At"] = World.Noon,
                        ["Flag"] = true,
                    });
                }

                await table.SubmitTransactionAsync(group.Actions);
                Assert.True(sent > 0 && sent <= group.PayloadBytes, $"{sent} bytes were sent, {group.PayloadBytes} estimated");
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task Azurite_accepts_much_of_what_the_service_refuses()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        var table = world.Storage.Tables.GetTableClient("Guards");
        await table.CreateIfNotExistsAsync();
        var accepted = new List<string>();
        await TryAsync("253 properties", () => table.AddEntityAsync(Wide("properties", 253, 1)));
        await TryAsync("an entity over 1 MiB", () => table.AddEntityAsync(Wide("mebibyte", 17, 32_000)));
        await TryAsync("a text over 64 KiB", () => table.AddEntityAsync(new TableEntity("p", "text") { ["Text"] = new string('中', 33_000) }));
        await TryAsync("a binary over 64 KiB", () => table.AddEntityAsync(new TableEntity("p", "bytes") { ["Bytes"] = new byte[66_000] }));
        await TryAsync("a control character in a key", () => table.AddEntityAsync(Entity("p", "a\u0085b")));
        await TryAsync("a slash in a key", () => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Entity("p", "a/b"))]));
        await TryAsync("a hash in a key", () => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Entity("p", "a#b"))]));
        await TryAsync("a key of 600 characters", () => table.AddEntityAsync(Entity("p", new string('k', 600))));
        await TryAsync("101 operations", () => table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Entity("o", $"{i}")))));
        await TryAsync("a transaction over 4 MiB", () => table.SubmitTransactionAsync(Enumerable.Range(0, 16).Select(i => new TableTransactionAction(TableTransactionActionType.Add, Wide($"w{i}", 10, 30_000)))));
        await TryAsync("two partitions", () => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Entity("x", "1")), new(TableTransactionActionType.Add, Entity("y", "1"))]));
        await TryAsync("a row twice", () => table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, Entity("z", "1")), new(TableTransactionActionType.UpsertMerge, Entity("z", "1"))]));
        Assert.Equal(["253 properties", "an entity over 1 MiB", "two partitions"], accepted);

        async Task TryAsync(string what, Func<Task> send)
        {
            try
            {
                await send();
                accepted.Add(what);
            }
            catch (RequestFailedException)
            {
                // Refused, as the service does.
            }
            catch (InvalidOperationException)
            {
                // Refused by the client.
            }
        }
    }

    private static void AssertChecked(bool passes, TableEntity entity)
    {
        if (passes)
            EntityGroup.Check(entity);
        else
            Assert.Throws<StorageLimitException>(() => EntityGroup.Check(entity));
    }

    private static TableEntity Entity(string partition, string row) => new(partition, row) { ["Value"] = 1 };

    private static TableEntity Wide(string row, int properties, int chars)
    {
        var entity = new TableEntity("p", row);
        for (var i = 0; i < properties; i++)
            entity[$"P{i}"] = new string('a', chars);
        return entity;
    }
}
