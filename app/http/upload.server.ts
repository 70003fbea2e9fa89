import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import Busboy from "@fastify/busboy";
import type { z } from "zod";
import { type KeptFile, keepFile } from "#app/adapters/files/file-store.server.ts";
import type { Result } from "#app/domain/result.ts";
import { formText } from "#app/text/form.ts";
import { type FormResult, parseForm } from "./form.server.ts";

/** A file that came with a form: kept already, or why not. */
export interface Upload {
  /** The name of its field. */
  field: string;
  /** As the sender calls it, without any folder; told to people, never to the disk. */
  fileName: string;
  /** As the sender's browser has it: a hint at most. */
  statedType: string;
  kept: Result<KeptFile, "file-empty" | "file-too-large">;
}

const MAX_FILES = 20;
const MAX_FIELDS = 2_000;
const MAX_FIELD_BYTES = 256 * 1024;

/**
 * Reads a form with files, as it arrives: a file goes to the disk piece by piece, never into memory as a whole. A
 * file field left empty gives no upload. Only the routes of UPLOAD_PATHS may be sent more than a form's length.
 */
export async function readUpload<S extends z.ZodType>(
  request: Request,
  schema: S,
  { dir, maxBytes }: { dir: string; maxBytes: number },
): Promise<{ form: FormResult<z.output<S>>; uploads: Upload[] }> {
  const fields = new FormData();
  const keeping: Promise<Upload | null>[] = [];
  await new Promise<void>((resolve, reject) => {
    const body = request.body;
    const contentType = request.headers.get("Content-Type") ?? "";
    if (!body || !contentType.startsWith("multipart/form-data")) return reject(noForm());
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { "content-type": contentType },
        defCharset: "utf8",
        limits: { files: MAX_FILES, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES },
      });
    } catch {
      return reject(noForm());
    }
    parser.on("field", (name, value) => fields.append(name, value));
    parser.on("file", (field, stream, fileName, _encoding, statedType) => {
      keeping.push(keepUpload(stream, { field, fileName: baseName(fileName), statedType }, { dir, maxBytes }));
    });
    parser.on("finish", resolve);
    // Cut off, or no multipart at all.
    parser.on("error", () => reject(noForm()));
    Readable.fromWeb(body as ReadableStream)
      .on("error", () => reject(noForm()))
      .pipe(parser);
  });
  const uploads = (await Promise.all(keeping)).filter((upload) => upload !== null);
  return { form: parseForm(fields, schema), uploads };
}

async function keepUpload(
  stream: Readable,
  upload: Omit<Upload, "kept">,
  { dir, maxBytes }: { dir: string; maxBytes: number },
): Promise<Upload | null> {
  const kept = await keepFile(dir, stream, maxBytes);
  const left = !kept.ok && kept.error === "file-empty" && upload.fileName === "";
  return left ? null : { ...upload, kept };
}

function noForm(): Response {
  return new Response(formText.noForm, { status: 400, statusText: "Bad Request" });
}

/** Without the folders some browsers send along, and without what no file's name can hold. */
function baseName(fileName: string | undefined): string {
  const name = (fileName ?? "").split(/[/\\]/).at(-1) ?? "";
  return name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "").slice(0, 200);
}
