namespace Nianbao.Local.Sample.Organisations;

/// <summary>The words of which names are made. All names are fictional.</summary>
internal static class NameWords
{
    public static readonly string[] Trades = Split("""
        家具 陶瓷 纺织 服装 皮革 制鞋 食品 茶叶 酒类 粮油 水产 花卉 果蔬 畜牧 饲料 农资 种业 渔业 林业 木材
        造纸 印刷 包装 塑料 橡胶 涂料 化工 医药 医疗器械 化妆品 五金 模具 机械 电机 电器 照明 电子 软件 通信 半导体
        汽车 摩托车 自行车 船舶 航空 物流 快递 仓储 港口 道路运输 出租汽车 汽车维修 加油站 燃气 电力 光伏 储能 环保 再生资源 水务
        建筑 装饰 勘察设计 工程监理 房地产 房地产中介 物业管理 园林绿化 测绘 检验检测 典当 担保 小额贷款 保险 会计 律师服务 税务师 资产评估 人力资源 广告
        会展 旅游 酒店 餐饮 烹饪 家政服务 美容美发 洗染 珠宝 钟表 眼镜 玩具 文具 乐器 体育用品 出版 影视 动漫 游戏 互联网
        电子商务 跨境电商 连锁经营 百货 农贸市场 拍卖 租赁 殡葬 安全防范 消防
        """);

    public static readonly string[] Disciplines = Split("""
        医学 护理 中医药 药学 心理 营养 预防医学 口腔医学 针灸 康复医学 数学 物理 化学 生物 地理 地质 气象 海洋 天文 生态
        历史 考古 哲学 伦理 法学 经济 金融 财政 税收 审计 统计 会计学 管理科学 教育 高等教育 职业教育 学前教育 语言文字 语文教学 外语教学
        岭南文化 客家文化 潮汕文化 广府文化 华侨历史 孙中山 民俗 方志 档案 图书馆 博物馆 新闻 传播 文艺理论 美学 建筑学 土木工程 水利工程 电机工程 计算机
        """);

    public static readonly string[] Pursuits = Split("""
        摄影 书法 美术 音乐 舞蹈 戏剧 曲艺 粤剧 诗词 楹联 集邮 收藏 盆景 奇石 钓鱼 围棋 象棋 桥牌 篮球 足球
        排球 乒乓球 羽毛球 网球 门球 台球 游泳 田径 武术 太极拳 龙舟 龙狮 登山 户外运动 自行车运动 马拉松 轮滑 跆拳道 瑜伽 健身
        信鸽 无线电 航模 科普 发明创造 志愿服务 义务献血 应急救援 平安建设 禁毒 消费维权 老区建设 扶贫开发 乡村振兴 绿色发展 节能 循环经济 品牌建设 质量管理 标准化
        """);

    public static readonly string[] Groups = Split("""
        企业家 工商界 科技人才 留学人员 归国华侨 侨界 台商 港澳青年 律师 医师 护士 教师 校友 退役军人 老干部 老教师 老年人 残疾人 妇女 女企业家
        职工 农民工 个体劳动者 民营企业 外商投资企业 农民专业合作社 文学艺术界 社会工作者 志愿者 慈善 社区 村民 家长 大学生 新媒体 自由职业者
        """);

    public static readonly string[] Hometowns = Split("""
        北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 四川 贵州 云南 陕西 甘肃 青海 海南 内蒙古 广西 西藏 宁夏 新疆
        温州 台州 宁波 义乌 莆田 泉州 福州 厦门 漳州 龙岩 三明 南平 赣州 吉安 宜春 上饶 抚州 九江 萍乡 长沙 衡阳 邵阳 永州 郴州 岳阳 常德 益阳 娄底 湘潭 株洲
        武汉 黄冈 荆州 孝感 襄阳 宜昌 咸宁 恩施 成都 南充 达州 广安 宜宾 泸州 绵阳 遵义 毕节 铜仁 南宁 桂林 玉林 贵港 梧州 郑州 信阳 周口 南阳 商丘 驻马店 洛阳
        """);

