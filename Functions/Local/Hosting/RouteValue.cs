using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nianbao.Local.Hosting;

/// <summary>Turns a route value into a parameter: text, numbers, dates, and their nullable forms.</summary>
internal static class RouteValue
{
    private static readonly Type[] Known = [typeof(string), typeof(int), typeof(long), typeof(bool), typeof(Guid), typeof(DateOnly)];

    public static bool CanBind(Type type) => Known.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The parameter's value; false when the text is not one of its type.</summary>
    public static bool TryBind(ParameterInfo parameter, object? routeValue, out object? value)
    {
        var text = Convert.ToString(routeValue, CultureInfo.InvariantCulture);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (string.IsNullOrEmpty(text))
        {
            // An optional segment that is absent; a value type without a default becomes its zero, as in the Worker.
            if (value is null && parameter.ParameterType.IsValueType && type == parameter.ParameterType)
                value = Activator.CreateInstance(type);
            return true;
        }

        if (type == typeof(string))
        {
            value = text;
            return true;
        }

        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return value is not null;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or NotSupportedException)
        {
            return false;
        }
    }
}
