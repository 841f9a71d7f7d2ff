using System.Runtime;
using Nianbao.Local.Hosting;
using Nianbao.Local.Sample;
using Nianbao.Pipeline;

// See Functions/Memory.props.
GCSettings.LatencyMode = GCLatencyMode.Batch;

if (args is ["sample", ..])
    return SampleCommand.Run(args[1..], Console.Out);

return await new LocalRun
{
    AddServices = builder =>
    {
        // The page as built in the repository; a published app has it beside the program.
        if (RepositoryRoot.Find() is { } root)
            builder.Configuration["Page:Folder"] ??= Path.Combine(root, "Functions", "Dashboard", "dist");
        builder.Services.AddNianbao(builder.Configuration);
    },
    DemoFiles = new DemoSample(),
}.ExecuteAsync(args);

/// <summary>The entry point, public so that tests can start it in their own process.</summary>
public partial class Program;
