/** Small kana, marks, prolonged sounds and the two sorts of kana as a Japanese list has them, not by their codes. */
const inJapanese = new Intl.Collator("ja");

export function compareJapanese(one: string, other: string): number {
  return inJapanese.compare(one, other);
}

/** Of people: by kana, those without any last, then by name. */
export function byKana<P extends { id: string; name: string; kana: string }>(one: P, other: P): number {
  return (
    Number(one.kana === "") - Number(other.kana === "") ||
    compareJapanese(one.kana, other.kana) ||
    compareJapanese(one.name, other.name) ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}
