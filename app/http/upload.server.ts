import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import Busboy from "@fastify/busboy";
import type { z } from "zod";
import { type KeptFile, keepFile } from "#app/adapters/files/file-store.server.ts";
import { MAX_FILES_AT_ONCE } from "#app/domain/material.ts";
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

interface Keeping {
  dir: string;
  maxBytes: number;
}

const LIMITS = {
  files: MAX_FILES_AT_ONCE,
  fields: 2_000,
  fieldSize: 256 * 1024,
  headerPairs: 20,
  headerSize: 16 * 1024,
};

/**
 * Reads a form with files, as it arrives: a file goes to the disk piece by piece, never into memory as a whole. A
 * file field left empty gives no upload. Only the routes of UPLOAD_PATHS may be sent more than a form's length. A
 * body that is cut off or no form leaves nothing behind: 400. What is left unread of it, the server lets flow away.
 */
export async function readUpload<S extends z.ZodType>(
  request: Request,
  schema: S,
  to: Keeping,
): Promise<{ form: FormResult<z.output<S>>; uploads: Upload[] }> {
  const parser = parserOf(request);
  const fields = new FormData();
  const files: Readable[] = [];
  const keeping: Promise<Upload | null>[] = [];
  let tooMany = false;
  const source = Readable.fromWeb(request.body as ReadableStream);
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on("field", (name, value, _nameCut, valueCut) => {
        if (valueCut) reject(tooLarge());
        fields.append(name ?? "", value);
      });
      parser.on("file", (field, stream, fileName, _encoding, statedType) => {
        // It may break before anything reads it; whoever does hears of it.
        stream.on("error", () => {});
        files.push(stream);
        const kept = keepUpload(stream, { field, fileName: baseName(fileName), statedType }, to);
        kept.catch(reject);
        keeping.push(kept);
      });
      parser.on("filesLimit", () => {
        tooMany = true;
      });
      parser.on("fieldsLimit", () => reject(tooLarge()));
      parser.on("finish", resolve).on("error", () => reject(noForm()));
      source.on("error", () => reject(noForm())).pipe(parser);
    });
  } catch (error) {
    source.unpipe(parser);
    for (const file of files) file.destroy();
    await Promise.allSettled(keeping);
    throw error;
  }
  const uploads = (await Promise.all(keeping)).filter((upload) => upload !== null);
  const form = parseForm(fields, schema);
  if (!tooMany) return { form, uploads };
  const errors = [{ message: formText.tooMany("ファイル", MAX_FILES_AT_ONCE) }, ...(form.ok ? [] : form.errors)];
  return { form: { ok: false, errors, typed: form.typed }, uploads };
}

function parserOf(request: Request): InstanceType<typeof Busboy> {
  const contentType = request.headers.get("Content-Type") ?? "";
  if (!request.body || !contentType.startsWith("multipart/form-data")) throw noForm();
  try {
    return new Busboy({ headers: { "content-type": contentType }, defCharset: "utf8", limits: LIMITS });
  } catch {
    throw noForm();
  }
}

async function keepUpload(
  stream: Readable,
  upload: Omit<Upload, "kept">,
  { dir, maxBytes }: Keeping,
): Promise<Upload | null> {
  const kept = await keepFile(dir, stream, maxBytes);
  const left = !kept.ok && kept.error === "file-empty" && upload.fileName === "";
  return left ? null : { ...upload, kept };
}

function noForm(): Response {
  return new Response(formText.noForm, { status: 400, statusText: "Bad Request" });
}

function tooLarge(): Response {
  return new Response(formText.tooLarge, { status: 413, statusText: "Content Too Large" });
}

/** Without the folders some browsers send along, and without what cannot be seen and would mislead. */
function baseName(fileName: string | undefined): string {
  const name = (fileName ?? "").split(/[/\\]/).at(-1) ?? "";
  return Array.from(name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""))
    .slice(0, 200)
    .join("");
}
