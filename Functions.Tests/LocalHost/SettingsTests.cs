using Microsoft.Extensions.Configuration;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.LocalHost;

public sealed class SettingsTests
{
    [Fact]
    public void The_sample_settings_are_read_with_double_underscores_as_sections()
    {
        var settings = SettingsFile.Read(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"));
        Assert.Equal("UseDevelopmentStorage=true", settings["Storage"]);
        Assert.All(settings.Keys, key => Assert.DoesNotContain("__", key));
        Assert.Contains(settings.Keys, key => key.StartsWith("Schedules:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"Values\": { \"A\": ")]
    [InlineData("{ \"Values\": [] }")]
    [InlineData("{ \"Values\": { \"A\": { \"B\": 1 } } }")]
    [InlineData("")]
    public void A_corrupted_settings_file_is_one_line_with_its_path_and_the_remedy(string text)
    {
        var path = ProbeHost.WriteTemporary(text);
        var problem = Assert.Throws<CannotStartException>(() => SettingsFile.Read(path));
        Assert.Contains(path, problem.Message);
        Assert.Contains("mend it", problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Arguments_win_over_the_settings_file()
    {
        var file = ProbeHost.WriteTemporary("""{ "Values": { "A__B": "file", "A__C": "file" } }""");
        var builder = Local.Hosting.LocalHost.CreateBuilder([$"--LocalHost:SettingsFile={file}", "--A:B=argument"], FunctionCatalogue.Of(typeof(PageProbe)));
        Assert.Equal("argument", builder.Configuration["A:B"]);
        Assert.Equal("file", builder.Configuration["A:C"]);
    }

    [Theory]
    [InlineData("%Schedules:Inspect%")]
    [InlineData("%Schedules__Inspect%")]
    public void A_setting_between_percent_signs_is_resolved_under_both_spellings(string text)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Schedules:Inspect"] = "0 0 0 * * *" }).Build();
        Assert.Equal("0 0 0 * * *", SettingNames.Resolve(text, configuration, "Inspect"));
    }

    [Fact]
    public void The_defaults_of_host_json_are_those_of_the_Functions_host() =>
        Assert.Equal(new HostFile("api", 8, 5), HostFile.Read(ProbeHost.WriteTemporary("{}")));

    [Fact]
    public void The_repositorys_host_json_puts_the_page_at_the_root() =>
        Assert.Equal("", HostFile.Read().RoutePrefix);

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "extensions": { "blobs": { "maxDegreeOfParallelism": 0 } } }""")]
    [InlineData("""{ "extensions": { "blobs": { "poisonBlobThreshold": "five" } } }""")]
    public void A_corrupted_host_json_is_one_line_with_its_path(string text)
    {
        var path = ProbeHost.WriteTemporary(text);
        Assert.Contains(path, Assert.Throws<CannotStartException>(() => HostFile.Read(path)).Message);
    }

    [Fact]
    public void The_command_line_knows_its_options_and_passes_settings_on()
    {
        var command = CommandLine.Parse(["--demo", "--port", "7000", "--Storage=a=b", "--A:B", "c"]);
        Assert.True(command.Demo);
        Assert.Equal(["--LocalHost:Port=7000", "--Storage=a=b", "--A:B=c"], command.Settings);
    }

    [Theory]
    [InlineData("--dmeo")]
    [InlineData("demo")]
    [InlineData("--")]
    public void An_argument_that_is_not_known_is_refused(string argument) =>
        Assert.Contains(argument, Assert.Throws<CannotStartException>(() => CommandLine.Parse([argument])).Message);

    [Theory]
    [InlineData("--urls=http://0.0.0.0:7071")]
    [InlineData("--urls=http://localhost:7071;http://+:80")]
    [InlineData("--urls=http://192.168.1.5:7071")]
    [InlineData("--Kestrel:Endpoints:Open:Url=http://*:7071")]
    public void An_address_that_other_machines_reach_is_refused(string argument) =>
        Assert.Contains("this machine only", Assert.Throws<CannotStartException>(() => Local.Hosting.LocalHost.CreateBuilder([argument], FunctionCatalogue.Of(typeof(PageProbe)))).Message);

    [Fact]
    public void A_loopback_address_is_accepted() =>
        Local.Hosting.LocalHost.CreateBuilder(["--urls=http://127.0.0.1:7072;http://[::1]:7072"], FunctionCatalogue.Of(typeof(PageProbe)));
}
