using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.House;

/// <summary>The functions as the Functions host would take them. Each rule is also shown functions that break it.</summary>
public sealed partial class FunctionsTests
{
    private static readonly FunctionCatalogue Catalogue = FunctionCatalogue.Of(typeof(FunctionCatalogue).Assembly);

    private static readonly IReadOnlyList<SeenFunction> Seen =
        [.. Catalogue.Functions.Select(function => new SeenFunction(function.Name, (function as HttpFunction)?.Route, function.Trigger.GetCustomAttribute<HttpTriggerAttribute>()?.AuthLevel))];

    [Fact]
    public void The_catalogue_holds_every_function_that_the_sources_declare()
    {
        var declared = House.Sources("Functions/Triggers").SelectMany(source => FunctionAttribute().Matches(House.WithoutComments(source.Text))).Select(match => match.Groups[1].Value);
        Assert.Equal(declared.Order(StringComparer.Ordinal), Seen.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_has_a_name_of_its_own() => Assert.Empty(FunctionRules.SameNames(Seen));

    [Fact]
    public void A_name_used_twice_is_found_in_any_case() => Assert.Single(FunctionRules.SameNames([new("Receipt"), new("receipt"), new("Record")]));

    [Fact]
    public void The_page_takes_every_route_and_has_the_last_of_all_names()
    {
        Assert.Equal("WebPage", Assert.Single(Seen, function => function.Route?.StartsWith("{*", StringComparison.Ordinal) == true).Name);
        Assert.Empty(FunctionRules.BehindACatchAll(Seen));
    }

    [Fact]
    public void A_function_behind_the_catch_all_is_found() =>
        Assert.Equal(["xlsxTemplate comes behind WebPage, which takes every route"], FunctionRules.BehindACatchAll([new("WebPage", "{*path}"), new("Aggregates", "api/aggregates"), new("xlsxTemplate", "api/template")]));

    [Fact]
    public void No_route_is_one_that_the_Functions_host_keeps_for_itself() => Assert.Empty(FunctionRules.ReservedRoutes(Seen));

    [Theory]
    [InlineData("admin/functions")]
    [InlineData("Runtime/webhooks/{path}")]
    [InlineData("/administration")]
    public void A_route_of_the_Functions_host_is_found(string route) => Assert.Single(FunctionRules.ReservedRoutes([new("X", route)]));

    [Fact]
    public void Everything_but_public_totals_and_the_page_needs_a_function_key() => Assert.Empty(FunctionRules.WithoutAKey(Seen));

    [Theory]
    [InlineData("Receipt", AuthorizationLevel.Anonymous)]
    [InlineData("Receipt", null)]
    [InlineData("WebPages", AuthorizationLevel.Anonymous)]
    public void A_function_that_is_open_by_accident_is_found(string name, AuthorizationLevel? level) => Assert.Single(FunctionRules.WithoutAKey([new(name, "api/x", level)]));

    [Fact]
    public void The_public_functions_are_open() =>
        Assert.All(Seen.Where(function => function.Name is "Aggregates" or "WebPage"), function => Assert.Equal(AuthorizationLevel.Anonymous, function.Level));

    [Fact]
    public void Every_schedule_is_a_setting_in_six_fields_under_both_hosts()
    {
        var wanted = Catalogue.Timers.Select(timer => SettingName().Match(timer.Attribute.Schedule).Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(wanted);
        foreach (var file in new[] { "local.settings.sample.json", "infra/modules/function-app.bicep" })
        {
            var schedules = Schedule().Matches(House.Text(file)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
            Assert.Equal(wanted.Order(StringComparer.Ordinal), schedules.Keys.Order(StringComparer.Ordinal));
            Assert.Empty(FunctionRules.NotSixFields(schedules));
            Assert.All(schedules, schedule => TimerSchedule.Parse(schedule.Value, schedule.Key));
        }
    }

    [Fact]
    public void A_schedule_of_five_fields_is_found() => Assert.Single(FunctionRules.NotSixFields([new("Nightly", "30 16 * * *"), new("Often", "0 */10 * * * *")]));

    [GeneratedRegex(@"\[Function\(""(\w+)""\)\]")]
    private static partial Regex FunctionAttribute();

    [GeneratedRegex("^%(.+)%$")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"""?(Schedules__\w+)""?: [""']([^""']*)[""']")]
    private static partial Regex Schedule();
}
