// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-category.h"

/* The content-tag tree as the service documents it. */
// clang-format off
static const KolCategory categories[] = {
  { "美妆", (const char *const[]){ "整体妆容", "唇妆", "眼妆", "美甲", "底妆", "美妆合集", "香水", "美妆其他", NULL } },
  { "护肤", (const char *const[]){ "面部保养", "面部清洁", "护肤合集", "护肤其他", NULL } },
  { "个人护理", (const char *const[]){ "头发产品", "身体护理", "口腔护理", "护理其他", NULL } },
  { "母婴", (const char *const[]){ "母婴日常", "早教", "婴童用品", "婴童洗护", "婴童食品", "婴童时尚", "孕期穿搭", "孕产经验", "产后恢复", "育儿经验", "宝宝才艺", "宝宝写真", "母婴其他", NULL } },
  { "时尚", (const char *const[]){ "穿搭", "配饰", "发型", "箱包", "鞋靴", "时尚其他", NULL } },
  { "美食", (const char *const[]){ "美食教程", "美食探店", "美食展示", "美食测评", "吃播", "美食其他", NULL } },
  { "家居家装", (const char *const[]){ "装修", "家居用品", "家居装饰", "家具", "家电", "室内设计", "居家经验", "家居家装其他", NULL } },
  { "影视综资讯", (const char *const[]){ "动漫", "电影", "电视", "娱乐资讯", "影视", "民生资讯", "综艺", "影视综其他", NULL } },
  { "运动健身", (const char *const[]){ "健身减肥", "健身塑形", "滑雪", "滑板", "水上活动", "运动其他", "足球", "篮球", "跑步", "游泳", NULL } },
  { "宠物", (const char *const[]){ "猫", "狗", "动物其他", NULL } },
  { "文化艺术", (const char *const[]){ "社科", "文化", "艺术", "文化艺术其他", NULL } },
  { "兴趣爱好", (const char *const[]){ "绘画", "手工", "阅读", "文具手账", "舞蹈", "益智玩具", "潮流玩具", "兴趣爱好其他", NULL } },
  { "生活记录", (const char *const[]){ "接地气生活", "日常片段", "中外生活", "品质生活", "校园生活", NULL } },
  { "教育", (const char *const[]){ "大学教育", "k12教育", "家庭教育", "学习日常", "职场教育", "教育其他", NULL } },
  { "情感", (const char *const[]){ "情感知识", "情感日常", "情感其他", NULL } },
  { "摄影", (const char *const[]){ "人文风光摄影", "摄影技巧", "胶片摄影", "人像摄影", "摄影其他", NULL } },
  { "游戏", (const char *const[]){ "手机游戏", "主机游戏", "游戏其他", "线下游戏", NULL } },
  { "科技数码", (const char *const[]){ "数码", "玩机攻略", "数码科技其他", NULL } },
  { "出行", (const char *const[]){ "城市出行", "户外", "旅行", NULL } },
  { "音乐", (const char *const[]){ NULL } },
  { "搞笑", (const char *const[]){ NULL } },
  { "健康养生", (const char *const[]){ NULL } },
  { "汽车", (const char *const[]){ NULL } },
  { "婚嫁", (const char *const[]){ "婚礼造型", "婚礼记录", "婚礼经验", "婚礼用品", NULL } },
  { "商业财经", (const char *const[]){ NULL } },
  { "素材", (const char *const[]){ NULL } },
  { "其他", (const char *const[]){ NULL } },
};
// clang-format on

/**
 * kol_category_get_n_categories:
 *
 * Returns: how many first-level categories there are
 */
guint
kol_category_get_n_categories (void)
{
  return G_N_ELEMENTS (categories);
}

/**
 * kol_category_at:
 * @index: below kol_category_get_n_categories()
 *
 * Returns: (transfer none): a first-level category
 */
const KolCategory *
kol_category_at (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (categories), NULL);

  return &categories[index];
}

/**
 * kol_category_lookup:
 * @name: (nullable): a first-level category's name
 *
 * Returns: (transfer none) (nullable): the category, or %NULL when there is none of that name
 */
const KolCategory *
kol_category_lookup (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (categories); i++)
    {
      if (g_str_equal (categories[i].name, name))
        return &categories[i];
    }

  return NULL;
}

static const KolCategory *
find_parent (const char *child)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (g_strv_contains (categories[i].children, child))
        return &categories[i];
    }

  return NULL;
}

/**
 * kol_category_contains:
 * @value: (nullable): a category's name
 *
 * Returns: whether @value names a category of either level
 */
gboolean
kol_category_contains (const char *value)
{
  return value != NULL && (kol_category_lookup (value) != NULL || find_parent (value) != NULL);
}

/**
 * kol_category_get_path:
 * @value: a category's name
 *
 * Returns: (transfer full): "美妆 · 底妆" for a second-level category, @value itself for any other
 */
char *
kol_category_get_path (const char *value)
{
  const KolCategory *parent;

  g_return_val_if_fail (value != NULL, NULL);

  parent = kol_category_lookup (value) == NULL ? find_parent (value) : NULL;
  if (parent == NULL)
    return g_strdup (value);

  return g_strdup_printf ("%s · %s", parent->name, value);
}
