// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-sample-names.h"

/* The words creators are made of. Nobody in here exists; categories are the service's own. */

#define M(name) KOL_SAMPLE_MOTIF_##name

// clang-format off
static const KolSampleTheme themes[] = {
  { "美妆", 11, 92, 95, 1, { M (LIPSTICK), M (PERFUME), M (JARS), M (LIPSTICK) },
    "口红 试色 底妆 粉底液 眼影 腮红 通勤妆 伪素颜 新手化妆 香水 美甲 卸妆 眉笔 持妆", "美妆个护 日化 服饰" },
  { "护肤", 10, 88, 93, 2, { M (SERUM), M (JARS), M (SERUM), M (FLOWERS) },
    "护肤 敏感肌 精华 面霜 防晒 补水 修护 油皮 干皮 早C晚A 抗初老 面膜 洁面 美白", "美妆个护 医疗健康 日化" },
  { "个人护理", 4, 80, 84, 2, { M (JARS), M (SERUM), M (PERFUME), M (FLOWERS) },
    "洗发水 护发 头皮 身体乳 沐浴 牙膏 美白牙贴 脱发 香氛 手霜 电动牙刷 蓬松", "美妆个护 日化 家用电器" },
  { "母婴", 8, 90, 90, 2, { M (BEAR), M (ROOM), M (BEAR), M (FRUIT) },
    "宝宝 辅食 奶粉 纸尿裤 早教 绘本 待产包 遛娃 育儿 睡眠 童装 产后 安全座椅 新手妈妈", "母婴 食品饮料 教育培训" },
  { "时尚", 11, 82, 82, 1, { M (DRESS), M (BAG), M (SHOES), M (DRESS) },
    "穿搭 显瘦 通勤 小个子 微胖 早秋 牛仔裤 衬衫 大衣 包包 鞋子 配饰 胶囊衣橱 法式", "服饰 箱包 珠宝 美妆个护" },
  { "美食", 12, 66, 70, 2, { M (DISH), M (NOODLES), M (CAKE), M (COFFEE) },
    "探店 咖啡 甜品 火锅 早餐 减脂餐 空气炸锅 烘焙 家常菜 下午茶 夜市 奶茶 面包 拉面 便当", "食品饮料 餐饮 家用电器" },
  { "家居家装", 6, 70, 76, 2, { M (ROOM), M (PLANT), M (ROOM), M (FLOWERS) },
    "装修 收纳 客厅 卧室 租房改造 沙发 灯光 奶油风 原木风 绿植 清洁 厨房 阳台 避坑", "家居 家用电器 建材" },
  { "影视综资讯", 3, 58, 66, 1, { M (POPCORN), M (POPCORN), M (CITY), M (RECORD) },
    "追剧 电影 综艺 推荐 影评 片单 动漫 周边 冷门好片 纪录片 角色 剧情", "文化传媒 互联网" },
  { "运动健身", 6, 56, 60, 1, { M (DUMBBELL), M (SHOES), M (MOUNTAINS), M (DUMBBELL) },
    "健身 跑步 瑜伽 减脂 增肌 马甲线 拉伸 普拉提 滑雪 骑行 跑鞋 训练计划 蛋白粉 游泳", "运动户外 食品饮料 服饰" },
  { "宠物", 5, 62, 72, 1, { M (CAT), M (DOG), M (CAT), M (DOG) },
    "猫咪 狗狗 猫粮 冻干 铲屎官 驱虫 洗澡 布偶 柴犬 金毛 猫砂 遛狗 宠物友好 新手养猫", "宠物 家用电器 家居" },
  { "文化艺术", 3, 57, 60, 1, { M (BOOKS), M (PALETTE), M (BOOKS), M (FLOWERS) },
    "看展 博物馆 历史 书法 诗词 国风 非遗 建筑 美学 哲学 纪录 插画", "文化传媒 教育培训" },
  { "兴趣爱好", 5, 68, 70, 1, { M (PALETTE), M (BOOKS), M (PALETTE), M (BEAR) },
    "手账 手工 钩织 绘画 读书 书单 积木 盲盒 舞蹈 拼豆 钢笔 阅读 潮玩 桌游", "文具玩具 教育培训 互联网" },
  { "生活记录", 9, 70, 72, 1, { M (COFFEE), M (FLOWERS), M (CITY), M (CAKE) },
    "日常 vlog 独居 周末 咖啡 碎片 治愈 上班族 大学生 好物 购物分享 断舍离 仪式感 海外生活", "互联网 食品饮料 家居 日化" },
  { "教育", 4, 60, 66, 2, { M (BOOKS), M (BOOKS), M (PHONE), M (LETTER) },
    "学习 考研 英语 雅思 留学 自律 笔记 求职 面试 家长 小学 时间管理 单词 公考", "教育培训 互联网 文具玩具" },
  { "情感", 2, 64, 72, 1, { M (LETTER), M (FLOWERS), M (SEA), M (LETTER) },
    "恋爱 情侣 异地恋 相处 成长 心理 自洽 婚姻 沟通 表白 礼物 情绪", "互联网 珠宝" },
  { "摄影", 3, 45, 56, 1, { M (CAMERA), M (MOUNTAINS), M (SEA), M (CAMERA) },
    "拍照 相机 胶片 人像 调色 构图 手机摄影 风光 镜头 姿势 写真 扫街", "数码 互联网 出行" },
  { "游戏", 3, 36, 40, 1, { M (GAMEPAD), M (GAMEPAD), M (PHONE), M (BEAR) },
    "手游 攻略 皮肤 主机 开黑 抽卡 剧情 掌机 独立游戏 联机 模拟经营 剧本杀", "游戏 数码" },
  { "科技数码", 3, 28, 34, 2, { M (PHONE), M (CAMERA), M (PHONE), M (GAMEPAD) },
    "手机 平板 电脑 耳机 开箱 测评 键盘 桌面 智能家居 充电宝 效率 软件", "数码 家用电器 互联网" },
  { "出行", 6, 58, 64, 2, { M (MOUNTAINS), M (SEA), M (CITY), M (CAMP) },
    "旅行 攻略 酒店 民宿 露营 徒步 自驾 海边 古镇 citywalk 周边游 机票 签证 行李箱", "出行 酒店 运动户外" },
  { "音乐", 2, 50, 58, 1, { M (RECORD), M (RECORD), M (CITY), M (COFFEE) },
    "翻唱 吉他 钢琴 现场 歌单 黑胶 音乐节 乐队 声乐 合唱", "文化传媒 数码" },
  { "搞笑", 2, 44, 52, 1, { M (POPCORN), M (CAT), M (DOG), M (COFFEE) },
    "搞笑 段子 情侣 室友 反转 沙雕 日常 模仿 打工人 吐槽", "互联网 食品饮料 游戏" },
  { "健康养生", 3, 66, 72, 3, { M (TEA), M (FRUIT), M (PLANT), M (TEA) },
    "养生 中医 食疗 茶饮 睡眠 体态 气血 艾灸 控糖 补剂 护眼 益生菌", "医疗健康 食品饮料" },
  { "汽车", 2, 34, 36, 2, { M (CAR), M (CAR), M (CAMP), M (CITY) },
    "新能源 试驾 用车 自驾 提车 车载好物 内饰 续航 家用车 驾考", "汽车 出行" },
  { "婚嫁", 2, 84, 86, 2, { M (BOUQUET), M (LETTER), M (BOUQUET), M (DRESS) },
    "婚礼 婚纱 备婚 三金 伴手礼 主纱 婚戒 新娘妆 跟拍 喜糖", "婚庆 珠宝 服饰" },
  { "商业财经", 2, 45, 48, 2, { M (CHART), M (PHONE), M (CHART), M (BOOKS) },
    "理财 副业 存钱 创业 职场 记账 基金 保险 消费 品牌", "金融 互联网 教育培训" },
  { "素材", 1, 60, 62, 1, { M (FLOWERS), M (SEA), M (PALETTE), M (BEAR) },
    "壁纸 头像 表情包 文案 背景图 模板 字体 贴纸", "互联网 文具玩具" },
  { "其他", 1, 55, 60, 2, { M (CITY), M (FRUIT), M (LETTER), M (PLANT) },
    "分享 记录 好物 经验 公益 手艺 三农 家乡", "其他 互联网" },
};

