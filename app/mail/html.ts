/** Text as HTML shows it: everything that could be markup is escaped, line breaks are kept. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

export function lines(texts: readonly string[]): string {
  return texts.map(escapeHtml).join("<br>\n");
}

/** A link where the address is one of the web's, else its text alone: a `javascript:` address is never a link. */
export function link(address: string, words = address, className?: string): string {
  if (!/^https?:\/\/\S+$/i.test(address)) return escapeHtml(words);
  const mark = className ? ` class="${className}"` : "";
  return `<a${mark} href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
}

/** Nothing is fetched, and without the styles the mail still reads in order. */
export const MAIL_STYLE = `
body { font-family: "BIZ UDPGothic", "Hiragino Sans", Meiryo, sans-serif; line-height: 1.7; color: #1a1a1c; overflow-wrap: anywhere; max-width: 42em; margin: 1em; }
h1 { font-size: 1.2em; text-align: center; margin: 1.5em 0; }
h2 { font-size: 1em; border-left: 4px solid #0017c1; padding-left: 0.5em; margin: 2em 0 0.5em; }
dt { font-weight: bold; margin-top: 0.5em; }
dd { margin-left: 1.5em; }
.right { text-align: right; }
.center { text-align: center; }
.button { display: inline-block; background: #0017c1; color: #ffffff; font-weight: bold; text-decoration: none; padding: 0.8em 2em; border-radius: 8px; }
`;

export function page(title: string, body: readonly string[]): string {
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${MAIL_STYLE}</style>
</head>
<body>
${body.join("\n")}
</body>
</html>
`;
}
