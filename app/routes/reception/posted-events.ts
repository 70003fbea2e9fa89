import { z } from "zod";
import { RECEPTION_KINDS, typedName } from "#app/domain/reception.ts";
import type { SentEvent } from "#app/use-cases/reception/apply-events.ts";
import { MAX_BATCH } from "./sync.ts";

const text = (max: number) => z.string().transform(typedName).pipe(z.string().max(max));
const required = text(200).refine((typed) => typed !== "");
const optional = text(200)
  .nullable()
  .transform((typed) => typed || null);
const id = z.string().min(1).max(64);

const sentEvent = z.object({
  id: z.uuid(),
  kind: z.enum(RECEPTION_KINDS),
  at: z.iso.datetime().transform((at) => new Date(at)),
  invitationId: id.nullable(),
  attendanceId: id.nullable(),
  enteredBy: id.nullable(),
  mode: z.enum(["onSite", "online"]).nullable(),
  proxy: z.object({ name: required, title: optional, organization: optional }).nullable(),
  walkIn: z.object({ name: required, organization: required }).nullable(),
  // A press that has waited on a device since before there was this says nothing of it.
  asAnswered: z.boolean().default(false),
});

const posted = z.object({
  desk: text(40).nullable().catch(null),
  since: z.number().int().nullable(),
  list: z.string().nullable().default(null),
  events: z.array(z.looseObject({ id: z.string() })).max(MAX_BATCH),
});

export interface PostedEvents {
  desk: string | null;
  since: number | null;
  list: string | null;
  events: SentEvent[];
  /** The presses nobody could read: the others are taken all the same. */
  unreadable: { id: string; because: "unreadable" }[];
}

/** What a desk sent; null where it is nothing of the kind. */
export function readPosted(body: unknown): PostedEvents | null {
  const read = posted.safeParse(body);
  if (!read.success) return null;
  const events: SentEvent[] = [];
  const unreadable: PostedEvents["unreadable"] = [];
  for (const sent of read.data.events) {
    const event = sentEvent.safeParse(sent);
    if (event.success) events.push(event.data);
    else unreadable.push({ id: sent.id, because: "unreadable" });
  }
  return { ...read.data, events, unreadable };
}