static const char *const surnames[] = {
  "阮", "唐", "程", "温", "许", "夏", "林", "苏", "陆", "叶", "沈", "白", "顾", "江", "宋", "周", "徐", "何", "梁", "谢", "韩", "姜", "秦",
  "纪", "乔", "简", "孟", "方", "季", "黎", "祝", "施", "童", "尹", "裴", "汤", "欧阳", "司徒", "上官", NULL };
static const char *const women[] = {
  "小鱼", "知夏", "不晚", "云舒", "可乐", "阿梨", "桃桃", "青禾", "半夏", "一朵", "若水", "南枝", "予安", "柚子", "鹿鹿", "念念", "晚晚", "清欢", "安然", "星河",
  "梨落", "糯米", "芝芝", "朵拉", "曼曼", "听雨", "未央", "小满", "初七", "棠棠", "栗子", "月白", "时雨", "如意", "木槿", "思远", "盈盈", "佳佳", NULL };
static const char *const men[] = {
  "大川", "阿哲", "子墨", "景行", "老陈", "北辰", "一凡", "小山", "远航", "木木", "阿杰", "向阳", "青山", "之恒", "行简", "石头", "阿泽", "南风", "知行", "小北",
  "长风", "予舟", "阿树", "大力", "言午", "平安", NULL };
