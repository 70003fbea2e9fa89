interface AreaPlace {
  name: string;
  municipalities: readonly string[];
}

const area = (name: string, municipalities: string): AreaPlace => ({ name, municipalities: municipalities.split(" ") });

/** 北海道's 21 二次医療圏 and 179 municipalities. Source: 北海道医療計画. */
export const AREAS: readonly AreaPlace[] = [
  area("南渡島", "函館市 北斗市 松前町 福島町 知内町 木古内町 七飯町 鹿部町 森町"),
  area("南檜山", "江差町 上ノ国町 厚沢部町 乙部町 奥尻町"),
  area("北渡島檜山", "八雲町 長万部町 せたな町 今金町"),
  area("札幌", "札幌市 江別市 千歳市 恵庭市 北広島市 石狩市 当別町 新篠津村"),
  area(
    "後志",
    "小樽市 島牧村 寿都町 黒松内町 蘭越町 ニセコ町 真狩村 留寿都村 喜茂別町 京極町 倶知安町 共和町 岩内町 泊村 神恵内村 積丹町 古平町 仁木町 余市町 赤井川村",
  ),
  area("南空知", "夕張市 岩見沢市 美唄市 三笠市 南幌町 由仁町 長沼町 栗山町 月形町"),
  area("中空知", "芦別市 赤平市 滝川市 砂川市 歌志内市 奈井江町 上砂川町 浦臼町 新十津川町 雨竜町"),
  area("北空知", "深川市 妹背牛町 秩父別町 北竜町 沼田町"),
  area("西胆振", "室蘭市 登別市 伊達市 豊浦町 壮瞥町 洞爺湖町"),
  area("東胆振", "苫小牧市 白老町 安平町 厚真町 むかわ町"),
  area("日高", "日高町 平取町 新冠町 浦河町 様似町 えりも町 新ひだか町"),
  area("上川中部", "旭川市 鷹栖町 東神楽町 当麻町 比布町 愛別町 上川町 東川町 美瑛町 幌加内町"),
  area("上川北部", "士別市 名寄市 和寒町 剣淵町 下川町 美深町 音威子府村 中川町"),
  area("富良野", "富良野市 上富良野町 中富良野町 南富良野町 占冠村"),
  area("留萌", "留萌市 増毛町 小平町 苫前町 羽幌町 初山別村 遠別町 天塩町"),
  area("宗谷", "稚内市 猿払村 浜頓別町 中頓別町 枝幸町 豊富町 礼文町 利尻町 利尻富士町 幌延町"),
  area("北網", "北見市 網走市 大空町 美幌町 津別町 斜里町 清里町 小清水町 訓子府町 置戸町"),
  area("遠紋", "紋別市 佐呂間町 遠軽町 湧別町 滝上町 興部町 西興部村 雄武町"),
  area(
    "十勝",
    "帯広市 音更町 士幌町 上士幌町 鹿追町 新得町 清水町 芽室町 中札内村 更別村 大樹町 広尾町 幕別町 池田町 豊頃町 本別町 足寄町 陸別町 浦幌町",
  ),
  area("釧路", "釧路市 釧路町 厚岸町 浜中町 標茶町 弟子屈町 鶴居村 白糠町"),
  area("根室", "根室市 別海町 中標津町 標津町 羅臼町"),
];

export interface CenterPlace {
  code: string;
  name: string;
  unit: string;
  area: string;
  /** Where the office stands. */
  city: string;
  /** The municipalities whose staff it works with in the demo: the first few of those it covers. */
  partners: readonly string[];
}

const center = (
  code: string,
  name: string,
  unit: string,
  area: string,
  city: string,
  partners: string,
): CenterPlace => ({
  code,
  name: `${name}保健所`,
  unit,
  area,
  city,
  partners: partners.split(" "),
});

/** The 26 道立保健所 in official order, by reporting unit. Source: 北海道, list of health centers. */
export const CENTERS: readonly CenterPlace[] = [
  center("oshima", "渡島", "渡島", "南渡島", "函館市", "北斗市 七飯町 森町"),
  center("esashi", "江差", "江差", "南檜山", "江差町", "江差町 上ノ国町 厚沢部町"),
  center("yakumo", "八雲", "八雲", "北渡島檜山", "八雲町", "八雲町 長万部町 せたな町"),
  center("ebetsu", "江別", "江別", "札幌", "江別市", "江別市 石狩市 当別町"),
  center("chitose", "千歳", "千歳", "札幌", "千歳市", "千歳市 恵庭市 北広島市"),
  center("kutchan", "倶知安", "倶知安・岩内", "後志", "倶知安町", "倶知安町 ニセコ町 余市町"),
  center("iwanai", "岩内", "倶知安・岩内", "後志", "岩内町", "岩内町 共和町 泊村"),
  center("iwamizawa", "岩見沢", "岩見沢", "南空知", "岩見沢市", "岩見沢市 美唄市 栗山町"),
  center("takikawa", "滝川", "滝川", "中空知", "滝川市", "滝川市 砂川市 新十津川町"),
  center("fukagawa", "深川", "深川", "北空知", "深川市", "深川市 妹背牛町 沼田町"),
  center("muroran", "室蘭", "室蘭", "西胆振", "室蘭市", "室蘭市 登別市 伊達市 豊浦町 壮瞥町 洞爺湖町"),
  center("tomakomai", "苫小牧", "苫小牧", "東胆振", "苫小牧市", "苫小牧市 白老町 むかわ町"),
  center("urakawa", "浦河", "浦河・静内", "日高", "浦河町", "浦河町 様似町 えりも町"),
  center("shizunai", "静内", "浦河・静内", "日高", "新ひだか町", "新ひだか町 日高町 平取町"),
  center("kamikawa", "上川", "上川", "上川中部", "旭川市", "東神楽町 東川町 美瑛町"),
  center("nayoro", "名寄", "名寄", "上川北部", "名寄市", "名寄市 士別市 美深町"),
  center("furano", "富良野", "富良野", "富良野", "富良野市", "富良野市 上富良野町 中富良野町"),
  center("rumoi", "留萌", "留萌", "留萌", "留萌市", "留萌市 羽幌町 天塩町"),
  center("wakkanai", "稚内", "稚内", "宗谷", "稚内市", "稚内市 枝幸町 豊富町"),
  center("kitami", "北見", "北見", "北網", "北見市", "北見市 美幌町 訓子府町"),
  center("abashiri", "網走", "網走", "北網", "網走市", "網走市 斜里町 大空町"),
  center("mombetsu", "紋別", "紋別", "遠紋", "紋別市", "紋別市 遠軽町 湧別町"),
  center("obihiro", "帯広", "帯広", "十勝", "帯広市", "帯広市 音更町 幕別町"),
  center("kushiro", "釧路", "釧路", "釧路", "釧路市", "釧路市 釧路町 標茶町"),
  center("nemuro", "根室", "根室", "根室", "根室市", "根室市"),
  center("nakashibetsu", "中標津", "中標津", "根室", "中標津町", "中標津町 別海町 標津町"),
];

/** The reporting units in official order. */
export const UNITS: readonly string[] = [...new Set(CENTERS.map((c) => c.unit))];

/** 釧路, without 保健所. */
export function shortName(place: CenterPlace): string {
  return place.name.replace(/保健所$/, "");
}
