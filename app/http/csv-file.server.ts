/** A CSV to be saved, by its Japanese name where the browser knows RFC 5987 and a plain one elsewhere. */
export function csvFile(content: string, name: { plain: string; japanese: string }): Response {
  const japanese = encodeURIComponent(`${name.japanese}.csv`);
  return new Response(content, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name.plain}.csv"; filename*=UTF-8''${japanese}`,
      "Cache-Control": "no-store",
    },
  });
}
