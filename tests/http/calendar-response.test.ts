import { expect, test } from "vitest";
import { calendarResponse, noCalendar } from "#app/http/calendar-response.server.ts";

const SERVED = {
  bytes: Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
  etag: '"abc"',
  changedAt: new Date("2026-06-01T00:00:10Z"),
};
const SAME = SERVED.changedAt.toUTCString();
const BEFORE = "Mon, 01 Jun 2026 00:00:09 GMT";

function ask(headers: Record<string, string>, method = "GET") {
  return calendarResponse(new Request("https://renkei.example.jp/feeds/T.ics", { method, headers }), SERVED);
}

test("the calendar, as its bytes are, for the one who asks", async () => {
  const response = ask({});
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "content-length": String(SERVED.bytes.length),
    "content-disposition": 'inline; filename="renkei.ics"',
    "cache-control": "private, no-cache, no-transform",
    "x-robots-tag": "noindex, nofollow",
    etag: '"abc"',
    "last-modified": "Mon, 01 Jun 2026 00:00:10 GMT",
  });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(SERVED.bytes);
});

test("HEAD: the same without the bytes", async () => {
  const response = ask({}, "HEAD");
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual(Object.fromEntries(ask({}).headers));
  expect(await response.text()).toBe("");
});

test.each([
  [{ "If-None-Match": '"abc"' }, 304],
  [{ "If-None-Match": 'W/"abc"' }, 304],
  [{ "If-None-Match": '"x", W/"y","abc"' }, 304],
  [{ "If-None-Match": "*" }, 304],
  [{ "If-None-Match": '"other"' }, 200],
  [{ "If-None-Match": "abc" }, 200],
  [{ "If-None-Match": "" }, 200],
  [{ "If-Modified-Since": SAME }, 304],
  [{ "If-Modified-Since": "Tue, 02 Jun 2026 00:00:00 GMT" }, 304],
  [{ "If-Modified-Since": BEFORE }, 200],
  [{ "If-Modified-Since": "yesterday, I think" }, 200],
  // The ETag alone decides, either way.
  [{ "If-None-Match": '"other"', "If-Modified-Since": SAME }, 200],
  [{ "If-None-Match": '"abc"', "If-Modified-Since": BEFORE }, 304],
] as const)("%j: %i", async (headers, status) => {
  for (const method of ["GET", "HEAD"]) {
    const response = ask(headers, method);
    expect(response.status).toBe(status);
    expect(response.headers.get("ETag")).toBe('"abc"');
    if (status === 304) expect(await response.text()).toBe("");
  }
});

test("no calendar: a plain answer that is kept by nobody", () => {
  const response = noCalendar();
  expect(response.status).toBe(404);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
});
