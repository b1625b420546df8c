import { type ClauseRule, ended, one } from "./foreign.ts";

const rule = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "u"), read });
const word = "\\p{Script=Han}";

export const chinese: readonly ClauseRule[] = [
  rule(`我(?:的名字)?(?:叫|是叫|名叫)(?<name>${word}{2,4})`, ({ name }) => one("name", name)),
  rule(`^(?:我)?(?:现在|目前)?(?:住在|居住在|搬到了?)(?<place>${word}{2,6}?)(?:了|市)?$`, ({ place }) =>
    one("location", place),
  ),
  rule(`我.{0,4}(?:搬到|搬去|搬来)了?(?<place>${word}{2,6}?)了?$`, ({ place }) => one("location", place)),
  rule(`^(?:我)?(?:来自)(?<place>${word}{2,6})$`, ({ place }) => one("hometown", place)),
  rule(`^(?:我)?是一?(?:名|位|个)(?<role>${word}{2,8})$`, ({ role }) => one("role", role)),
  rule(`^(?:我)?在(?<org>${word}{2,10}?)(?:上班|工作)$`, ({ org }) => one("employer", org)),
  rule(`我对(?<what>${word}{1,8})过敏`, ({ what }) => one("allergy", what)),
  rule(`^(?:我)?(?<age>\\d{1,3})岁`, ({ age }) => one("age", age)),
  rule(`最喜欢的(?<kind>颜色|食物|菜)是(?<what>${word}{1,8})`, ({ kind, what }) =>
    one(kind === "颜色" ? "favorite_color" : "favorite_food", what),
  ),
  rule(`^我(?:很|非常|特别|超|超级|最|真的)?(?<not>不)?(?:喜欢|爱)(?!的)(?<what>${word}{1,8}?)$`, ({ not, what }) =>
    one(not ? "dislikes" : "likes", what),
  ),
  rule(`(?:已经|现在|再也)?不(?:再)?喜欢(?<what>${word}{1,8}?)了`, ({ what }) => ended("likes", what)),
  rule(
    `^(?:我)?在(?<place>${word}{2,6}?)(?:上|读|念)(?<year>大[一二三四]|高[一二三]|初[一二三]|研[一二三])$`,
    ({ place, year }) => [...one("location", place), ...one("school_status", year)],
  ),
  rule(`专业是(?<what>${word}{2,10})$`, ({ what }) => one("education", what)),
  rule("^(?:我)?(?:已经)?(?<status>退休|失业)了?$", ({ status }) => one("employment_status", status)),
  rule(`(?:养了|有)(?:一|两|三)(?:只|条|匹)(?<pet>${word}{1,4})`, ({ pet }) => one("pet", pet)),
  rule(`(?:没有|不养)(?<pet>猫|狗|兔子|仓鼠|鹦鹉|乌龟)了`, ({ pet }) => ended("pet", pet)),
  rule(`请叫我(?<name>${word}{2,4})$`, ({ name }) => one("address_as", name)),
  rule(`不要(?:再)?(?:用|使用|加)?(?<what>表格|列表|表情|表情符号|英文|英语)$`, ({ what }) => one("avoid", what)),
  rule(`(?:换到|跳槽到|加入了?|入职)(?<org>${word}{2,10})(?:上班|工作)?$`, ({ org }) => one("employer", org)),
  rule(`我不再(?:住在)(?<place>${word}{2,6})`, ({ place }) => ended("location", place)),
  rule("(?:请|以后)?用(?<language>中文|英文|英语|法语|德语|日语|西班牙语)(?:来)?(?:回答|回复|跟我说)", ({ language }) =>
    one("response_language", language),
  ),
  rule("(?:尽量|请|要)(?<style>简短|简洁|详细)", ({ style }) => one("response_style", style)),
];
