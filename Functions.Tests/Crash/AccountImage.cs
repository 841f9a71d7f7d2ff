using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Ledger;

namespace Nianbao.Tests.Crash;

/// <summary>All that an account holds, read and written past the proxy and past the product.</summary>
internal static partial class AccountImage
{
    private static readonly string[] Copied = [StorageClients.ReceiptsContainer, StorageClients.DraftsContainer];

    /// <summary>What differs although nothing is different: when somebody worked, how often, in which order of two, and under which random name.</summary>
    private static readonly HashSet<string> Incidental = new(["odata.etag", "Timestamp", "PartitionKey", "RowKey", "CommitId", "CommittedAt", "At", "AnnouncedAt", "WrittenAt", "NextAt", "Claims", "StuckSince", "Seal", "Sequence", "Previous", "Chained", "VerifiedAt", "Found", "Mended", "Proof0", "Trace"], StringComparer.Ordinal);

    /// <summary>Records with all versions and acts, cells, rosters, published copies, receipts, files, drafts, checkpoints and notices, a line each.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(string connection)
    {
        var lines = new List<string>();
        var tables = new TableServiceClient(connection);
        await foreach (var table in tables.QueryAsync())
        {
            // Which timers have run is no part of the story: a worker that died may have needed the sweep.
            await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(entity => entity.PartitionKey != "timers"))
                lines.Add(RandomName().Replace($"{table.Name} {entity.PartitionKey} {(entity.RowKey.StartsWith("~entry~", StringComparison.Ordinal) ? "~entry~" : entity.RowKey)} {Describe(entity)}", "$1-*"));
        }

        var blobs = new BlobServiceClient(connection);
        foreach (var name in new[] { StorageClients.ReceiptsContainer, StorageClients.DraftsContainer, StorageClients.SubmissionsContainer })
        {
            var container = blobs.GetBlobContainerClient(name);
            await foreach (var blob in container.GetBlobsAsync())
                lines.Add($"{name} {blob.Name} {(name == StorageClients.ReceiptsContainer ? await ReceiptAsync(container, blob.Name) : $"{blob.Properties.ContentLength} bytes")}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    /// <summary>Tables, receipts and drafts, to be put into other accounts. Files whose receipts are final are left out: nothing reads them again.</summary>
    public static async Task<Func<string, Task>> CopyAsync(string connection)
    {
        var all = new List<(string Table, List<TableEntity> Entities)>();
        var tables = new TableServiceClient(connection);
        await foreach (var table in tables.QueryAsync())
        {
            var entities = new List<TableEntity>();
            await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                entities.Add(new(entity.Where(property => property.Key is not ("odata.etag" or "Timestamp")).ToDictionary(property => property.Key, property => property.Value)));
            all.Add((table.Name, entities));
        }

        var documents = new List<(string Container, string Name, BinaryData Content, IDictionary<string, string> Metadata)>();
        var blobs = new BlobServiceClient(connection);
        foreach (var name in Copied)
        {
            var container = blobs.GetBlobContainerClient(name);
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, CancellationToken.None))
                documents.Add((name, blob.Name, (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content, blob.Metadata));
        }

        return async target =>
        {
            var to = new TableServiceClient(target);
            foreach (var (name, entities) in all)
            {
                await to.CreateTableAsync(name);
                foreach (var group in entities.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(90)))
                    await to.GetTableClient(name).SubmitTransactionAsync(group.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)));
            }

            foreach (var name in Copied)
                await new BlobContainerClient(target, name).CreateAsync();
            foreach (var (container, name, content, metadata) in documents)
                await new BlobClient(target, container, name).UploadAsync(content, new BlobUploadOptions { Metadata = metadata });
        };
    }

    private static string Describe(TableEntity entity)
    {
        if (entity.RowKey == PublishedKeys.Clock)
            return string.Join(' ', entity.Keys.Where(key => PublishedKeys.SeriesOf(key) is not null).Order(StringComparer.Ordinal));
        if (entity.ContainsKey("Shape"))
        {
            var head = Head.From(entity, "");
            return $"v{head.Version} {head.Shape} [{head.Cells.Write()}] [{string.Join(' ', head.Roster)}] [{string.Join(' ', head.Returned)}]";
        }

        if (entity.ContainsKey("Hash"))
            return World.Describe(StoredRecord.From(entity));
        return string.Join(' ', entity.Where(property => !Incidental.Contains(property.Key)).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={Text(property.Key, property.Value)}"));
    }

    private static string Text(string name, object? value) => (name, value) switch
    {
        ("Deliveries", string json) => string.Join(',', JsonNode.Parse(json)!.AsArray().Select(delivery => $"{delivery!["channel"]}:{delivery["state"]}")),
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        (_, DateTimeOffset at) => at.ToString("O"),
        _ => $"{value}",
    };

    private static async Task<string> ReceiptAsync(BlobContainerClient container, string name)
    {
        var document = JsonNode.Parse((await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString())!;
        if (document is JsonObject receipt)
        {
            // Who got no answer sends a file that was refused once more, at the same moment of the story.
            if (receipt["firstReceivedAt"]?.ToString() == receipt["receivedAt"]?.ToString())
                receipt.Remove("firstReceivedAt");
            foreach (var incidental in new[] { "finishedAt", "transactions", "attempts", "trace" })
                receipt.Remove(incidental);
        }

        return document.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [GeneratedRegex("(inspect|act)-[0-9a-f]{32}")]
    private static partial Regex RandomName();
}
