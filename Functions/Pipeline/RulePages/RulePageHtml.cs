using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.RulePages;

/// <summary>The pages of the rules: plain HTML in both languages, without scripts, in the style of the dashboard.</summary>
internal static partial class RulePageHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = Resource("base.css") + Resource("rules.css");

    /// <summary>All rules, by family.</summary>
    public static string Index(IReadOnlyList<RuleCard> cards)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"""<p class="lead">共 {cards.Count} 条规则。每条规则的页面说明原因、处理办法和依据。<span lang="en">{cards.Count} rules. Each has a page with its cause, what to do, and its source.</span></p>""");
        body.Append("""<nav class="families" aria-label="规则类别 Families"><ul>""");
        var families = RuleFamilies.All.Where(family => cards.Any(card => card.Family == family.Key)).ToList();
        foreach (var (code, words) in families)
            body.Append($"""<li><a href="#{code}">{code} {Text(words.Zh)}</a></li>""");
        body.Append("</ul></nav>");
        foreach (var (code, words) in families)
        {
            body.Append($"""<section class="panel" id="{code}" aria-labelledby="{code}-h"><h2 id="{code}-h">{code} {Text(words.Zh)} <span lang="en">{Text(words.En)}</span></h2><div class="scroll"><table><thead><tr><th scope="col">代码 <span lang="en">Code</span></th><th scope="col">级别 <span lang="en">Severity</span></th><th scope="col">问题 <span lang="en">What is wrong</span></th></tr></thead><tbody>""");
            foreach (var card in cards.Where(card => card.Family == code))
                body.Append($"""<tr><th scope="row"><a href="{card.Page}">{card.Code}</a></th><td class="nowrap">{Severity(card)}</td><td>{Places(card.Message.Zh)}<br><span lang="en">{Places(card.Message.En)}</span></td></tr>""");
            body.Append("</tbody></table></div></section>");
        }

        return Page("规则目录 Rules", "规则目录", "Rule catalogue", body.ToString());
    }

    /// <summary>One rule.</summary>
    public static string Of(RuleCard card)
    {
        var family = RuleFamilies.All[card.Family];
        var body = new StringBuilder();
        body.Append($"""<nav class="path" aria-label="位置 Path"><a href="/rules">规则目录 <span lang="en">Rules</span></a> › <a href="/rules#{card.Family}">{card.Family} {Text(family.Zh)}</a></nav>""");
        body.Append($"""<p class="severity">{Severity(card)}</p>""");
        Section(body, "message", "问题", "What is wrong", Places(card.Message.Zh), Places(card.Message.En));
        Section(body, "cause", "原因", "Cause", Text(card.Cause.Zh), Text(card.Cause.En));
        Section(body, "remedy", "如何处理", "How to fix it", Places(card.Remedy.Zh), Places(card.Remedy.En));
        Section(body, "consequence", "后果", "What follows", Text(card.Consequence.Zh), Text(card.Consequence.En));
        if (card.Example is { } example)
            Example(body, example);
        Section(body, "applies", "适用范围", "Applies to", Text(card.AppliesTo.Zh), Text(card.AppliesTo.En));
        if (card.Fields.Count > 0)
            Fields(body, card.Fields);
        if (card.Parameters.Count > 0)
            ParameterTable(body, card.Parameters);
        body.Append($"""<section class="panel" aria-labelledby="basis-h"><h2 id="basis-h">依据 <span lang="en">Source</span></h2><p>{Text(card.Basis)}</p>""");
        if (card.Ground is { } ground)
            body.Append($"""<p>年检事项 <span lang="en">Inspection ground</span> <b>{ground.Code}</b> {Text(ground.Text.Zh)} <span lang="en">{Text(ground.Text.En)}</span>（{Text(ground.Basis)}）</p>""");
        body.Append($"""</section><p class="foot"><a href="/api/rules/{card.Code}">JSON</a></p>""");
        return Page($"{card.Code} {card.Message.Zh}", $"{card.Code} {Text(family.Zh)}", Text(family.En), body.ToString());
    }

    /// <summary>A code that there is not, with near ones.</summary>
    public static string Unknown(string code, IReadOnlyList<RuleCard> near)
    {
        var shown = Text(code.Length > 40 ? code[..40] : code);
        var body = new StringBuilder($"""<section class="panel"><p>没有规则“{shown}”。<span lang="en">There is no rule “{shown}”.</span></p><h2>相近的规则 <span lang="en">Near ones</span></h2><ul class="near">""");
        foreach (var card in near)
            body.Append($"""<li><a href="{card.Page}">{card.Code}</a> {Places(card.Message.Zh)} <span lang="en">{Places(card.Message.En)}</span></li>""");
        body.Append("""</ul><p><a href="/rules">全部规则 <span lang="en">All rules</span></a></p></section>""");
        return Page("没有该规则 No such rule", "没有该规则", "No such rule", body.ToString());
    }

    private static void Section(StringBuilder body, string id, string titleZh, string titleEn, string zh, string en)
    {
        if (zh.Length > 0)
            body.Append($"""<section class="panel" aria-labelledby="{id}-h"><h2 id="{id}-h">{titleZh} <span lang="en">{titleEn}</span></h2><p>{zh}</p><p lang="en">{en}</p></section>""");
    }

    private static void Example(StringBuilder body, RuleExample example)
    {
        body.Append("""<section class="panel" aria-labelledby="example-h"><h2 id="example-h">例 <span lang="en">Example</span></h2><p>在一份完整无误的填报中这样填写，即会出现本提示：<span lang="en">Written like this into a complete and right form, it brings up this finding:</span></p><dl>""");
        foreach (var change in example.Changes)
            body.Append($"""<dt>{Text(change.Field.Chinese)} <span lang="en">{Text(change.Field.English)}</span> <code>{Text(change.Field.Name)}</code></dt><dd>{(change.Value is null ? """留空 <span lang="en">left blank</span>""" : Text(change.Value))}</dd>""");
        body.Append("</dl>");
        if (example.At.Count > 0)
            body.Append($"""<p>提示位置 <span lang="en">Where it shows</span>：{string.Join("；", example.At.Select(at => $"""{Text(at.Chinese)} <span lang="en">{Text(at.English)}</span> <code>{Text(at.Name)}</code>"""))}</p>""");
        body.Append("</section>");
    }

    private static void Fields(StringBuilder body, IReadOnlyList<FieldCard> fields)
    {
        body.Append("""<section class="panel" aria-labelledby="fields-h"><h2 id="fields-h">核对的栏目 <span lang="en">Fields it looks at</span></h2><ul class="fields">""");
        foreach (var field in fields)
            body.Append($"""<li>{Text(field.Chinese)} <span lang="en">{Text(field.English)}</span> <code>{Text(field.Name)}</code></li>""");
        body.Append("</ul></section>");
    }

    private static void ParameterTable(StringBuilder body, IReadOnlyList<RuleParameter> parameters)
    {
        body.Append("""<section class="panel" aria-labelledby="parameters-h"><h2 id="parameters-h">参数 <span lang="en">Parameters</span></h2><div class="scroll"><table><thead><tr><th scope="col">名称 <span lang="en">Name</span></th><th scope="col" class="num">数值 <span lang="en">Value</span></th><th scope="col">年度 <span lang="en">Years</span></th><th scope="col">来源 <span lang="en">Source</span></th></tr></thead><tbody>""");
        foreach (var parameter in parameters)
        {
            var state = parameter.InForce ? "" : """ <em>未生效 <span lang="en">not in force</span></em>""";
            body.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row"><code>{Text(parameter.Name)}{(parameter.Key is null ? "" : $" {Text(parameter.Key)}")}</code>{state}</th><td class="num">{parameter.Value}</td><td class="nowrap">{parameter.From}–{(parameter.To >= 2099 ? "" : parameter.To)}</td><td>{Text(parameter.Source)}</td></tr>""");
        }

        body.Append("</tbody></table></div></section>");
    }

    private static string Severity(RuleCard card) =>
        $"""<span class="sev sev-{card.Severity.ToString().ToLowerInvariant()}">{card.Severity.ToString().ToUpperInvariant()} {card.SeverityText.Zh} <span lang="en">{card.SeverityText.En}</span></span>""";

    private static string Page(string title, string heading, string headingEn, string body) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Text(title)} · 年报 Nianbao</title>
        <style>{Style}</style>
        </head>
        <body>
        <a class="skip" href="#main">跳到主要内容 <span lang="en">Skip to content</span></a>
        <header class="masthead"><div class="wrap masthead-in"><div class="brand"><a class="seal" href="/" aria-label="年报首页 Nianbao, home">年<br>报</a><div><h1>{heading} <span lang="en">{headingEn}</span></h1><p>广东省社会组织年度报告与活动填报 <span lang="en">Annual reports of social organisations</span></p></div></div></div></header>
        <main class="wrap" id="main" tabindex="-1">
        {body}
        </main>
        </body>
        </html>

        """;

    private static string Text(string text) => Encoder.Encode(text);

    /// <summary>A text whose places in braces are shown as such: each violation fills them.</summary>
    private static string Places(string template) => Place().Replace(Text(template), "<var>$1</var>");

    private static string Resource(string name)
    {
        using var stream = typeof(RulePageHtml).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Place();
}
