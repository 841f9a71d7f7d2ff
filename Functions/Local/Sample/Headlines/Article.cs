namespace Nianbao.Local.Sample.Headlines;

/// <summary>The article's figures (domain.md 2.6, 2.7) that the files must add up to.</summary>
internal static class Article
{
    public const int Workstations = 11;
    public const int FirstSecretaries = 25;
    public const int TemporaryBranches = 32;
    public const int Committees = 5;
    public const int ObservationPoints = 122;
    public const int Actions = 10;
    public const int GuidanceDocuments = 7;
    public const int Awards = 107;
    public const int DemoSites = 28;
    public const int Commended = 189;
    public const int DemoCreations = 110;
    public const int TopTen = 10;
    public const int Excellent = 55;

    /// <summary>1,603,482,917.35 yuan, in fen.</summary>
    public const long RevitalisationFunds = 1_603_482_917_35;

    public const long EpidemicServed = 503_118;

    public const int Enterprises = 60_480;

    /// <summary>Of these, reported as a number without a list.</summary>
    public const int EnterprisesWithoutList = 480;

    public const long PracticalSessions = 10_432;

    public const long PracticalServed = 1_834_210;

    /// <summary>171,260,000.00 yuan, in fen.</summary>
    public const long PracticalFunds = 171_260_000_00;

    /// <summary>What the page and the API must show, but for what depends on the size of the register.</summary>
    public static readonly IReadOnlyList<(string Id, decimal Value, string Text)> Texts =
    [
        ("H03", Workstations, "11个党建工作站"),
        ("H04", FirstSecretaries, "25名第一书记"),
        ("H05", TemporaryBranches, "32个临时党支部"),
        ("H06", Committees, "5个党委（1个区域型）"),
        ("H07", ObservationPoints, "122个观察点"),
        ("H08", Actions, "十项重点行动"),
        ("H09", GuidanceDocuments, "7项指引"),
        ("H11", Awards, "超过100人次"),
        ("H12", DemoSites, "28个示范点"),
        ("H13", Commended, "189个"),
        ("H14", DemoCreations, "百家创建（实际110家）"),
        ("H15", TopTen, "十佳案例10个、优秀案例55个"),
        ("H16", RevitalisationFunds / 100m, "约16亿元"),
        ("H17", EpidemicServed, "约50万人次"),
        ("H18", Enterprises, "约6万家"),
        ("H19", PracticalSessions, "1万多场次"),
        ("H20", PracticalServed, "180多万人次"),
        ("H21", PracticalFunds / 100m, "约1.7亿元"),
        ("H22", 3, "三个城市品牌：广州“红苗工程”、深圳“燎原计划”、佛山“1+N群组链”"),
    ];
}
