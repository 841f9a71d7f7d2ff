using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nianbao.Tests.House;

/// <summary>
/// The rules of the house as functions from files to complaints. They know nothing of this repository's files, so that a test
/// can show each of them a wrong house as well.
/// </summary>
internal static partial class Layers
{
    // A name that a layer's code must not contain, because it lies above the layer or belongs to one host.
    private static readonly string[] OfTheLocalHost = ["Nianbao.Local", "Azurite", "UseDevelopmentStorage", "devstoreaccount1", "Cronos", "NianbaoHost"];
    private static readonly string[] OfTheAzureHost = ["Nianbao.AzureHost", "FUNCTIONS_WORKER_RUNTIME", "AZURE_FUNCTIONS_ENVIRONMENT", "WEBSITE_", "FunctionsApplication", "FunctionContext"];
    private static readonly string[] OfTheWorker = ["Microsoft.Azure.Functions", "HttpTrigger", "TimerTrigger", "BlobTrigger"];
    private static readonly string[] OfTheTriggers = ["Nianbao.Triggers"];
    private static readonly string[] OfThePipeline = ["Nianbao.Pipeline"];

    // The retired in-process model: its packages, its attribute and its setting. Microsoft ended its support on 2026-11-10.
    private static readonly string[] OfTheInProcessModel = ["Microsoft.NET.Sdk.Functions", "Microsoft.Azure.WebJobs", "[FunctionName(", "FunctionsStartup", "\"FUNCTIONS_WORKER_RUNTIME\": \"dotnet\""];

    /// <summary>What each layer's code must not name.</summary>
    public static IReadOnlyDictionary<string, string[]> Above { get; } = new Dictionary<string, string[]>
    {
        ["Domain"] = [.. OfThePipeline, .. OfTheTriggers, .. OfTheWorker, .. OfTheLocalHost, .. OfTheAzureHost],
        ["Pipeline"] = [.. OfTheTriggers, .. OfTheWorker, .. OfTheLocalHost, .. OfTheAzureHost],
        ["Triggers"] = [.. OfTheLocalHost, .. OfTheAzureHost],
    };

