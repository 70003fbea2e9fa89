/** A calendar as it is sent, with what tells it from other versions of it. */
interface ServedCalendar {
  bytes: Buffer;
  /** With its quotation marks. */
  etag: string;
  /** In whole seconds. */
  changedAt: Date;
}

/**
 * A calendar to subscribe to; 304 where the client has it as it is. For nobody but the client itself, who asks each
 * time whether it still holds; as it is, for the ETag is of its bytes.
 */
export function calendarResponse(request: Request, { bytes, etag, changedAt }: ServedCalendar): Response {
  const validators = {
    ETag: etag,
    "Last-Modified": changedAt.toUTCString(),
    "Cache-Control": "private, no-cache, no-transform",
    "X-Robots-Tag": "noindex, nofollow",
  };
  if (isCurrent(request.headers, { etag, changedAt })) return new Response(null, { status: 304, headers: validators });
  return new Response(request.method === "HEAD" ? null : new Uint8Array(bytes), {
    headers: {
      ...validators,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Length": String(bytes.length),
      "Content-Disposition": 'inline; filename="renkei.ics"',
    },
  });
}

/** There is no such calendar, or no longer: the same answer either way. */
export function noCalendar(): Response {
  return new Response("この予定表はありません。\n", {
    status: 404,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

/** What the client names by ETag decides alone; only one that names none is believed its time. Source: RFC 9110 13.2.2. */
function isCurrent(headers: Headers, { etag, changedAt }: Omit<ServedCalendar, "bytes">): boolean {
  const known = headers.get("If-None-Match");
  if (known !== null) {
    // Compared weakly, as RFC 9110 13.1.2 has it: a proxy may have weakened it on the way.
    return known.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
  }
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return !Number.isNaN(since) && changedAt.getTime() <= since;
}
