namespace Nianbao.Local.Hosting;

/// <summary>The admin endpoints of the Functions host that people use: list the functions, run a timer now.</summary>
public static class AdminEndpoints
{
    /// <summary>Maps /admin/functions.</summary>
    public static void Map(WebApplication app, FunctionCatalogue catalogue, HostFile host, TimerDriver timers)
    {
        app.MapGet("/admin/functions", () => Results.Json(catalogue.Functions.Select(function => Describe(function, host, timers))));
        app.MapPost("/admin/functions/{name}", async (string name, bool? wait) =>
        {
            var function = catalogue.Functions.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            string[] runnable = [.. catalogue.Timers.Select(timer => timer.Name)];
            if (function is null)
                return Problem.Of(404, $"没有函数 {name}；可运行的有：{string.Join("、", runnable)}", $"there is no function {name}; these can be run: {string.Join(", ", runnable)}", ("functions", runnable));
            if (function is not TimerFunction timer)
                return Problem.Of(400, $"{function.Name} 不是定时函数；可运行的有：{string.Join("、", runnable)}", $"{function.Name} is not a timer; these can be run: {string.Join(", ", runnable)}", ("functions", runnable));

            var run = timers.RunNowAsync(timer);
            if (wait is not true)
            {
                // The run goes on by itself, as on the Functions host; its failure is in the log.
                _ = run.ContinueWith(done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return Results.Accepted();
            }

            try
            {
                await run;
                return Results.Ok(Describe(timer, host, timers));
            }
            catch (FunctionFailedException)
            {
                return Problem.Of(500, $"{timer.Name} 运行失败，详见日志", $"{timer.Name} failed; the log has the details");
            }
        });
    }

    private static object Describe(FunctionDescription function, HostFile host, TimerDriver timers)
    {
        switch (function)
        {
            case HttpFunction http:
                return new { http.Name, http.Kind, Route = string.Join('/', new[] { host.RoutePrefix, http.Route }.Where(part => part.Length > 0)), Methods = http.Verbs };
            case TimerFunction timer:
                var (last, next) = timers.TimesOf(timer);
                return new { timer.Name, timer.Kind, Schedule = timers.ScheduleOf(timer), Last = last, Next = next };
            case BlobFunction blob:
                return new { blob.Name, blob.Kind, Path = blob.Path.Text, blob.Connection };
            default:
                return new { function.Name, function.Kind };
        }
    }
}
