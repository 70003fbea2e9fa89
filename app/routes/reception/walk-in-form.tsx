import { type FormEvent, useRef, useState } from "react";
import { typedName } from "#app/domain/reception.ts";
import { receptionText } from "#app/text/reception.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { type Line, namesakes } from "./find-lines.ts";
import { Namesakes } from "./namesakes.tsx";
import type { Press } from "./use-reception.ts";

interface WalkInFormProps {
  /** Whether some are here and some online. */
  hybrid: boolean;
  online: boolean;
  /** Everybody on the list. */
  lines: readonly Line[];
  onEnter: (press: Press, name: string) => void;
  /** It is somebody on the list after all. */
  onCalled: (line: Line) => void;
}

type Given = NonNullable<Press["walkIn"]>;

/** 当日参加: two fields, and taken in. */
export function WalkInForm({ hybrid, online, lines, onEnter, onCalled }: WalkInFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState(false);
  const [asked, setAsked] = useState<{ given: Given; same: Line[] } | null>(null);
  const next = () => {
    setAsked(null);
    form.current?.reset();
    form.current?.querySelector("input")?.focus();
  };
  const take = (given: Given) => {
    const isOnline = online || (form.current !== null && new FormData(form.current).has("online"));
    onEnter({ kind: "arrived", walkIn: given, mode: isOnline ? "online" : "onSite" }, given.name);
    next();
  };
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const typed = (name: string) => typedName(String(fields.get(name)));
    const given = { name: typed("name"), organization: typed("organization") };
    const complete = given.name !== "" && given.organization !== "";
    setError(!complete);
    if (!complete) return;
    const same = namesakes(lines, given);
    if (same.length > 0) setAsked({ given, same });
    else take(given);
  };
  return (
    <form
      ref={form}
      onChange={() => setAsked(null)}
      onSubmit={enter}
      aria-label="当日参加の受付"
      noValidate
      className="grid gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <p>案内していない方が来られたときに使います。</p>
      {error && <FieldError id="walk-in">{receptionText.needsBoth}</FieldError>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" id="walk-in-name" label="氏名" required maxLength={200} autoComplete="off" />
        <TextField
          name="organization"
          id="walk-in-organization"
          label="所属"
          required
          maxLength={200}
          autoComplete="off"
        />
      </div>
      {hybrid && <Checkbox name="online" id="walk-in-online" label="オンラインで参加" />}
      {asked && (
        <Namesakes
          same={asked.same}
          onCalled={(line) => {
            onCalled(line);
            next();
          }}
          onOther={() => take(asked.given)}
        />
      )}
      <p>
        <Button>当日参加を受け付ける</Button>
      </p>
    </form>
  );
}
