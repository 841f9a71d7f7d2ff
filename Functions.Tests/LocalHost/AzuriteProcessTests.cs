using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.LocalHost;

public sealed class AzuriteProcessTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_test_account_has_blobs_and_tables_of_its_own()
    {
        var (one, two) = (await azurite.NewAccountAsync(), await azurite.NewAccountAsync());
        await new BlobContainerClient(one, "same").CreateAsync();
        await new BlobContainerClient(two, "same").CreateAsync();
        await new BlobContainerClient(one, "same").UploadBlobAsync("blob", BinaryData.FromString("1"));
        Assert.False(await new BlobClient(two, "same", "blob").ExistsAsync());

        await new TableClient(one, "Same").CreateAsync();
        await new TableClient(two, "Same").CreateAsync();
        await new TableClient(one, "Same").AddEntityAsync(new TableEntity("p", "r"));
        Assert.False((await new TableClient(two, "Same").GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        Assert.True((await new TableClient(one, "Same").GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_start()
    {
        await azurite.NewAccountAsync(); // the packages are installed now
        var folder = Directory.CreateTempSubdirectory("nianbao-azurite-").FullName;
        var options = new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Location = folder, Ports = AzuritePorts.Free };
        await using (var first = await AzuriteProcess.StartAsync(options, CancellationToken.None))
        {
            await new TableClient(first.ConnectionString, "Kept").CreateAsync();
            await new TableClient(first.ConnectionString, "Kept").AddEntityAsync(new TableEntity("p", "r"));
            Assert.True(await AzuriteProcess.AnswersAsync(first.Ports, CancellationToken.None));
        }

        await using var second = await AzuriteProcess.StartAsync(options, CancellationToken.None);
        Assert.True((await new TableClient(second.ConnectionString, "Kept").GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        await second.DisposeAsync();
        Assert.Null(await second.Ended);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stop_right_after_many_writes_saves_them_all()
    {
        await azurite.NewAccountAsync();
        var folder = Directory.CreateTempSubdirectory("nianbao-azurite-").FullName;
        var options = new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Location = folder, Ports = AzuritePorts.Free };
        for (var round = 0; round < 3; round++)
        {
            await using var process = await AzuriteProcess.StartAsync(options, CancellationToken.None);
            var table = new TableClient(process.ConnectionString, "Many");
            await table.CreateIfNotExistsAsync();
            Assert.Equal(round * 1_000, await table.QueryAsync<TableEntity>(select: ["RowKey"]).CountAsync());
            for (var i = 0; i < 10; i++)
            {
                await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(row => new TableTransactionAction(
                    TableTransactionActionType.Add, new TableEntity("p", $"{round}-{i}-{row}") { ["Text"] = new string('x', 2_000) })));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_something_else_has_is_one_line_with_the_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var closing = ProgramTests.CloseEveryCallerAsync(other);
        var problem = await Assert.ThrowsAsync<CannotStartException>(() => AzuriteProcess.AnswersAsync(new AzuritePorts(port, 0, 0), CancellationToken.None));
        Assert.Contains($"port {port} is taken", problem.Message);

        await azurite.NewAccountAsync();
        var options = new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Ports = new AzuritePorts(0, port, 0) };
        problem = await Assert.ThrowsAsync<CannotStartException>(() => AzuriteProcess.StartAsync(options, CancellationToken.None));
        Assert.Contains("EADDRINUSE", problem.Message);
        other.Stop();
        await closing;
    }

    [Fact]
    public async Task An_Azurite_that_dies_tells_what_it_said_last()
    {
        await azurite.NewAccountAsync();
        await using var process = await AzuriteProcess.StartAsync(
            new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Ports = AzuritePorts.Free }, CancellationToken.None);
        Process.GetProcessById(process.ProcessId).Kill();
        Assert.Contains("exit code", await process.Ended);
    }

    [Fact]
    public async Task An_Azurite_that_is_not_installed_is_one_line_with_the_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-azurite-").FullName;
        var problem = await Assert.ThrowsAsync<CannotStartException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { Dashboard = folder, Location = folder }, CancellationToken.None));
        Assert.Contains("npm ci", problem.Message);
    }

    [Fact]
    public async Task An_npm_ci_that_fails_is_one_line_with_the_reason_and_the_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-npm-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "name": "x", "version": "1.0.0", "dependencies": { "azurite": "3.37.0" } }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "package-lock.json"), """{ "name": "x", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "x", "version": "1.0.0" } } }""");
        var problem = await Assert.ThrowsAsync<CannotStartException>(() => NodeTools.InstallAsync(folder, _ => { }, CancellationToken.None));
        Assert.Contains("npm ci failed with exit code 1", problem.Message);
        Assert.Contains("package-lock.json", problem.Message);
        Assert.Contains(folder, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }
}