static const char *const tails[] = {
  "在路上", "的日常", "爱生活", "Vlog", "同学", "不吃香菜", "碎碎念", "的小日子", "呀", "酱", "zzzz", "今天也很好", "手记", "慢慢来", "Daily", "要早睡", "的衣橱",
  "研究所", "很忙", "探险记", NULL };
static const char *const heads[] = { "是", "爱吃的", "momo", "一只", "叫我", "住在海边的", "早起的", "会画画的", "L.", "Miss", "豆豆和", "北漂", NULL };
/* The last four lie outside the basic plane or need a variation selector. */
static const char *const signs[] = { "✨", "☁️", "☀️", "♡", "🌿", "🍑", "🐱", "🧸", NULL };
static const char *const odd_names[] = {
  "𠮷田家的阿𡘙", "林\302\240一\302\240白", "👩‍👧‍👦三口之家", "ｍｏｍｏ．", "Éloïse在上海", "㊗️小红今天发财了", "🇨🇳老周讲历史", "ℳ𝒾𝒸ℴ",
  "一个特别特别喜欢在周末清晨去菜市场买花顺便喝一杯手冲咖啡然后回家写手账的普通上班族小满同学",
  "=1+1等于几", "@ 木木", "-平平无奇-", "a", "<b>不加粗</b>", "“引号”同学", NULL };

/* Larger places stand in several times. */
static const char *const places[] = {
  "上海", "上海", "上海", "上海", "上海", "北京", "北京", "北京", "北京", "天津", "重庆", "重庆", "浙江 杭州", "浙江 杭州", "浙江 杭州", "浙江 宁波", "浙江 金华 义乌市",
  "广东 广州", "广东 广州", "广东 广州", "广东 深圳", "广东 深圳", "广东 佛山", "广东 东莞", "四川 成都", "四川 成都", "四川 成都", "江苏 南京", "江苏 苏州", "江苏 苏州 昆山市",
  "江苏 无锡", "湖北 武汉", "湖北 武汉", "湖南 长沙", "湖南 长沙", "陕西 西安", "陕西 西安", "福建 厦门", "福建 福州", "福建 泉州 晋江市", "山东 青岛", "山东 济南", "辽宁 大连",
  "辽宁 沈阳", "河南 郑州", "安徽 合肥", "河北 石家庄", "河北 廊坊 固安县", "云南 昆明", "云南 大理 大理市", "广西 南宁", "广西 桂林 阳朔县", "海南 三亚", "贵州 贵阳", "江西 南昌",
  "山西 太原", "吉林 长春", "黑龙江 哈尔滨", "内蒙古 呼和浩特", "新疆 乌鲁木齐", "甘肃 兰州", "西藏 拉萨", "香港", "台湾 台北", "海外 韩国 首尔", "海外 日本 东京", "海外 英国 伦敦",
  "海外 美国 纽约", "海外 澳大利亚 悉尼", "海外 新加坡", "海外 法国 巴黎", "", "", NULL };
static const char *const agencies[] = {
  "青柚文化", "云上星河", "半糖传媒", "木棉互娱", "拾光里文化传媒", "北岸MCN", "橘子洲传媒", "南山有光", "小满工作室", "白鲸内容", "麦田计划", "知了互动", "杭州一叶文化传媒有限公司", NULL };