    public static readonly string[] Brands = Split("""
        晨曦 阳光 春晖 和谐 同心 同行 友爱 博爱 仁爱 惠民 益民 利民 康乐 康宁 安康 福康 福寿 长青 青松 松鹤 金色 夕阳红 启航 启明 启智 启蒙 育才 育英 育苗 树人
        明德 崇德 厚德 尚德 致远 志远 宏远 博远 鸿志 励志 立新 创新 日新 新苗 新芽 新蕾 小天使 小太阳 小博士 金太阳 金苹果 红太阳 蓝天 蓝精灵 蒲公英 向日葵 紫荆 木棉 榕树 白鹭
        海燕 雏鹰 星光 星海 星辰 北斗 晨星 明珠 明日 未来 希望 梦想 起点 彩虹 七彩 缤纷 童心 童乐 童悦 爱心 暖心 善心 乐善 至善 向善 臻善 嘉德 嘉禾 禾苗 麦田
        清泉 甘霖 涌泉 珠江 南粤 岭南 粤海 南海风 绿洲 绿苑 翠竹 兰馨 梅香 菊苑 荷塘 正和 泰和 颐和 瑞祥 吉祥 万家 千禧 百川 四海 汇贤 汇智 聚贤 聚力 众力 携手
        """);

    /// <summary>What a service institution does, and the department that supervises it.</summary>
    public static readonly (string Form, Department Department)[] Services =
    [
        ("幼儿园", Department.Education),
        ("托育中心", Department.Health),
        ("小学", Department.Education),
        ("学校", Department.Education),
        ("教育培训中心", Department.Education),
        ("艺术培训中心", Department.Culture),
        ("职业培训学校", Department.Labour),
        ("技工培训学校", Department.Labour),
        ("社会工作服务中心", Department.CivilAffairs),
        ("社会组织服务中心", Department.CivilAffairs),
        ("社区服务中心", Department.CivilAffairs),
        ("养老服务中心", Department.CivilAffairs),
        ("居家养老服务中心", Department.CivilAffairs),
        ("护理院", Department.Health),
        ("门诊部", Department.Health),
        ("康复医院", Department.Health),
        ("残疾人康复中心", Department.Disabled),
        ("儿童康复中心", Department.Disabled),
        ("残疾人托养中心", Department.Disabled),
        ("心理咨询服务中心", Department.Health),
        ("青少年服务中心", Department.Youth),
        ("青年创业服务中心", Department.Youth),
        ("妇女儿童服务中心", Department.Women),
        ("家庭教育指导中心", Department.Women),
        ("志愿服务中心", Department.Youth),
        ("公益服务中心", Department.CivilAffairs),
        ("法律援助服务中心", Department.Justice),
        ("人民调解服务中心", Department.Justice),
        ("社区矫正服务中心", Department.Justice),
        ("科技创新研究院", Department.Science),
        ("产业技术研究院", Department.Science),
        ("科普教育中心", Department.Science),
        ("博物馆", Department.Culture),
        ("美术馆", Department.Culture),
        ("体育俱乐部", Department.Culture),
        ("乡村发展服务中心", Department.Agriculture),
    ];

    public static readonly string[] Foundations = ["公益基金会", "慈善基金会", "教育发展基金会", "教育基金会", "乡村振兴基金会", "医疗救助基金会", "社区发展基金会", "文化发展基金会"];

    /// <summary>Put before the subject when a place has more organisations than subjects.</summary>
    public static readonly string[] Modifiers = ["", "青年", "现代", "数字", "社区青年", "乡村", "大湾区", "中小", "新兴", "特色", "综合", "岭南特色"];

    public static readonly string[] Streets = Split("人民路 中山路 建设路 解放路 文明路 东风路 和平路 朝阳路 沿江路 新华路 教育路 工业大道 环城路 振兴路 迎宾大道 府前路 文化路 滨河路 康乐路 光明街");

    private static string[] Split(string words) => words.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
