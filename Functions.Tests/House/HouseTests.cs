using System.ComponentModel;
using System.Diagnostics;
using System.Xml.Linq;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline;

namespace Nianbao.Tests.House;

/// <summary>Imports point one way: Domain, Pipeline, Triggers, host. Each rule is also shown a house that breaks it.</summary>
public sealed class HouseTests
{
    private static readonly string[] AgreedEntries =
    [
        "README.md", "README.zh-CN.md", "LICENSE", "Nianbao.slnx", "global.json", "Directory.Build.props", "Directory.Packages.props",
        "host.json", "local.settings.sample.json", "Functions", "Functions.Tests", "infra",
    ];

    [Theory]
    [InlineData("Domain")]
    [InlineData("Pipeline")]
    [InlineData("Triggers")]
    public void No_layer_names_what_lies_above_it(string layer)
    {
        var sources = House.Sources($"Functions/{layer}");
        Assert.NotEmpty(sources);
        Assert.Empty(Layers.NamesFromAbove(layer, sources));
    }

    [Theory]
    [InlineData("Domain", "using Nianbao.Pipeline.Intake;")]
    [InlineData("Domain", "global using X = Nianbao.Triggers.TimerTriggers;")]
    [InlineData("Pipeline", "using Microsoft.Azure.Functions.Worker;")]
    [InlineData("Pipeline", "var host = new Nianbao.Local.Hosting.FunctionCatalogue();")]
    [InlineData("Pipeline", """if (Environment.GetEnvironmentVariable("WEBSITE_SITE_NAME") is null) { }""")]
    [InlineData("Pipeline", """var local = connection == "UseDevelopmentStorage=true";""")]
    [InlineData("Triggers", "using Nianbao.Local.Hosting;")]
    [InlineData("Triggers", "public Task RunAsync(FunctionContext context) => Task.CompletedTask;")]
    public void A_name_from_above_is_found_wherever_it_stands_in_the_code(string layer, string code) =>
        Assert.NotEmpty(Layers.NamesFromAbove(layer, [new("X.cs", $"namespace Nianbao;\n{code}\n")]));

    [Theory]
    [InlineData("// As Nianbao.Local does.")]
    [InlineData("/* WEBSITE_TIME_ZONE is not known\n on Flex Consumption. */")]
    [InlineData("var address = \"https://example.org\"; // Azurite")]
    public void A_name_in_a_comment_is_no_import(string code) =>
        Assert.Empty(Layers.NamesFromAbove("Domain", [new("X.cs", code)]));

    [Theory]
    [InlineData("Domain")]
    [InlineData("Pipeline")]
    [InlineData("Azure")]
    [InlineData("Local")]
    public void Every_project_references_the_layer_below_it_and_nothing_else(string layer) =>
        Assert.Empty(Layers.WrongReferences(layer, House.Project($"Functions/{layer}/Nianbao.{layer}.csproj")));

    [Theory]
    [InlineData("Domain", "../Pipeline/Nianbao.Pipeline.csproj")]
    [InlineData("Pipeline", "../Local/Nianbao.Local.csproj")]
    [InlineData("Azure", "../Local/Nianbao.Local.csproj")]
    [InlineData("Pipeline", null)]
    public void A_reference_upwards_or_none_at_all_is_found(string layer, string? reference) =>
        Assert.NotEmpty(Layers.WrongReferences(layer, new("Project", new XElement("ItemGroup", reference is null ? null : new XElement("ProjectReference", new XAttribute("Include", reference))))));

    [Fact]
    public void The_domain_needs_nothing_but_the_SDK() =>
        Assert.Empty(Layers.Dependencies(House.Project("Functions/Domain/Nianbao.Domain.csproj")));

    [Theory]
    [InlineData("""<PackageReference Include="Azure.Data.Tables" />""")]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    [InlineData("""<Compile Include="../Pipeline/Storage/TableNames.cs" />""")]
    public void A_dependency_of_the_domain_is_found(string item) =>
        Assert.Single(Layers.Dependencies(XElement.Parse($"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{item}</ItemGroup></Project>""")));

    [Fact]
    public void The_domain_touches_no_network_no_file_no_process_and_no_clock() =>
        Assert.Empty(Layers.Impurities(typeof(Dataset).Assembly.Location));

    [Fact]
    public void What_is_not_pure_is_found()
    {
        Assert.Contains("references the assembly Azure.Data.Tables", Layers.Impurities(typeof(NianbaoServices).Assembly.Location));
        // This assembly does all of it.
        var found = Layers.Impurities(typeof(HouseTests).Assembly.Location).ToList();
        Assert.Contains("uses System.IO.File", found);
        Assert.Contains("uses System.IO.Directory", found);
        Assert.Contains("uses System.Net.Http.HttpClient", found);
        Assert.Contains("uses System.Diagnostics.Process", found);
        Assert.Contains("asks the environment: GetEnvironmentVariable", found);
        Assert.True(DateTimeOffset.UtcNow > default(DateTimeOffset));
        Assert.Contains("asks the clock: DateTimeOffset.UtcNow", found);
    }