static const char *const personas[] = {
  "妈妈", "萌娃", "爸爸", "情侣", "夫妻", "家庭", "闺蜜", "备孕中", "互联网", "教育科研", "金融法律", "企业创业", "文化传媒", "医疗健康", "艺术设计", "运动健身", "工程师", "教练",
  "舞蹈老师", "留学背景", "海外华人", "铲屎官", "孕妈", "独居人群", NULL };
static const char *const features[] = { "测评", "vlog", "探店", "教程", "好物分享", "开箱", "合集", "剧情", "图文攻略", "口播", "沉浸式", "记录", NULL };
static const char *const openings[] = { "实测", "这才是", "一个月后", "新手必看", "答应我", "终于找到", "亲测好用的", "周末", "不踩雷的", "私藏", "分享我的", "三分钟看懂", NULL };
// clang-format on

/* A theme, the common ones more often. */
const KolSampleTheme *
kol_sample_theme_pick (KolSampleRandom *random)
{
  guint total = 0;
  guint ticket;

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    total += themes[i].weight;

  ticket = kol_sample_random_below (random, total);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (ticket < themes[i].weight)
        return &themes[i];
      ticket -= themes[i].weight;
    }

  g_assert_not_reached ();
}

/* The theme of a first-level category, or NULL. */
const KolSampleTheme *
kol_sample_theme_lookup (const char *category)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (g_str_equal (themes[i].category, category))
        return &themes[i];
    }

  return NULL;
}

/* A nickname: mostly a family name and a given one, often with something before or behind; seldom
 * one of those that break careless programs, and very seldom nothing. */
char *
kol_sample_name_make (KolSampleRandom *random, gboolean female)
{
  const char *given = kol_sample_random_pick (random, female ? women : men);
  double kind = kol_sample_random_unit (random);

  if (kind < 0.0008)
    return g_strdup ("");
  if (kind < 0.014)
    return g_strdup (kol_sample_random_pick (random, odd_names));
  if (kind < 0.16)
    return g_strconcat (kol_sample_random_pick (random, heads), given, NULL);
  if (kind < 0.24)
    return g_strconcat (given, kol_sample_random_pick (random, tails), NULL);
  if (kind < 0.44)
    return g_strconcat (kol_sample_random_pick (random, surnames), given,
                        kol_sample_random_pick (random, tails), NULL);
  if (kind < 0.58)
    return g_strconcat (kol_sample_random_pick (random, surnames), given,
                        kol_sample_random_pick (random, signs), NULL);

  return g_strconcat (kol_sample_random_pick (random, surnames), given, NULL);
}

/* Where a creator lives; seldom "". */
const char *
kol_sample_place_pick (KolSampleRandom *random)
{
  return kol_sample_random_pick (random, places);
}

const char *
kol_sample_agency_pick (KolSampleRandom *random)
{
  return kol_sample_random_pick (random, agencies);
}

const char *
kol_sample_persona_pick (KolSampleRandom *random)
{
  return kol_sample_random_pick (random, personas);
}

const char *
kol_sample_feature_pick (KolSampleRandom *random)
{
  return kol_sample_random_pick (random, features);
}

/* Appends one of the words that @words lists, separated by spaces. */
static void
append_word (GString *text, KolSampleRandom *random, const char *words)
{
  guint n = 1;
  const char *end;

  for (const char *p = words; (p = strchr (p, ' ')) != NULL; p++)
    n++;

  for (guint skip = kol_sample_random_below (random, n); skip > 0; skip--)
    words = strchr (words, ' ') + 1;

  end = strchrnul (words, ' ');
  g_string_append_c (text, ' ');
  g_string_append_len (text, words, end - words);
}

/* Appends what one note says, as far as a search by note content can see: an opening and three of
 * the theme's words. */
void
kol_sample_note_words_append (GString *text, KolSampleRandom *random, const KolSampleTheme *theme)
{
  g_string_append_c (text, ' ');
  g_string_append (text, kol_sample_random_pick (random, openings));

  for (guint i = 0; i < 3; i++)
    append_word (text, random, theme->words);
}

/* One or two of the theme's client industries, separated by a space. */
char *
kol_sample_trades_make (KolSampleRandom *random, const KolSampleTheme *theme)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_word (text, random, theme->trades);
  if (kol_sample_random_chance (random, 0.4))
    append_word (text, random, theme->trades);

  return g_strdup (text->str + 1);
}
