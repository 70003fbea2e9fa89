import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { keepFile, placeOf, sweepArriving } from "#app/adapters/files/file-store.server.ts";
import { readUpload } from "#app/http/upload.server.ts";

const MAX_BYTES = 200_000;
const PDF = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
const schema = z.object({ title: z.string().optional() });

type Outcome = Awaited<ReturnType<typeof readUpload<typeof schema>>> | { status: number };

/** A server that reads one upload a request, as the routes do, and keeps what came of each. */
async function receiver() {
  const dir = mkdtempSync(path.join(tmpdir(), "renkei-upload-"));
  const outcomes: Promise<Outcome>[] = [];
  const server = createServer((incoming, response) => {
    const outcome = readUpload(requestOf(incoming), schema, { dir, maxBytes: MAX_BYTES }).catch((thrown) => {
      if (thrown instanceof Response) return { status: thrown.status };
      throw thrown;
    });
    outcomes.push(outcome);
    void outcome.then(() => response.end("read"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const { port } = server.address() as AddressInfo;
  const arriving = () => (existsSync(path.join(dir, "arriving")) ? readdirSync(path.join(dir, "arriving")) : []);
  return { dir, port, url: `http://127.0.0.1:${port}`, outcomes, arriving };
}

/** As Remix makes one of it. */
function requestOf(incoming: IncomingMessage): Request {
  return new Request("http://localhost/", {
    method: "POST",
    headers: { "Content-Type": incoming.headers["content-type"] ?? "" },
    body: createReadableStreamFromReadable(incoming) as BodyInit,
    duplex: "half",
  } as RequestInit);
}

async function send(to: Awaited<ReturnType<typeof receiver>>, body: FormData | Buffer, contentType?: string) {
  await fetch(to.url, {
    method: "POST",
    body: body as BodyInit,
    ...(contentType && { headers: { "Content-Type": contentType } }),
  });
  return to.outcomes.at(-1) as Promise<Outcome>;
}

async function uploadsOf(outcome: Promise<Outcome> | Outcome) {
  const read = await outcome;
  if (!("uploads" in read)) throw new Error(`refused: ${read.status}`);
  return read;
}

const BOUNDARY = "----boundary";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
/** A body written by hand: what no browser would send. */
function body(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : part)));
}
const part = (disposition: string, content: string | Buffer, type = "application/octet-stream") =>
  body(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`,
    content,
    "\r\n",
  );
const END = `--${BOUNDARY}--\r\n`;

test("files come in under their digest, with their names and fields; an empty field is none", async () => {
  const to = await receiver();
  const form = new FormData();
  form.append("title", "第1回\r\n資料");
  form.append("files", new File([PDF], "次第（案）.pdf", { type: "text/html" }));
  form.append("files", new File(["氏名,所属\n"], "名簿.csv"));
  form.append("other", new File([], ""));
  const { form: read, uploads } = await uploadsOf(send(to, form));
  expect(read).toMatchObject({ ok: true, value: { title: "第1回\n資料" } });
  const sha256 = createHash("sha256").update(PDF).digest("hex");
  expect(uploads).toEqual([
    {
      field: "files",
      fileName: "次第（案）.pdf",
      statedType: "text/html",
      kept: { ok: true, value: { sha256, byteSize: PDF.length, sniffedType: "application/pdf", isText: false } },
    },
    expect.objectContaining({
      fileName: "名簿.csv",
      kept: { ok: true, value: expect.objectContaining({ sniffedType: null, isText: true }) },
    }),
  ]);
  expect(readFileSync(placeOf(to.dir, sha256))).toEqual(PDF);
  expect(to.arriving()).toEqual([]);
});

test.each([
  ["../../../../tmp/x.pdf", "x.pdf"],
  ["..\\\\..\\\\x.pdf", "x.pdf"],
  ["/etc/passwd", "passwd"],
  ["..", ""],
  ["a\u202efdp.exe", "afdp.exe"],
])("a file called %s lands under its digest alone", async (sent, fileName) => {
  const to = await receiver();
  const { uploads } = await uploadsOf(send(to, body(part(`name="files"; filename="${sent}"`, PDF), END), MULTIPART));
  expect(uploads[0]?.fileName).toBe(fileName);
  const sha256 = createHash("sha256").update(PDF).digest("hex");
  expect(readdirSync(to.dir).sort()).toEqual(["arriving", sha256.slice(0, 2)].sort());
  expect(readdirSync(path.join(to.dir, sha256.slice(0, 2)))).toEqual([sha256]);
});

test("what is too large is read to its end and leaves nothing; what came with it is kept", async () => {
  const to = await receiver();
  const form = new FormData();
  form.append("files", new File([randomBytes(MAX_BYTES + 1)], "大.pdf"));
  form.append("files", new File([randomBytes(MAX_BYTES)], "可.bin"));
  form.append("files", new File([], "空.pdf"));
  const { uploads } = await uploadsOf(send(to, form));
  expect(uploads.map(({ kept }) => (kept.ok ? "kept" : kept.error))).toEqual(["file-too-large", "kept", "file-empty"]);
  expect(to.arriving()).toEqual([]);
  expect(readdirSync(to.dir)).toHaveLength(2);
});

test("more files than a form may carry are told of, not silently left out", async () => {
  const to = await receiver();
  const form = new FormData();
  for (let i = 0; i < 25; i++) form.append("files", new File([`file ${i}`], `${i}.txt`));
  const { form: read, uploads } = await uploadsOf(send(to, form));
  expect(uploads).toHaveLength(20);
  expect(read).toMatchObject({ ok: false, errors: [{ message: "ファイルは20件までにしてください。" }] });
  expect(to.arriving()).toEqual([]);
});

test.each([
  ["cut off within a file", body(part('name="files"; filename="a.pdf"', PDF).subarray(0, -20)), 400],
  ["cut off after a file", part('name="files"; filename="a.pdf"', PDF), 400],
  ["cut off within a header", body(`--${BOUNDARY}\r\nContent-Dispo`), 400],
  ["no multipart at all", Buffer.from("title=a"), 400],
  ["too many fields", body(...Array.from({ length: 2100 }, () => part('name="a"', "b", "text/plain")), END), 413],
  ["a field that is too long", body(part('name="title"', "長".repeat(100_000), "text/plain"), END), 413],
])("%s: refused, and nothing is left behind", async (_, hostile, status) => {
  const to = await receiver();
  expect(await send(to, body(part('name="files"; filename="first.pdf"', PDF), hostile), MULTIPART)).toEqual({ status });
  expect(to.arriving()).toEqual([]);
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  `multipart/form-data; boundary=${"b".repeat(500)}`,
])("a body of type %s is no form of ours", async (contentType) => {
  const to = await receiver();
  expect(await send(to, Buffer.from("title=a"), contentType)).toEqual({ status: 400 });
});

test("names that reach for a prototype, parts without a name, headers without end: no harm", async () => {
  const to = await receiver();
  const hostile = body(
    part('name="__proto__"; filename="__proto__"', "x"),
    part('name="constructor.prototype.polluted"', "yes", "text/plain"),
    part('filename="nameless.pdf"', PDF),
    part("", "neither"),
    `--${BOUNDARY}\r\nX-Long: ${"x".repeat(50_000)}\r\nContent-Disposition: form-data; name="late"\r\n\r\nlate\r\n`,
    END,
  );
  const outcome = await send(to, hostile, MULTIPART);
  expect("uploads" in outcome || outcome.status === 400).toBe(true);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
  expect(to.arriving()).toEqual([]);
});

test("an upload that is broken off leaves nothing, and the server goes on", async () => {
  const to = await receiver();
  const head = part('name="files"; filename="a.pdf"', randomBytes(100_000)).subarray(0, -2);
  const client = httpRequest(to.url, {
    method: "POST",
    headers: { "Content-Type": MULTIPART, "Content-Length": 10_000_000 },
  });
  client.on("error", () => {});
  client.write(head);
  await expect.poll(() => to.arriving().length).toBe(1);
  client.destroy();
  await expect.poll(() => to.outcomes.length).toBe(1);
  expect(await to.outcomes[0]).toEqual({ status: 400 });
  expect(to.arriving()).toEqual([]);
  const { uploads } = await uploadsOf(send(to, body(part('name="files"; filename="a.pdf"', PDF), END), MULTIPART));
  expect(uploads).toHaveLength(1);
});

test("a disk that takes nothing more fails the upload, and the server goes on", async () => {
  const to = await receiver();
  const form = new FormData();
  form.append("files", new File([PDF], "a.pdf"));
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const dir = path.join(import.meta.filename, "no-folder");
  await expect(readUpload(request, schema, { dir, maxBytes: MAX_BYTES })).rejects.toThrow(/ENOTDIR/);
  expect((await uploadsOf(send(to, form))).uploads).toHaveLength(1);
});

test("a sender is taken from no faster than the disk writes", async () => {
  const dir = mkdtempSync(path.join(tmpdir(), "renkei-upload-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  let given = 0;
  let most = 0;
  const source = Readable.from(
    (async function* () {
      for (; given < 200; given++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield Buffer.alloc(1024 * 1024);
      }
    })(),
  );
  const before = process.memoryUsage().arrayBuffers;
  expect(await keepFile(dir, source, 10_000_000)).toEqual({ ok: false, error: "file-too-large" });
  expect(given).toBe(200);
  expect(most - before).toBeLessThan(120 * 1024 * 1024);
  expect(readdirSync(path.join(dir, "arriving"))).toEqual([]);
});

test("what a killed server left half done is swept away, what is arriving is not", async () => {
  const dir = mkdtempSync(path.join(tmpdir(), "renkei-upload-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  await sweepArriving(dir, new Date());
  const arriving = path.join(dir, "arriving");
  mkdirSync(arriving);
  const at = (name: string, time: string) => {
    writeFileSync(path.join(arriving, name), "half");
    utimesSync(path.join(arriving, name), new Date(time), new Date(time));
  };
  at("old", "2026-06-01T08:00:00Z");
  at("new", "2026-06-01T10:00:00Z");
  await sweepArriving(dir, new Date("2026-06-01T09:00:00Z"));
  expect(readdirSync(arriving)).toEqual(["new"]);
});