    [Theory]
    [InlineData("Azure")]
    [InlineData("Local")]
    public void Both_hosts_compile_the_very_same_triggers(string host) =>
        Assert.Empty(Layers.TriggersNotCompiled(House.Project($"Functions/{host}/Nianbao.{host}.csproj")));

    [Fact]
    public void Triggers_are_sources_without_a_project_of_their_own() =>
        Assert.All(Directory.GetFiles(Path.Combine(House.Root, "Functions", "Triggers"), "*", SearchOption.AllDirectories), file => Assert.EndsWith(".cs", file, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("""<Compile Include="../Triggers/QueryTriggers.cs" />""")]
    [InlineData("""<Compile Include="../Triggers/**/*.cs" Exclude="../Triggers/TimerTriggers.cs" />""")]
    [InlineData("""<Compile Include="../Triggers/**/*.cs" /><Compile Remove="../Triggers/TimerTriggers.cs" />""")]
    public void A_host_with_triggers_of_its_own_choice_is_found(string items) =>
        Assert.NotEmpty(Layers.TriggersNotCompiled(XElement.Parse($"<Project><ItemGroup>{items}</ItemGroup></Project>")));

    [Fact]
    public void The_Azure_project_has_the_Workers_packages_and_links_its_files() =>
        Assert.Empty(Layers.NotDeployable(House.Project("Functions/Azure/Nianbao.Azure.csproj")));

    [Theory]
    [InlineData("PackageReference", "Microsoft.Azure.Functions.Worker.Sdk")]
    [InlineData("PackageReference", "Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    [InlineData("FrameworkReference", "Microsoft.AspNetCore.App")]
    [InlineData("None", "../../host.json")]
    [InlineData("None", "$(LocalSettings)")]
    public void An_Azure_project_that_lacks_one_of_them_is_found(string item, string include)
    {
        var project = House.Project("Functions/Azure/Nianbao.Azure.csproj");
        project.Descendants(item).Single(element => (string?)element.Attribute("Include") == include).Remove();
        Assert.Single(Layers.NotDeployable(project));
    }

    [Fact]
    public void Settings_that_would_be_published_are_found()
    {
        var project = House.Project("Functions/Azure/Nianbao.Azure.csproj");
        project.Descendants("None").Single(element => (string?)element.Attribute("Link") == "local.settings.json").SetAttributeValue("CopyToPublishDirectory", "PreserveNewest");
        Assert.Single(Layers.NotDeployable(project));
    }

    [Fact]
    public void Nothing_is_left_of_the_retired_in_process_model()
    {
        var files = House.Sources("Functions")
            .Concat(Directory.GetFiles(Path.Combine(House.Root, "Functions"), "*.csproj", SearchOption.AllDirectories)
                // Where the Worker's packages restore, their SDK generates a project of its own while building.
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(path => Path.GetRelativePath(House.Root, path))
                .Concat(["Directory.Packages.props", "Directory.Build.props", "host.json", "local.settings.sample.json"])
                .Select(path => new SourceText(path, House.Text(path))));
        Assert.Empty(Layers.InProcess(files));
    }

    [Theory]
    [InlineData("""[FunctionName("Aggregates")]""")]
    [InlineData("""<PackageReference Include="Microsoft.NET.Sdk.Functions" Version="4.4.0" />""")]
    [InlineData("using Microsoft.Azure.WebJobs;")]
    [InlineData("""{ "FUNCTIONS_WORKER_RUNTIME": "dotnet" }""")]
    public void A_trace_of_the_in_process_model_is_found(string text) =>
        Assert.Single(Layers.InProcess([new("X", text)]));

    [Fact]
    public void The_top_level_holds_what_was_agreed_on_and_nothing_else() =>
        Assert.Empty(Layers.TopLevel(TopLevelEntries(), AgreedEntries));

    [Fact]
    public void An_entry_too_many_or_too_few_at_the_top_level_is_found()
    {
        Assert.Equal(["docs is not agreed on"], Layers.TopLevel([.. AgreedEntries, ".github", "docs"], AgreedEntries));
        Assert.Equal(["LICENSE is missing"], Layers.TopLevel([.. AgreedEntries.Where(entry => entry != "LICENSE")], AgreedEntries));
    }

    /// <summary>What git keeps; without git, every entry but those that .gitignore names.</summary>
    private static HashSet<string> TopLevelEntries()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", House.Root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode == 0 && listed.Length > 0)
                return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => path.Split('/')[0])];
        }
        catch (Win32Exception)
        {
            // No git here.
        }

        var ignored = House.Text(".gitignore").Split('\n').Select(line => line.Trim('/', '\r')).ToHashSet();
        return [.. Directory.GetFileSystemEntries(House.Root).Select(path => Path.GetFileName(path)!).Where(name => !ignored.Contains(name))];
    }
}
