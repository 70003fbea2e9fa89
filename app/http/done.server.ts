/**
 * What the address says was just done (`?done=saved`), in the words `texts` have for it; null where they have none:
 * anyone can write into an address, `constructor` too.
 */
export function doneText<T>(request: Request, texts: Readonly<Record<string, T>>): T | null {
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return Object.hasOwn(texts, done) ? (texts[done] ?? null) : null;
}