    /// <summary>What a project below Functions may reference: the layer next below it, which brings the ones below that.</summary>
    public static IReadOnlyDictionary<string, string[]> Below { get; } = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["Pipeline"] = ["../Domain/Nianbao.Domain.csproj"],
        ["Azure"] = ["../Pipeline/Nianbao.Pipeline.csproj"],
        ["Local"] = ["../Pipeline/Nianbao.Pipeline.csproj"],
    };

    /// <summary>Names from above a layer, in its code and its texts; comments may explain what a host does.</summary>
    public static IEnumerable<string> NamesFromAbove(string layer, IEnumerable<SourceText> sources) =>
        from source in sources
        let code = House.WithoutComments(source.Text)
        from name in Above[layer]
        where code.Contains(name, StringComparison.OrdinalIgnoreCase)
        select $"{source.Path} names {name}";

    /// <summary>Project references that are not exactly those of the layer.</summary>
    public static IEnumerable<string> WrongReferences(string layer, XElement project)
    {
        var found = Items(project, "ProjectReference").Select(item => Include(item).Replace('\\', '/')).ToList();
        foreach (var extra in found.Except(Below[layer]))
            yield return $"{layer} references {extra}";
        foreach (var missing in Below[layer].Except(found))
            yield return $"{layer} does not reference {missing}";
    }

    /// <summary>Anything but the SDK and the project's own files.</summary>
    public static IEnumerable<string> Dependencies(XElement project) =>
        project.Descendants()
            .Where(item => item.Name.LocalName is "PackageReference" or "FrameworkReference" or "ProjectReference" or "Reference" or "Compile")
            .Select(item => $"{item.Name.LocalName} {Include(item)}")
            .Concat((string?)project.Attribute("Sdk") == "Microsoft.NET.Sdk" ? [] : [$"Sdk {(string?)project.Attribute("Sdk")}"]);

    /// <summary>
    /// What a pure assembly must not call: anything outside .NET's own class library, the network, the file system, other
    /// processes, the console and the environment, and the clock. Streams and readers are there for embedded resources.
    /// The compiled assembly is looked at, where no alias, global using or full name can hide a type.
    /// </summary>
    public static IEnumerable<string> Impurities(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.AssemblyReferences)
        {
            var name = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
            if (!name.StartsWith("System.", StringComparison.Ordinal))
                yield return $"references the assembly {name}";
        }

        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
                continue;
            var (space, name) = (metadata.GetString(type.Namespace), metadata.GetString(type.Name));
            if (IsOutside(space, name))
                yield return $"uses {space}.{name}";
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
            var name = metadata.GetString(member.Name);
            if (type is "DateTime" or "DateTimeOffset" && name is "get_Now" or "get_UtcNow" or "get_Today")
                yield return $"asks the clock: {type}.{name[4..]}";
            // The compiler itself asks for the thread, in every iterator.
            if (type == "Environment" && name is not ("get_CurrentManagedThreadId" or "get_NewLine"))
                yield return $"asks the environment: {name}";
        }
    }

    /// <summary>A host compiles the triggers as they stand, all of them.</summary>
    public static IEnumerable<string> TriggersNotCompiled(XElement project)
    {
        var includes = Items(project, "Compile").Where(item => Include(item).Length > 0).ToList();
        if (!includes.Exists(item => Include(item) == "../Triggers/**/*.cs" && item.Attribute("Exclude") is null && item.Attribute("Condition") is null))
            yield return "does not compile ../Triggers/**/*.cs";
        foreach (var item in Items(project, "Compile").Where(item => item.Attribute("Remove") is not null))
            yield return $"removes {(string?)item.Attribute("Remove")}";
        if (project.Descendants().Any(item => item.Name.LocalName == "DefineConstants"))
            yield return "defines constants, by which the triggers could tell the hosts apart";
    }

    /// <summary>What makes the Azure project a deployable Functions app.</summary>
    public static IEnumerable<string> NotDeployable(XElement project)
    {
        string[] packages =
        [
            "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Sdk", "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
            "Microsoft.Azure.Functions.Worker.Extensions.Timer", "Microsoft.Azure.Functions.Worker.Extensions.Storage.Blobs",
        ];
        foreach (var package in packages.Except(Items(project, "PackageReference").Select(Include)))
            yield return $"does not reference {package}";
        if (!Items(project, "FrameworkReference").Select(Include).Contains("Microsoft.AspNetCore.App"))
            yield return "does not reference Microsoft.AspNetCore.App";
        if (project.Descendants().FirstOrDefault(item => item.Name.LocalName == "AzureFunctionsVersion")?.Value != "v4")
            yield return "is not of AzureFunctionsVersion v4";
        if (project.Descendants().FirstOrDefault(item => item.Name.LocalName == "OutputType")?.Value != "Exe")
            yield return "is not an executable";

        var links = Items(project, "None").ToDictionary(item => (string?)item.Attribute("Link") ?? "", item => (Output: (string?)item.Attribute("CopyToOutputDirectory"), Publish: (string?)item.Attribute("CopyToPublishDirectory")));
        if (links.GetValueOrDefault("host.json") is not ({ } _, "PreserveNewest" or "Always"))
            yield return "does not publish host.json";
        if (links.GetValueOrDefault("local.settings.json") is not ({ } _, "Never"))
            yield return "does not keep local.settings.json to itself: linked, and never published";
    }

    /// <summary>Traces of the in-process model.</summary>
    public static IEnumerable<string> InProcess(IEnumerable<SourceText> files) =>
        from file in files
        from name in OfTheInProcessModel
        where file.Text.Contains(name, StringComparison.Ordinal)
        select $"{file.Path} has {name}";

    /// <summary>Entries at the top that were not agreed on, and agreed ones that are missing.</summary>
    public static IEnumerable<string> TopLevel(IReadOnlyCollection<string> entries, IReadOnlyCollection<string> agreed) =>
        entries.Where(entry => !entry.StartsWith('.')).Except(agreed).Select(entry => $"{entry} is not agreed on")
            .Concat(agreed.Except(entries).Select(entry => $"{entry} is missing"));

    private static bool IsOutside(string space, string name) =>
        !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        || space.StartsWith("System.Net", StringComparison.Ordinal)
        || (space.StartsWith("System.IO", StringComparison.Ordinal) && !StreamsAndReaders().IsMatch(name))
        || (space == "System" && name is "Console" or "TimeProvider")
        || (space == "System.Diagnostics" && name is "Process" or "ProcessStartInfo" or "Stopwatch")
        || (space == "System.Threading" && name is "Timer" or "Thread" or "PeriodicTimer");

    private static IEnumerable<XElement> Items(XElement project, string name) => project.Descendants().Where(item => item.Name.LocalName == name);

    private static string Include(XElement item) => (string?)item.Attribute("Include") ?? "";

    [GeneratedRegex("^(Stream|MemoryStream|(Stream|Text|String)(Reader|Writer)|InvalidDataException)$", RegexOptions.ExplicitCapture)]
    private static partial Regex StreamsAndReaders();
}
