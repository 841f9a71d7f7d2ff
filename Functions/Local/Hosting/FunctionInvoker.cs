using System.Reflection;

namespace Nianbao.Local.Hosting;

/// <summary>Constructs a trigger class in a scope of its own and awaits its method.</summary>
public sealed class FunctionInvoker(IServiceScopeFactory scopes)
{
    /// <summary>Runs a function in a new scope; its exception comes out as it was thrown.</summary>
    public async Task InvokeAsync(FunctionDescription function, Func<ParameterInfo, object?> bind, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await InvokeAsync(function, scope.ServiceProvider, [.. function.Parameters.Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellation : bind(parameter))]);
    }

    /// <summary>Runs a function with the services of a scope that exists, such as an HTTP request's.</summary>
    public static async Task<object?> InvokeAsync(FunctionDescription function, IServiceProvider services, object?[] arguments)
    {
        var instance = function.Method.IsStatic ? null : services.GetRequiredService(function.Method.DeclaringType!);
        var outcome = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        switch (outcome)
        {
            case Task<IResult> result:
                return await result;
            case ValueTask<IResult> result:
                return await result;
            case Task task:
                await task;
                return null;
            case ValueTask task:
                await task;
                return null;
            default:
                return outcome;
        }
    }
}
